import { declaredStateOf } from '../change/declared-state';
import { replay, type State } from '../change/replay-state';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { JsonObject } from '../model/json';
import { lineage, type Place } from '../model/place';
import { compareKeys } from '../model/position';
import { requireInstant } from '../model/requirements';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type AsOf, changeChain, endOfMoment, positionIn } from './change-chain';
import { gapsBetween, hiddenChanges } from './hidden-changes';
import { type InitialState, initialStateOf } from './initial-state';
import { allOfHistory } from './read-all';

export interface StateAt {
  /** `nothing`: no call up to then is known; `gone`: it, or something around it, was deleted. */
  readonly kind: State['kind'];
  readonly document: JsonObject;
  /** Why the document is not all there is, or may not be; empty where it is. */
  readonly doubts: readonly Doubt[];
  /** The last call that the document rests on, or the deletion. */
  readonly event?: StoredEvent;
  readonly readUnits: number;
}

/**
 * What a resource was at an instant (or at a position, `instant|id`), as far as calls up to then say it.
 *
 * @example
 * ```ts
 * const { document, doubts } = await stateAt(store, named.event.scope, named.event.place, '2026-11-01T00:00:00Z');
 * if (doubts.length === 0) console.log(document);
 * ```
 */
export async function stateAt(store: EventStore, scope: string, place: Place, at: string): Promise<StateAt> {
  requireInstant('at', at);
  return stateUpTo(store, { scope, place, at });
}

export async function stateUpTo(store: EventStore, moment: AsOf): Promise<StateAt> {
  const origin = await initialStateOf(store, moment);
  const own = await changeChain(store, moment, origin.event && positionIn(origin.event));
  const readUnits = own.readUnits + origin.readUnits;
  const last = own.events.at(-1) ?? origin.event;
  if (last === undefined) return { kind: 'nothing', document: {}, doubts: [], readUnits };
  const end = await endAround(store, moment, positionIn(last));
  const events = own.events.map(({ event }) => event);
  const state = replay(events, origin.state);
  if (end.event !== undefined || state.kind === 'gone') {
    const event = end.event ?? last;
    return { kind: 'gone', document: {}, doubts: [], event, readUnits: readUnits + end.readUnits };
  }
  const gaps = gapsBetween(callsOf(origin, own.events), moment.place, endOfMoment(moment.at));
  const hidden = await hiddenChanges(store, moment.scope, gaps);
  return {
    kind: 'known',
    document: state.document,
    doubts: mergedDoubts(doubtsOf(state, own.events[0] ?? last), ...gaps.map(hidden.doubtsIn)),
    event: last,
    readUnits: readUnits + end.readUnits + hidden.readUnits,
  };
}

/** The calls that a state rests on: the last that said all of it, or that made what it belongs to, and the parts since. */
export function callsOf(origin: InitialState, own: readonly StoredEvent[]): readonly StoredEvent[] {
  const [first] = own;
  const isWhole = first !== undefined && declaredStateOf(first.event).kind !== 'partial';
  return isWhole || origin.event === undefined ? own : [origin.event, ...own];
}

/** Why what the calls since the first of these say is not all that there is. */
export function doubtsOf(state: State, first: StoredEvent): readonly Doubt[] {
  if (state.whole) return [];
  const isOmitted = declaredStateOf(first.event).kind === 'unrecorded';
  return [doubtOf(isOmitted ? 'content-not-recorded' : 'first-known-state', first.event)];
}

/** The deletion that ended the place with something it was within: the first after the last call at the place itself. */
export async function endAround(
  store: EventStore,
  { scope, place, at }: AsOf,
  from: string,
): Promise<{ readonly event?: StoredEvent; readonly readUnits: number }> {
  const span = { scope, lane: 'state', from, to: endOfMoment(at), newestFirst: false } as const;
  const homes = lineage(place).slice(0, -1);
  const reads = await Promise.all(homes.map((home) => allOfHistory(store, { ...span, place: home })));
  const [event] = reads
    .flatMap(({ events }) => events.find((stored) => declaredStateOf(stored.event).kind === 'gone') ?? [])
    .toSorted((one, other) => compareKeys(positionIn(one), positionIn(other)));
  return { event, readUnits: reads.reduce((sum, read) => sum + read.readUnits, 0) };
}
