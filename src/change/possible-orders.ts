import type { AuditEvent } from '../model/event';
import { byPosition } from './cluster';
import { mostOrdered } from './crowd';
import { isOrderDependent, isOrderFree } from './dependence';
import {
  canComeNext,
  type PlaceWorld,
  revisionExpectedBy,
  revisionLeftBy,
  unknownWorld,
  worldAfter,
} from './world';

/** The orders in which the calls of a cluster can have happened. */
export interface PossibleOrders {
  /** The order that every answer shows. It depends on nothing but the events. */
  readonly shown: readonly AuditEvent[];
  /** The other orders that the records allow; of those that end alike, one. */
  readonly others: readonly (readonly AuditEvent[])[];
  /** There are too many to try, and so nothing is known of the order: `others` is empty. */
  readonly isUndecided?: true;
}

/** How many steps a search for orders may take, and how many orders are compared. */
const mostSteps = 2000;
const mostOrders = 24;
/**
 * Every order that the records allow: by the intervals of the calls, by the revisions that one leaves
 * and another expects, and by what has to exist for a call to succeed, before (`world`) and after
 * (`next`). Where they contradict each other, or are too many to try, the order of the store is shown.
 */
export function possibleOrders(
  world: PlaceWorld,
  events: readonly AuditEvent[],
  next?: readonly AuditEvent[],
): PossibleOrders {
  if (events.length < 2) return { shown: events, others: [] };
  if (events.length > mostOrdered) return undecided(events);
  const found = search(world, events, next) ?? search(unknownWorld(world.place, world.state), events, next);
  const [shown, ...others] = found ?? [];
  return shown === undefined ? undecided(events) : { shown, others };
}

function undecided(events: readonly AuditEvent[]): PossibleOrders {
  const shown = events.toSorted(byPosition);
  return { shown, others: [], ...(!isOrderFree(events) && { isUndecided: true }) };
}

type Orders = readonly (readonly AuditEvent[])[];

/** The orders that can follow a world; undefined where there is none, empty where there are too many to compare. */
function search(
  world: PlaceWorld,
  events: readonly AuditEvent[],
  next: readonly AuditEvent[] | undefined,
): Orders | undefined {
  const searching: Searching = { found: [], steps: 0 };
  extend(searching, world, [], events.toSorted(byPosition));
  const { found, steps } = searching;
  if (steps >= mostSteps) return [];
  if (found.length === 0) return undefined;
  const allowed = next === undefined ? found : found.filter((one) => canPrecede(one.world, next));
  const orders = (allowed.length > 0 ? allowed : found).map((one) => one.order);
  return orders.length <= mostOrders ? orders : [];
}

interface Searching {
  found: { readonly order: readonly AuditEvent[]; readonly world: PlaceWorld }[];
  steps: number;
  /** Ends the search at the first order. */
  readonly isOneEnough?: true;
}

function extend(
  searching: Searching,
  world: PlaceWorld,
  placed: readonly AuditEvent[],
  left: readonly AuditEvent[],
): void {
  if (left.length === 0) searching.found.push({ order: placed, world });
  for (const event of left) {
    if (searching.steps >= mostSteps || (searching.isOneEnough && searching.found.length > 0)) return;
    searching.steps += 1;
    const others = left.filter((one) => one !== event);
    if (isEquivalent(placed.at(-1), event) || !isTimely(world, event, others) || !canComeNext(world, event))
      continue;
    extend(searching, worldAfter(world, event), [...placed, event], others);
  }
}

/** Where the order of two neighbours makes no difference, only the order of the store is looked at. */
function isEquivalent(previous: AuditEvent | undefined, event: AuditEvent): boolean {
  return previous !== undefined && byPosition(event, previous) < 0 && !isOrderDependent(previous, event);
}

/** Whether no call that is still to come must have been before this one. */
function isTimely(world: PlaceWorld, event: AuditEvent, others: readonly AuditEvent[]): boolean {
  const expected = revisionExpectedBy(event);
  const isAwaited = (other: AuditEvent) =>
    expected !== undefined && expected !== world.revision && revisionLeftBy(other) === expected;
  return others.every((other) => other.interval.to >= event.interval.from && !isAwaited(other));
}

/** Whether the calls that come next can have followed. */
function canPrecede(world: PlaceWorld, events: readonly AuditEvent[]): boolean {
  if (events.length > mostOrdered) return true;
  const searching: Searching = { found: [], steps: 0, isOneEnough: true };
  extend(searching, world, [], events.toSorted(byPosition));
  return searching.found.length > 0 || searching.steps >= mostSteps;
}
