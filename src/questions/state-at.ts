import { declaredStateOf } from '../change/declared-state';
import { replay, type State } from '../change/replay-state';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { JsonObject } from '../model/json';
import { lineage, type Place } from '../model/place';
import { compareKeys } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type AsOf, changeChain, endOfMoment, positionIn } from './change-chain';
import { importsIn } from './imports';
import { initialStateOf } from './initial-state';
import { allOfHistory, type FoundEvents } from './read-all';
import { unattributedCalls } from './unattributed-calls';

export interface StateAt {
  /** `nothing`: no call up to then is known; `gone`: it, or something around it, was deleted. */
  readonly kind: State['kind'];
  readonly document: JsonObject;
  /** Why the document is not all there is, or may not be; empty where it is. */
  readonly doubts: readonly Doubt[];
  /** The last call that the document rests on, or the deletion. */
  readonly event?: StoredEvent;
  /** There were too many calls or days since to look through all of them for what may have changed it. */
  readonly isUnsearched?: true;
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
  const since = await doubtsSince(store, moment, { last, from: positionIn(last) });
  return {
    kind: 'known',
    document: state.document,
    doubts: [...doubtsOf(state, own.events[0] ?? last), ...since.doubts],
    event: last,
    ...(since.isComplete ? {} : { isUnsearched: true }),
    readUnits: readUnits + end.readUnits + since.readUnits,
  };
}

const none: FoundEvents = { events: [], isComplete: true, readUnits: 0 };

/** The last call of a resource, and the position from which on others may have changed it. */
interface Since {
  readonly last: StoredEvent;
  readonly from: string;
}

/** What may have changed a place without any event saying that it did. */
export async function doubtsSince(store: EventStore, { scope, place, at }: AsOf, { last, from }: Since) {
  const to = endOfMoment(at);
  const [imports, unplaced] = await Promise.all([
    importsIn(store, { scope, places: [place], from: positionIn(last), to }),
    // The call that made the bot is no call about its tags.
    last.event.place === place ? unattributedCalls(store, { call: last.event, from, to }) : none,
  ]);
  const doubts = mergedDoubts([
    ...imports.events.map(({ event }) => doubtOf('import-between', event)),
    ...unplaced.events.map(({ event }) => doubtOf('unattributed-call', event)),
  ]);
  return {
    doubts,
    isComplete: imports.isComplete && unplaced.isComplete,
    readUnits: imports.readUnits + unplaced.readUnits,
  };
}

function doubtsOf(state: State, first: StoredEvent): readonly Doubt[] {
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
