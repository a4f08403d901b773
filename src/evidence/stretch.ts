import type { Cluster } from '../change/cluster';
import type { Place } from '../model/place';
import { endOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import { nextPage } from '../store/next-page';
import type { EventStore } from '../store/store';

/** A place's own changes of one stretch of its history, in the order of the store; nothing between them is missing. */
export interface Stretch {
  readonly events: readonly StoredEvent[];
  readonly hasAllOlder: boolean;
  readonly hasAllNewer: boolean;
  readonly readUnits: number;
}

/** A stretch that can be read on in both directions. */
export interface StretchReader {
  stretch(): Stretch;
  older(): Promise<void>;
  newer(): Promise<void>;
}

export interface StretchQuery {
  readonly scope: string;
  readonly place: Place;
  /** A position or instant: the stretch begins with what is there, and reads from it in both directions. @default the end */
  readonly at?: string;
  /** How many events are expected to be enough. */
  readonly limit: number;
}

/** Nearly always the neighbour on each side is all there is to read; beyond that, in pages of this size. */
const laterPages = 50;

/** Begins a stretch with one page of what is at a position and before it. */
export async function readStretch(
  store: EventStore,
  { scope, place, at, limit }: StretchQuery,
): Promise<StretchReader> {
  const query = { scope, place, lane: 'state' } as const;
  const bound = at === undefined ? undefined : endOf(at);
  const first = await store.history({ ...query, to: bound, newestFirst: true, limit });
  let { readUnits } = first;
  let events = first.events.toReversed();
  let older = first.next;
  let newer: string | 'not read' | undefined = bound === undefined ? undefined : 'not read';
  return {
    stretch: () => ({
      events,
      hasAllOlder: older === undefined,
      hasAllNewer: newer === undefined,
      readUnits,
    }),
    older: async () => {
      const page = await store.history({
        ...query,
        to: bound,
        newestFirst: true,
        limit: laterPages,
        after: older,
      });
      events = [...page.events.toReversed(), ...events];
      older = nextPage(older, page.next);
      readUnits += page.readUnits;
    },
    newer: async () => {
      const isFirst = newer === 'not read';
      const size = isFirst ? 2 : laterPages;
      const after = isFirst ? undefined : newer;
      const page = await store.history({ ...query, from: bound, newestFirst: false, limit: size, after });
      events = [...events, ...page.events];
      newer = nextPage(after, page.next);
      readUnits += page.readUnits;
    },
  };
}

/** Whether no event that was not read yet can belong to a cluster: one older, or one newer, than the stretch. */
export interface Completeness {
  isOldEnough(cluster: Cluster): boolean;
  isNewEnough(cluster: Cluster): boolean;
}

/** A call takes effect in the second of its key, or in the next. */
export function completenessOf({ events, hasAllOlder, hasAllNewer }: Stretch): Completeness {
  const [oldest, newest] = [events[0]?.event.instant, events.at(-1)?.event.instant];
  const olderEnd = oldest === undefined ? undefined : new Date(secondOf(oldest) + 2000).toISOString();
  const newerStart = newest === undefined ? undefined : new Date(secondOf(newest)).toISOString();
  return {
    isOldEnough: ({ from }) => hasAllOlder || (olderEnd !== undefined && from >= olderEnd),
    isNewEnough: ({ to }) => hasAllNewer || (newerStart !== undefined && to < newerStart),
  };
}

function secondOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) * 1000;
}
