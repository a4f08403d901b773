import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { isLoneAnchor } from './anchor';
import { leftInDoubt, type OrderedCluster, type PlaceHistory, rivalsOf } from './history';
import type { PossibleOrders } from './possible-orders';
import { after, nothing, type State } from './replay-state';
import { isSame } from './same';

/** A call and the state of the place before and after it. */
export interface Transition {
  readonly event: AuditEvent;
  readonly before: State;
  readonly after: State;
}

/** Another order that the records allow: one cluster reordered, and what follows until it makes no difference. */
export interface OtherOrder {
  readonly transitions: readonly Transition[];
  /** The calls that are in another order there. */
  readonly reordered: readonly AuditEvent[];
  /** Whether it still makes a difference at the end of the history. */
  readonly reachesEnd: boolean;
}

/** The states of a place along its history: as shown, and in the other orders that the records allow. */
export interface Replayed {
  readonly transitions: readonly Transition[];
  readonly others: readonly OtherOrder[];
}

export function replayHistory({ place, clusters }: PlaceHistory): Replayed {
  return {
    transitions: transitionsOf(place, clusters),
    others: clusters.flatMap((cluster, index) => otherOrders(place, cluster, clusters.slice(index + 1))),
  };
}

/** The state at the end of a history, with a doubt where another order ends in another state. */
export function lastState({ transitions, others }: Replayed): State {
  const state = transitions.at(-1)?.after ?? nothing;
  const ends = others.filter((other) => other.reachesEnd);
  return amongOthers(
    state,
    ends.map((other) => ({ ...other, state: other.transitions.at(-1)?.after })),
  );
}

/** The state right after a call, with a doubt where it is another one in another order. */
export function stateAfter({ transitions, others }: Replayed, event: AuditEvent): State {
  const isIt = (transition: Transition) => transition.event === event;
  const state = transitions.find(isIt)?.after ?? nothing;
  return amongOthers(
    state,
    others.map((other) => ({ ...other, state: other.transitions.find(isIt)?.after })),
  );
}

/** Calls in an order, and what is not known of it. */
type Replayable = Pick<OrderedCluster, 'shown' | 'doubt'>;

/** The whole history in every other order that the records allow, one cluster reordered at a time. */
export function otherSequences({ clusters }: PlaceHistory): readonly Sequence[] {
  return clusters.flatMap((cluster, index) =>
    cluster.others.map((shown) => ({
      clusters: clusters.map((one, at) => (at === index ? { shown } : one)),
      reordered: reorderedIn(cluster),
    })),
  );
}

export interface Sequence {
  readonly clusters: readonly Replayable[];
  /** The calls that are in another order there. */
  readonly reordered: readonly AuditEvent[];
}

/** One doubt about the order of the calls that these orders have in another one. */
export function orderDoubts(others: readonly Pick<OtherOrder, 'reordered'>[]): readonly Doubt[] {
  if (others.length === 0) return [];
  return mergedDoubts([doubtOf('order-unsure', ...others.flatMap(({ reordered }) => reordered))]);
}

interface OtherState extends Pick<OtherOrder, 'reordered'> {
  readonly state: State | undefined;
}

/** A state with the doubts that other orders leave about it: where only a doubt is another one, that; else the order. */
export function amongOthers(state: State, others: readonly OtherState[]): State {
  const known = others.flatMap((other) =>
    other.state === undefined ? [] : [{ ...other, state: other.state }],
  );
  const differing = known.filter((other) => !isSameState(other.state, state));
  const [doubted, reordered] = [true, false].map((isDoubt) =>
    differing.filter((other) => isSameContent(other.state, state) === isDoubt),
  );
  const doubts = (doubted ?? []).flatMap((other) => other.state.doubts);
  return withDoubts(state, [...doubts, ...orderDoubts(reordered ?? [])]);
}

export function withDoubts(state: State, doubts: readonly Doubt[]): State {
  return doubts.length === 0 ? state : { ...state, doubts: mergedDoubts(state.doubts, doubts) };
}

/** The calls of some clusters, with the states that each found and left. */
function transitionsOf(
  place: Place,
  clusters: readonly Replayable[],
  from: State = nothing,
): readonly Transition[] {
  let state = from;
  return clusters.flatMap(({ shown, doubt }) => {
    const transitions = shown.map((event) => {
      const before = state;
      state = after(place, state, event);
      return { event, before, after: state };
    });
    if (doubt === undefined) return transitions;
    state = leftInDoubt(state, doubt);
    return transitions.map(({ event, ...states }) => ({
      event,
      before: leftInDoubt(states.before, doubt),
      after: leftInDoubt(states.after, doubt),
    }));
  });
}

function reorderedIn(orders: PossibleOrders): readonly AuditEvent[] {
  return orders.shown.filter((event) => rivalsOf(orders, event).length > 0);
}

function otherOrders(
  place: string,
  { before, shown, others }: OrderedCluster,
  following: readonly OrderedCluster[],
): readonly OtherOrder[] {
  if (others.length === 0) return [];
  const reordered = reorderedIn({ shown, others });
  const end = following.findIndex(({ cluster }) => isLoneAnchor(cluster, place));
  const later = following.slice(0, end < 0 ? undefined : end + 1);
  return others.map((order) => ({
    transitions: transitionsOf(place, [{ shown: order }, ...later], before),
    reordered,
    reachesEnd: end < 0,
  }));
}

export function isSameState(one: State, other: State): boolean {
  const kinds = (state: State) => state.doubts.map(({ kind }) => kind);
  return isSameContent(one, other) && isSame(kinds(one), kinds(other));
}

function isSameContent(one: State, other: State): boolean {
  return one.kind === other.kind && isSame(one.document, other.document);
}
