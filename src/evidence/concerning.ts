import { hasOnlyParts, isLoneAnchor } from '../change/anchor';
import { type Cluster, clustersOf } from '../change/cluster';
import { withoutSuperseded } from '../change/correction';
import { declaredStateOf } from '../change/declared-state';
import { hiddenChange } from '../change/hidden-change';
import { isImport } from '../change/import-target';
import { creatorPlaceOf, isCreation } from '../change/initial-state';
import { type Doubt, doubtOf } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { sharedIdOf } from '../model/event-id';
import { isMisplaced } from '../model/misplaced';
import { isWithin, lineage, type Place } from '../model/place';
import { compareKeys, positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { allOfHistory } from './all-of-history';
import { importsInto } from './imports-into';
import { completenessOf, readStretch, type StretchReader } from './stretch';
import { typesAt, unattributedCalls } from './unattributed-calls';

/** What is asked of a place: what concerns it up to a moment. */
export interface ConcerningQuery {
  readonly scope: string;
  readonly place: Place;
  /** An instant; without one, to the end. */
  readonly to?: string;
  /**
   * How far back: to the last call that says the whole state (`state`), to the last such call before an
   * instant, to so many calls of the place itself, or to the beginning.
   */
  readonly since: 'state' | 'beginning' | { readonly before: string } | { readonly calls: number };
}

/** The calls that concern a place: its own, imports into it, and the beginning and end of what it is within. */
export interface Concerning {
  /** In the order of the store. A call may have taken effect after the moment asked for: it is evidence of what came before. */
  readonly events: readonly StoredEvent[];
  /** Whether there were too many calls to look through all, corrections of what is not stored, and records in the folder of another account. */
  readonly doubts: readonly Doubt[];
  readonly readUnits: number;
}

export async function concerning(store: EventStore, query: ConcerningQuery): Promise<Concerning> {
  const { scope, place, to } = query;
  const creator = creatorPlaceOf(place);
  const until = to === undefined ? undefined : secondsAfter(to, 2);
  const span = { scope, lane: 'state', to: until, newestFirst: false } as const;
  const created = creator === undefined ? noEvents : await allOfHistory(store, { ...span, place: creator });
  const creation = created.events.findLast(({ event }) => isCreation(event));
  const own = await readOwn(store, query, creation?.event);
  const [earliest] = [own.events[0], creation]
    .flatMap((one) => one?.event.interval.from ?? [])
    .sort(compareKeys);
  const from = earliest === undefined ? undefined : secondsAfter(earliest, -2);
  const outer = lineage(place)
    .slice(0, -1)
    .filter((above) => above !== creator);
  const [imports, unattributed, ...lives] = await Promise.all([
    importsInto(store, { scope, places: [place], from, to: until }),
    own.events.length === 0 || from === undefined
      ? { ...noEvents, isComplete: true }
      : unattributedCalls(store, { scope, types: typesAt([place]), from, to }),
    ...outer.map((above) => allOfHistory(store, { ...span, place: above, from })),
  ]);
  const reads = [created, own, imports, unattributed, ...lives];
  const found = reads.flatMap((read) => read.events).filter(({ event }) => concerns(event, scope, place));
  return {
    events: inStoredOrder(found),
    doubts: [
      ...(unattributed.isComplete ? [] : [doubtOf('search-incomplete')]),
      ...found.filter(({ isPending }) => isPending).map(({ event }) => doubtOf('correction-pending', event)),
      ...found.filter(isMisplaced).map(({ event }) => doubtOf('misplaced-record', event)),
    ],
    readUnits: reads.reduce((sum, read) => sum + read.readUnits, 0),
  };
}

const noEvents = { events: [], readUnits: 0 };

/** Whether a call of the state lane has a meaning for a place. */
export function concerns(event: AuditEvent, scope: string, place: Place): boolean {
  if (hiddenChange(event, place) !== undefined) return true;
  if (event.scope !== scope) return false;
  if (event.place === place) return true;
  const isAround = isWithin(place, event.place) || creatorPlaceOf(place) === event.place;
  return isAround && (isCreation(event) || declaredStateOf(event).kind === 'gone');
}

/** Each event once, in the order of the store. */
export function inStoredOrder(events: readonly StoredEvent[]): readonly StoredEvent[] {
  const key = ({ event }: StoredEvent) => `${positionOf(event)}|${event.scope}|${event.place}`;
  const unique = new Map(events.map((stored) => [key(stored), stored]));
  return [...unique.values()].toSorted((one, other) => compareKeys(key(one), key(other)));
}

/** The place's own calls as far back as they count, and forward as far as they are evidence. */
async function readOwn(
  store: EventStore,
  { scope, place, to, since }: ConcerningQuery,
  creation: AuditEvent | undefined,
): Promise<Omit<Concerning, 'doubts'>> {
  const at = to === undefined ? undefined : secondsAfter(to, 0);
  // Nearly always the last call says it all, and the one before it is alone in its time.
  const limit = typeof since === 'object' && 'calls' in since ? since.calls + 1 : 2;
  const reader = await readStretch(store, { scope, place, at, limit });
  const reach = { place, to, since, creation };
  while (!reader.stretch().hasAllOlder && startIn(reader, reach) === undefined) await reader.older();
  while (!reachesOn(reader, at)) await reader.newer();
  const { events, readUnits } = reader.stretch();
  const start = startIn(reader, reach) ?? '';
  return { events: events.filter(({ event }) => event.interval.from >= start), readUnits };
}

interface Reach extends Pick<ConcerningQuery, 'place' | 'to' | 'since'> {
  /** The call that created what the place belongs to. */
  readonly creation: AuditEvent | undefined;
}

/** The instant from which on the calls count; undefined where it was not read yet. */
function startIn(reader: StretchReader, { place, to, since, creation }: Reach): string | undefined {
  const stretch = reader.stretch();
  const [first] = stretch.events;
  const born = bornBefore(creation, since, to);
  if (first !== undefined && born !== undefined && first.event.interval.to < born) return born;
  if (since === 'beginning') return undefined;
  const { isOldEnough } = completenessOf(stretch);
  const complete = clustersIn(reader).filter(isOldEnough);
  if (typeof since === 'object' && 'calls' in since) return startOfLast(complete, place, since.calls);
  const isEarly = (cluster: Cluster) =>
    since === 'state' ? to === undefined || cluster.to <= to : cluster.to < since.before;
  return complete.findLast((cluster) => isEarly(cluster) && isLoneAnchor(cluster, place))?.from;
}

/** From when on the creation of what the place belongs to says all; so many calls may be older than it. */
function bornBefore(
  creation: AuditEvent | undefined,
  since: ConcerningQuery['since'],
  to: string | undefined,
): string | undefined {
  if (creation === undefined || (typeof since === 'object' && 'calls' in since)) return undefined;
  const moment = typeof since === 'object' ? since.before : to;
  const { interval } = creation;
  return moment === undefined || interval.to < moment ? secondsAfter(interval.from, -2) : undefined;
}

/** Where the last clusters begin that have so many calls, and what is evidence of their order. */
function startOfLast(clusters: readonly Cluster[], place: Place, calls: number): string | undefined {
  const isEnough = (some: readonly Cluster[]) => {
    const own = withoutSuperseded(some.flatMap(({ events }) => events)).filter((event) => !isImport(event));
    // Records that dispute an id are about one call.
    return new Set(own.map(({ id }) => sharedIdOf(id))).size >= calls;
  };
  const start = clusters.findLastIndex((_, index) => isEnough(clusters.slice(index)));
  if (start < 0 || hasOnlyParts(place)) return clusters[start]?.from;
  return clusters.findLast((cluster, index) => index <= start && isLoneAnchor(cluster, place))?.from;
}

/** What comes next is evidence for the order of calls in one second only. */
function reachesOn(reader: StretchReader, at: string | undefined): boolean {
  const stretch = reader.stretch();
  if (stretch.hasAllNewer || at === undefined) return true;
  const clusters = clustersIn(reader);
  const last = clusters.findLastIndex(({ from }) => from <= at);
  const cluster = clusters[last];
  // What was not read yet is in later seconds.
  if (cluster === undefined || (cluster.events.length === 1 && cluster.to <= at)) return true;
  const next = clusters[last + 1];
  return next !== undefined && completenessOf(stretch).isNewEnough(next);
}

function clustersIn(reader: StretchReader): readonly Cluster[] {
  return clustersOf(reader.stretch().events.map(({ event }) => event));
}

/** The last instant of the second that is so many seconds after an instant. */
function secondsAfter(instant: string, seconds: number): string {
  const start = Math.floor(Date.parse(instant) / 1000) * 1000;
  return new Date(start + seconds * 1000 + 999).toISOString();
}
