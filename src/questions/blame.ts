import { declaredStateOf } from '../change/declared-state';
import { isOrderDependent } from '../change/dependence';
import { flatten } from '../change/flatten';
import { hiddenChange, isUnattributed } from '../change/hidden-change';
import { type PlaceHistory, placeHistory } from '../change/history';
import { isCreation } from '../change/initial-state';
import { lastState, otherSequences, replayHistory, type Sequence } from '../change/replay-history';
import { after, nothing, type State } from '../change/replay-state';
import { isSame } from '../change/same';
import { concerning } from '../evidence/concerning';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { JsonValue } from '../model/json';
import type { Place } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import type { Resource } from './resource';

/** Who gave a path its present value. */
export interface BlameLine {
  readonly path: string;
  readonly value: JsonValue;
  /**
   * `event`: that call wrote it; `before`: it was there before the first call the trail knows;
   * `unrecorded`: some call from `event` on wrote it, or an import did, and no record says which.
   */
  readonly by: 'event' | 'before' | 'unrecorded';
  /** The call that wrote it, or the first that showed it, or the one with the missing content. */
  readonly event: StoredEvent;
  /** Why that may be another call; empty where the records prove it. */
  readonly doubts: readonly Doubt[];
}

export interface Blame {
  /** Whether it exists, was deleted, or was never seen; a deleted one has no lines. */
  readonly kind: State['kind'];
  readonly lines: readonly BlameLine[];
  /** What is not known of the whole; empty where the lines are all there is. */
  readonly doubts: readonly Doubt[];
  readonly readUnits: number;
}

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
  const read = await concerning(store, { scope, place, since: 'beginning' });
  const history = placeHistory(
    place,
    read.events.map(({ event }) => event),
  );
  const state = lastState(replayHistory(history));
  const { readUnits } = read;
  if (state.kind === 'gone') return { kind: 'gone', lines: [], doubts: state.doubts, readUnits };
  const stored = new Map(read.events.map((one) => [one.event, one]));
  const lines = linesOf(history).flatMap(({ event, ...line }): BlameLine[] => {
    const found = stored.get(event);
    return found === undefined ? [] : [{ ...line, event: found }];
  });
  return { kind: state.kind, lines, doubts: mergedDoubts(state.doubts, read.doubts), readUnits };
}

/** Who wrote a path, and what it is. */
interface Authorship {
  readonly by: BlameLine['by'];
  readonly event: AuditEvent;
  readonly value: JsonValue;
  readonly doubts: readonly Doubt[];
}

type Authors = ReadonlyMap<string, Authorship>;

interface Line extends Omit<BlameLine, 'event'> {
  readonly event: AuditEvent;
}

/** The lines in the order that is shown; each with a doubt where another order has another writer. */
function linesOf(history: PlaceHistory): readonly Line[] {
  const shown = authorsAfter(history.place, history.clusters);
  const others = otherSequences(history).map(({ clusters, reordered }) => ({
    authors: authorsAfter(history.place, clusters),
    reordered,
  }));
  return [...shown].map(([path, author]): Line => {
    const differing = others.filter(({ authors }) => authors.get(path)?.event !== author.event);
    const twins = history.events.filter((other) => isTwin(author.event, other, path));
    const order = [...differing.flatMap(({ reordered }) => reordered), ...twins];
    const doubts = mergedDoubts(author.doubts, order.length > 0 ? [doubtOf('order-unsure', ...order)] : []);
    const { by, event, value } = author;
    return { path, value, by, event, doubts };
  });
}

/** Whether another call set the same path to the same value within the same time, so that either may have been first. */
function isTwin(event: AuditEvent, other: AuditEvent, path: string): boolean {
  if (other === event || other.place !== event.place || isOrderDependent(event, other)) return false;
  const [one, two] = [event.interval, other.interval];
  const declared = declaredStateOf(other);
  const sets = declared.kind === 'partial' && declared.differences.some((each) => each.path === path);
  return sets && one.from <= two.to && two.from <= one.to;
}

interface BlameProgress {
  readonly state: State;
  readonly authors: Authors;
  /** What was not recorded since the last call that says the whole state. */
  readonly missing: readonly AuditEvent[];
}

function authorsAfter(place: Place, clusters: Sequence['clusters']): Authors {
  const start: BlameProgress = { state: nothing, authors: new Map(), missing: [] };
  const end = clusters.reduce((before, { shown, doubt }) => {
    const progress = shown.reduce((each, event) => progressed(place, each, event), before);
    return doubt === undefined ? progress : { ...progress, authors: doubted(progress.authors, doubt) };
  }, start);
  return end.authors;
}

function progressed(
  place: Place,
  { state, authors, missing }: BlameProgress,
  event: AuditEvent,
): BlameProgress {
  const next = after(place, state, event);
  const hidden = hiddenChange(event, place);
  if (hidden !== undefined) {
    const doubt = doubtOf(hidden, event);
    return { state: next, authors: doubted(authors, doubt), missing: [...missing, event] };
  }
  if (isUnattributed(event)) return { state: next, authors, missing };
  if (event.place !== place && next === state) return { state, authors, missing };
  const kind = event.place === place ? declaredStateOf(event).kind : 'whole';
  if (kind === 'partial') {
    return { state: next, authors: rewritten(authors, next, { by: 'event', event, doubts: [] }), missing };
  }
  const author = authorOf(state, event, missing);
  return {
    state: next,
    authors: rewritten(authors, next, author),
    missing: kind === 'unrecorded' ? [...missing, event] : [],
  };
}

/** What is there may be what another call brought. */
function doubted(authors: Authors, doubt: Doubt): Authors {
  return new Map(
    [...authors].map(([path, author]) => [path, { ...author, doubts: mergedDoubts(author.doubts, [doubt]) }]),
  );
}

/** What can be said of the paths that a call shows for the first time, or for the first time since something was not recorded. */
function authorOf(
  state: State,
  event: AuditEvent,
  missing: readonly AuditEvent[],
): Omit<Authorship, 'value'> {
  const isCreated = isCreation(event) || event.action.startsWith('Create');
  const [first] = missing;
  if (first !== undefined && state.kind !== 'gone') {
    return { by: 'unrecorded', event: first, doubts: state.doubts };
  }
  // A call that created the thing wrote all of it; one that found it there need not have.
  const isKnown = state.doubts.length === 0 || state.kind === 'gone' || isCreated;
  return { by: isKnown ? 'event' : 'before', event, doubts: [] };
}

function rewritten(authors: Authors, state: State, author: Omit<Authorship, 'value'>): Authors {
  const paths = [...flatten(state.document)].map(([path, value]): [string, Authorship] => {
    const known = authors.get(path);
    return [path, known !== undefined && isSame(known.value, value) ? known : { ...author, value }];
  });
  return new Map(paths);
}
