import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { byPosition, type Cluster, clustersOf } from './cluster';
import { withoutSuperseded } from './correction';
import { crowdDoubt, isCrowd, mostOrdered } from './crowd';
import { isOrderDependent, isSameEvent } from './dependence';
import { type PossibleOrders, possibleOrders } from './possible-orders';
import { replayState, type State } from './replay-state';
import { commonWorld, type PlaceWorld, unknownWorld, unsureState, worldAfter } from './world';

/** Some calls that time does not order, with every order in which they can have happened. */
export interface OrderedCluster extends PossibleOrders {
  /** All calls of the cluster, those that were corrected too. */
  readonly cluster: Cluster;
  /** The state that the calls before left, in the order that is shown. */
  readonly before: State;
  /** What is not known of each of the calls and of what they left, where too many orders are possible to try them. */
  readonly doubt?: Doubt;
}

/** The calls that concern a place, in the order that the records prove, or else the one that is shown. */
export interface PlaceHistory {
  readonly place: Place;
  readonly clusters: readonly OrderedCluster[];
  /** Without those that CloudTrail corrected: the correction takes their place. */
  readonly events: readonly AuditEvent[];
}

/**
 * Orders the calls at a place and those that concern it: imports into it, the creation and deletion of
 * what it is within. Calls are ordered nowhere else: every change and every answer goes by this order.
 * `following` is what came next, where the history is cut there.
 */
export function placeHistory(place: Place, events: readonly AuditEvent[], following?: Cluster): PlaceHistory {
  const valid = new Set(withoutSuperseded(events));
  const all = clustersOf(events);
  // What calls say of what exists is evidence for the order of several only.
  const lastOfSeveral = all.findLastIndex((cluster) => cluster.events.length > 1);
  const clusters: OrderedCluster[] = [];
  let world = unknownWorld(place);
  let before = world.state;
  for (const [index, cluster] of all.entries()) {
    const next = all[index + 1] ?? following;
    const calls = cluster.events.filter((event) => valid.has(event));
    const orders = isCrowd(cluster, place)
      ? crowdOrders(calls)
      : possibleOrders(world, calls, evidenceOf(next, place, next === following ? undefined : valid));
    const ordered = { ...orders, cluster, before, ...doubtIn(orders, cluster, place) };
    clusters.push(ordered);
    before = stateAfter(place, ordered);
    if (index < lastOfSeveral) world = worldAfterAll(world, orders);
  }
  return { place, clusters, events: clusters.flatMap(({ shown }) => shown) };
}

/** What came next, where it can say something of the order of what was before. */
function evidenceOf(
  next: Cluster | undefined,
  place: Place,
  valid: ReadonlySet<AuditEvent> | undefined,
): readonly AuditEvent[] | undefined {
  if (next === undefined || isCrowd(next, place)) return undefined;
  return next.events.filter((event) => valid === undefined || valid.has(event));
}

/** They are not looked for: the order of the store is shown. */
function crowdOrders(calls: readonly AuditEvent[]): PossibleOrders {
  return { shown: calls.toSorted(byPosition), others: [], isUndecided: true };
}

function doubtIn(
  { isUndecided, shown }: PossibleOrders,
  cluster: Cluster,
  place: Place,
): Pick<OrderedCluster, 'doubt'> {
  if (!isUndecided) return {};
  return { doubt: isCrowd(cluster, place) ? crowdDoubt : doubtOf('order-unsure', ...shown) };
}

function stateAfter(place: Place, { shown, before, doubt }: OrderedCluster): State {
  const left = replayState(place, shown, before);
  return doubt === undefined ? left : leftInDoubt(left, doubt);
}

/** A state within or after a cluster of which no order is known; in a crowd it is in doubt for that reason alone. */
export function leftInDoubt(state: State, doubt: Doubt): State {
  return { ...state, doubts: doubt === crowdDoubt ? [doubt] : mergedDoubts(state.doubts, [doubt]) };
}

/** What is evidence for the calls after some: only what is so in every order of them. */
function worldAfterAll(world: PlaceWorld, { shown, others, isUndecided }: PossibleOrders): PlaceWorld {
  if (isUndecided) return unknownWorld(world.place, unsureState);
  const after = (order: readonly AuditEvent[]) => order.reduce(worldAfter, world);
  return others.length === 0 ? after(shown) : commonWorld([after(shown), ...others.map(after)]);
}

/** The calls of which the records do not prove whether they came before this one, where that makes a difference. */
export function rivalsOf({ shown, others }: PossibleOrders, event: AuditEvent): readonly AuditEvent[] {
  if (others.length === 0) return [];
  const isBefore = (one: AuditEvent, order: readonly AuditEvent[]) =>
    order.indexOf(one) < order.indexOf(event);
  return shown.filter(
    (one) =>
      one !== event &&
      isOrderDependent(one, event) &&
      others.some((order) => isBefore(one, order) !== isBefore(one, shown)),
  );
}

/** What the records do not prove of the order of a call among those of a cluster, also where it makes no difference. */
export function orderDoubtsOf(cluster: OrderedCluster, event: AuditEvent): readonly Doubt[] {
  if (!cluster.shown.includes(event)) return [];
  if (cluster.doubt === crowdDoubt) return [crowdDoubt];
  const unordered = unorderedWith(cluster, event);
  return unordered.length === 0 ? [] : [doubtOf('order-unsure', ...unordered)];
}

function unorderedWith(cluster: OrderedCluster, event: AuditEvent): readonly AuditEvent[] {
  const { shown } = cluster;
  const others = shown.filter((one) => one !== event && !isSameEvent(one, event));
  if (cluster.isUndecided || shown.length > mostOrdered) return others;
  const later = reachable(shown, event, (one, other) => isProvenBefore(cluster, one, other));
  const earlier = reachable(shown, event, (one, other) => isProvenBefore(cluster, other, one));
  return others.filter((one) => !later.has(one) && !earlier.has(one));
}

/** The calls that a chain of proven steps leads to. */
function reachable(
  events: readonly AuditEvent[],
  from: AuditEvent,
  isStep: (one: AuditEvent, other: AuditEvent) => boolean,
): ReadonlySet<AuditEvent> {
  const found = new Set<AuditEvent>();
  const open = [from];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const at = one;
    for (const other of events.filter((each) => !found.has(each) && each !== at && isStep(at, each))) {
      found.add(other);
      open.push(other);
    }
  }
  return found;
}

/** By time, or because every order has it so and no other order would end alike. */
function isProvenBefore({ shown, others }: PossibleOrders, one: AuditEvent, other: AuditEvent): boolean {
  if (one.interval.to < other.interval.from) return true;
  if (!isOrderDependent(one, other)) return false;
  return [shown, ...others].every((order) => order.indexOf(one) < order.indexOf(other));
}
