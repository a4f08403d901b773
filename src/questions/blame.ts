import { declaredStateOf } from '../change/declared-state';
import { flatten } from '../change/flatten';
import { after, type State } from '../change/replay-state';
import { isSame } from '../change/same';
import { type Doubt, mergedDoubts } from '../model/doubt';
import type { JsonValue } from '../model/json';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { endOfMoment, positionIn } from './change-chain';
import { gapsBetween, hiddenChanges } from './hidden-changes';
import { type InitialState, initialStateOf } from './initial-state';
import { allOfHistory } from './read-all';
import { ever, type Resource } from './resource';
import { doubtsOf, endAround } from './state-at';

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
  /** What may have written the path instead. */
  readonly doubts: readonly Doubt[];
}

export interface Blame {
  /** Whether it exists, was deleted, or was never seen; a deleted one has no lines. */
  readonly kind: State['kind'];
  readonly whole: boolean;
  readonly lines: readonly BlameLine[];
  /** Why this may not be all of it, or no longer so. */
  readonly doubts: readonly Doubt[];
  readonly readUnits: number;
}

type Writer = Omit<BlameLine, 'path'>;

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
  if (end.event !== undefined) return { kind: 'gone', whole: true, lines: [], doubts: [], readUnits };
  const calls = [...(origin.event === undefined ? [] : [origin.event]), ...own.events];
  const gaps = gapsBetween(calls, place, endOfMoment(ever));
  const hidden = await hiddenChanges(store, scope, gaps);
  return {
    ...blamed(origin, own.events, gaps.map(hidden.doubtsIn)),
    readUnits: readUnits + hidden.readUnits,
  };
}

/** What is known after some calls. */
interface WriterTally {
  readonly state: State;
  /** Who wrote what of it. */
  readonly writers: ReadonlyMap<string, Writer>;
  /** The first of the last calls that CloudTrail left out. */
  readonly missing?: StoredEvent;
  /** The call that the state begins with, and what may have changed it since then. */
  readonly first?: StoredEvent;
  readonly doubts: readonly Doubt[];
}

/** `doubts` are those of the gap after each call, the origin's first where there is one. */
function blamed(
  origin: InitialState,
  events: readonly StoredEvent[],
  doubts: readonly (readonly Doubt[])[],
): Omit<Blame, 'readUnits'> {
  const before = origin.event === undefined ? [[], ...doubts] : doubts;
  const author = origin.event && { by: 'event' as const, event: origin.event };
  const writers = author === undefined ? new Map() : rewritten(new Map(), origin.state, author, []);
  const start: WriterTally = { state: origin.state, writers, first: origin.event, doubts: [] };
  const tally = events.reduce((so, stored, index) => counted(so, stored, before[index] ?? []), start);
  const { state, first } = tally;
  if (state.kind === 'gone') return { kind: 'gone', whole: true, lines: [], doubts: [] };
  return {
    kind: state.kind,
    whole: state.whole,
    lines: [...tally.writers].map(([path, writer]): BlameLine => ({ path, ...writer })),
    doubts: mergedDoubts(
      first === undefined ? [] : doubtsOf(state, first),
      tally.doubts,
      before.at(-1) ?? [],
    ),
  };
}

function counted(tally: WriterTally, stored: StoredEvent, hidden: readonly Doubt[]): WriterTally {
  const { state, writers, missing } = tally;
  const { kind } = declaredStateOf(stored.event);
  const next = after(state, stored.event);
  if (kind === 'partial') {
    return {
      ...tally,
      state: next,
      writers: rewritten(writers, next, { by: 'event', event: stored }, hidden),
      first: tally.first ?? stored,
      doubts: mergedDoubts(tally.doubts, hidden),
    };
  }
  return {
    state: next,
    writers: rewritten(writers, next, authorship(state, stored, missing), hidden),
    missing: kind === 'unrecorded' ? (missing ?? stored) : undefined,
    first: stored,
    doubts: [],
  };
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

/** What a call left: whatever may have changed the resource since the call before may have written any of it. */
function rewritten(
  writers: ReadonlyMap<string, Writer>,
  state: State,
  author: Pick<Writer, 'by' | 'event'>,
  hidden: readonly Doubt[],
): ReadonlyMap<string, Writer> {
  const leaves = [...flatten(state.document)].map(([path, value]): [string, Writer] => {
    const known = writers.get(path);
    const isKept = known !== undefined && isSame(known.value, value);
    const writer = isKept ? known : { ...author, value, doubts: [] };
    return [path, { ...writer, doubts: mergedDoubts(writer.doubts, hidden) }];
  });
  return new Map(leaves);
}
