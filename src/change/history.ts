import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { type Cluster, clustersOf } from './cluster';
import { withoutSuperseded } from './correction';
import { isOrderDependent } from './dependence';
import { type PossibleOrders, possibleOrders } from './possible-orders';
import { type PlaceWorld, unknownWorld, worldAfter } from './world';

/** Some calls that time does not order, with every order in which they can have happened. */
export interface OrderedCluster extends PossibleOrders {
  /** All calls of the cluster, those that were corrected too. */
  readonly cluster: Cluster;
  readonly before: PlaceWorld;
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
  const clusters: OrderedCluster[] = [];
  let world = unknownWorld(place);
  for (const [index, cluster] of all.entries()) {
    const next = all[index + 1] ?? following;
    const orders = possibleOrders(
      world,
      cluster.events.filter((event) => valid.has(event)),
      next?.events.filter((event) => next === following || valid.has(event)),
    );
    clusters.push({ ...orders, cluster, before: world });
    world = orders.shown.reduce(worldAfter, world);
  }
  return { place, clusters, events: clusters.flatMap(({ shown }) => shown) };
}

/** The calls whose order to this one the records do not prove, where the order makes a difference. */
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

/** All calls of a cluster whose order to this one the records do not prove, also where it makes no difference. */
export function unorderedWith(cluster: OrderedCluster, event: AuditEvent): readonly AuditEvent[] {
  const { shown } = cluster;
  if (shown.length < 2) return [];
  const later = reachable(shown, event, (one, other) => isProvenBefore(cluster, one, other));
  const earlier = reachable(shown, event, (one, other) => isProvenBefore(cluster, other, one));
  return shown.filter((one) => one !== event && !later.has(one) && !earlier.has(one));
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
