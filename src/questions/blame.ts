import { declaredStateOf } from '../change/declared-state';
import { flatten } from '../change/flatten';
import { after, type State } from '../change/replay-state';
import { isSame } from '../change/same';
import type { Doubt } from '../model/doubt';
import type { JsonValue } from '../model/json';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type AsOf, positionIn } from './change-chain';
import { importsBetween } from './imports';
import { type InitialState, initialStateOf } from './initial-state';
import { allOfHistory } from './read-all';
import { ever, type Resource } from './resource';
import { doubtsSince, endAround } from './state-at';

/** Who gave a path its present value. */
export interface BlameLine {
  readonly path: string;
  readonly value: JsonValue;
  /**
   * `event`: that call wrote it; `before`: it was there before the first call the trail knows;
   * `unrecorded`: some call from `event` on wrote it, but CloudTrail left out what that call said.
   */
  readonly by: 'event' | 'before' | 'unrecorded';
  /** The call that wrote it, or the first that showed it, or the one whose content is missing. */
  readonly event: StoredEvent;
  /** An import between that call and the one before it, which may have written the path instead. */
  readonly importBetween?: StoredEvent;
}

export interface Blame {
  /** Whether it exists, was deleted, or was never seen; a deleted one has no lines. */
  readonly kind: State['kind'];
  readonly whole: boolean;
  readonly lines: readonly BlameLine[];
  /** Calls that may have written to it though nothing says so, since its last or, if unplaced, its first call. */
  readonly doubts?: readonly Doubt[];
  /** There were too many calls or days to look through all of them for such. */
  readonly isUnsearched?: true;
  readonly readUnits: number;
}

type Writer = Pick<BlameLine, 'by' | 'event' | 'value'>;

/**
 * The last writer of every path of a resource. It reads the whole history of the resource itself.
 *
 * @example
 * ```ts
 * const found = await resolveResource(store, 'OrderFlowers/BookHotel');
 * if (found.kind === 'found') {
 *   const { lines } = await blame(store, found.resource);
 *   for (const { path, event } of lines) console.log(path, event.event.actor);
 * }
 * ```
 */
export async function blame(
  store: EventStore,
  { scope, place }: Pick<Resource, 'scope' | 'place'>,
): Promise<Blame> {
  const moment = { scope, place, at: ever };
  const origin = await initialStateOf(store, moment);
  const from = origin.event && positionIn(origin.event);
  const query = { scope, lane: 'state', place, from, newestFirst: false } as const;
  const own = await allOfHistory(store, query);
  const last = own.events.at(-1) ?? origin.event;
  const end = last === undefined ? { readUnits: 0 } : await endAround(store, moment, positionIn(last));
  const readUnits = own.readUnits + origin.readUnits + end.readUnits;
  if (end.event !== undefined) return { kind: 'gone', whole: true, lines: [], readUnits };
  return withDoubts(store, moment, own.events, { ...blamed(origin, own.events), readUnits });
}

async function withDoubts(
  store: EventStore,
  moment: AsOf,
  events: readonly StoredEvent[],
  blame: Blame,
): Promise<Blame> {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return blame;
  const between = await importsBetween(store, moment.scope, events);
  const since = await doubtsSince(store, moment, { last, from: positionIn(first) });
  return {
    ...blame,
    lines: blame.lines.map((line): BlameLine => {
      const importBetween = line.by === 'event' ? between.byEvent.get(line.event.event.id) : undefined;
      return importBetween === undefined ? line : { ...line, importBetween };
    }),
    doubts: since.doubts,
    ...(between.isComplete && since.isComplete ? {} : { isUnsearched: true }),
    readUnits: blame.readUnits + between.readUnits + since.readUnits,
  };
}

/** What is known after some calls: the state, who wrote what of it, and the first of the last calls left out. */
interface Tally {
  readonly state: State;
  readonly writers: ReadonlyMap<string, Writer>;
  readonly missing?: StoredEvent;
}

function blamed(origin: InitialState, events: readonly StoredEvent[]): Omit<Blame, 'readUnits'> {
  const author = origin.event && { by: 'event' as const, event: origin.event };
  const writers = author === undefined ? new Map() : rewritten(new Map(), origin.state, author);
  const { state, writers: last } = events.reduce<Tally>(counted, { state: origin.state, writers });
  if (state.kind === 'gone') return { kind: 'gone', whole: true, lines: [] };
  const lines = [...last].map(([path, writer]): BlameLine => ({ path, ...writer }));
  return { kind: state.kind, whole: state.whole, lines };
}

function counted({ state, writers, missing }: Tally, stored: StoredEvent): Tally {
  const { kind } = declaredStateOf(stored.event);
  const next = after(state, stored.event);
  if (kind === 'partial') {
    return { state: next, writers: rewritten(writers, next, { by: 'event', event: stored }), missing };
  }
  const author = authorship(state, stored, missing);
  const stillMissing = kind === 'unrecorded' ? (missing ?? stored) : undefined;
  return { state: next, writers: rewritten(writers, next, author), missing: stillMissing };
}

/** What can be said of the paths that a call shows for the first time. */
function authorship(
  state: State,
  stored: StoredEvent,
  missing: StoredEvent | undefined,
): Pick<Writer, 'by' | 'event'> {
  if (missing !== undefined) return { by: 'unrecorded', event: missing };
  // A call that made the thing wrote all of it; one that found it there need not have.
  const isKnown = state.whole || stored.event.action.startsWith('Create');
  return { by: isKnown ? 'event' : 'before', event: stored };
}

function rewritten(
  writers: ReadonlyMap<string, Writer>,
  state: State,
  author: Pick<Writer, 'by' | 'event'>,
): ReadonlyMap<string, Writer> {
  const leaves = [...flatten(state.document)].map(([path, value]): [string, Writer] => {
    const known = writers.get(path);
    return [path, known !== undefined && isSame(known.value, value) ? known : { ...author, value }];
  });
  return new Map(leaves);
}
