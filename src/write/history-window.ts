import { hasOnlyParts, isIndependent, isLoneAnchor } from '../change/anchor';
import { type Cluster, clustersOf } from '../change/cluster';
import { type Completeness, completenessOf, readStretch, type Stretch } from '../evidence/stretch';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { compareKeys, positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';

/** Events that were put at one place. */
export interface Touched {
  readonly scope: string;
  readonly place: Place;
  readonly events: readonly AuditEvent[];
}

/** As much of a place's history as the changes that may have become other ones rest on. */
export interface HistoryWindow {
  readonly clusters: readonly Cluster[];
  /** Those of the clusters in which changes may be other ones now. */
  readonly affected: readonly Cluster[];
  /** An instant: from then on an import can make what is affected, or the cluster before it, another one. */
  readonly from: string;
}

export interface WindowReader {
  /** The window, with what else concerns the place (imports) in it; reads on where it has to reach further. */
  window(others: readonly AuditEvent[]): Promise<HistoryWindow>;
  /** What is stored of the events read so far, in the order of the store. */
  read(): ReadonlyMap<AuditEvent, StoredEvent>;
}

/** Nearly every event arrives at the end of its place's history, where one read has both its neighbours. */
export async function windowReader(store: EventStore, touched: Touched): Promise<WindowReader> {
  const { scope, place, events } = touched;
  const positions = events.map(positionOf).sort(compareKeys);
  const query = { scope, place, limit: events.length + 2 };
  const end = await readStretch(store, query);
  const { events: newest, hasAllOlder } = end.stretch();
  const isAtEnd = hasAllOlder || newest.some(({ event }) => positionOf(event) === positions[0]);
  const reader = isAtEnd ? end : await readStretch(store, { ...query, at: positions.at(-1) });
  return {
    read: () => new Map(reader.stretch().events.map((stored) => [stored.event, stored])),
    window: async (others) => {
      for (;;) {
        const found = windowIn(touched, reader.stretch(), others);
        if (found === 'older') await reader.older();
        else if (found === 'newer') await reader.newer();
        else return found;
      }
    },
  };
}

/** The window in what was read so far, or where to read on. */
function windowIn(
  { place, events: touched }: Touched,
  stretch: Stretch,
  others: readonly AuditEvent[],
): HistoryWindow | 'older' | 'newer' {
  if (!isReached(stretch, touched)) return 'older';
  const clusters = clustersOf([...stretch.events.map(({ event }) => event), ...others]);
  const complete = completenessOf(stretch);
  const positions = new Set(touched.map(positionOf));
  const isTouched = (cluster: Cluster) => cluster.events.some((one) => positions.has(positionOf(one)));
  const first = clusters.findIndex(isTouched);
  if (first < 0) return { clusters: [], affected: [], from: '' };
  const to = lastAffected(clusters, clusters.findLastIndex(isTouched), place, complete);
  if (to < 0 && !stretch.hasAllNewer) return 'newer';
  const from = firstAffected(clusters, first, complete);
  if (from < 0) return 'older';
  const affected = clusters.slice(from, to < 0 ? undefined : to + 1);
  const before = clusters[Math.max(0, from - 1)]?.from ?? '';
  if (affected.every(restsOnNothing)) return { clusters: affected, affected, from: before };
  const start = clusters.findLastIndex(
    (cluster, index) => index < from && isLoneAnchor(cluster, place) && complete.isOldEnough(cluster),
  );
  if (start < 0 && !stretch.hasAllOlder) return 'older';
  const since = clusters.slice(Math.max(0, start), from + affected.length);
  return { clusters: since, affected, from: since[0]?.from ?? before };
}

/** Whether the stretch reaches back to all that was put. */
function isReached({ events, hasAllOlder }: Stretch, touched: readonly AuditEvent[]): boolean {
  const [oldest] = events;
  if (hasAllOlder || oldest === undefined) return hasAllOlder;
  return touched.every((event) => compareKeys(positionOf(event), positionOf(oldest.event)) >= 0);
}

function restsOnNothing({ events }: Cluster): boolean {
  return events.length === 1 && events.every(isIndependent);
}

/** The cluster before is affected where what comes next is evidence of its order; -1 where it was not read yet. */
function firstAffected(clusters: readonly Cluster[], first: number, { isOldEnough }: Completeness): number {
  const before = clusters[first - 1];
  const outermost = before ?? clusters[first];
  if (outermost === undefined || !isOldEnough(outermost)) return -1;
  return before !== undefined && before.events.length > 1 ? first - 1 : first;
}

/** All up to the next cluster that needs to know nothing older are affected; of tags only what is in the same second. */
function lastAffected(
  clusters: readonly Cluster[],
  last: number,
  place: Place,
  { isNewEnough }: Completeness,
): number {
  const isAtEnd = hasOnlyParts(place);
  return clusters.findIndex(
    (cluster, index) => index > last && (isAtEnd || isLoneAnchor(cluster, place)) && isNewEnough(cluster),
  );
}
