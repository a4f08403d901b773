import { isWithin } from '../model/place';
import { compareKeys, endOf, positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import { byBot } from '../store/keys';
import type { EventStore } from '../store/store';
import { importsBetween } from './imports';
import { allOfHistory, rowsThatFit } from './read-all';
import type { Resource } from './resource';

export interface HistoryOptions {
  readonly limit: number;
  readonly newestFirst: boolean;
  /** Also what is within the resource: the slots of an intent, everything in a bot. */
  readonly within: boolean;
  /** Instants, both inclusive. */
  readonly since?: string;
  readonly until?: string;
  readonly after?: string;
  /** How many of the bot's calls to look through for changes between the reads. @default 1000 */
  readonly budget?: number;
}

export interface HistoryPage {
  readonly events: readonly StoredEvent[];
  /** By event id: an import between a change and what it was compared with; what it changed is not recorded. */
  readonly importBetween: ReadonlyMap<string, StoredEvent>;
  /** Give it as `after` to go on; also present where a busy bot made the search stop early. */
  readonly next?: string;
  readonly readUnits: number;
}

/**
 * The changes of a resource in order of time.
 *
 * @example
 * ```ts
 * const page = await historyOf(store, named.event, { limit: 20, newestFirst: true, within: true });
 * for (const { event, change } of page.events) console.log(event.time, change?.differences.length);
 * ```
 */
export async function historyOf(
  store: EventStore,
  resource: Pick<Resource, 'scope' | 'place'>,
  options: HistoryOptions,
): Promise<HistoryPage> {
  const page = await changesWithin(store, resource, options);
  const { byEvent, readUnits } = await importsBetween(store, resource.scope, page.events);
  return { ...page, importBetween: byEvent, readUnits: page.readUnits + readUnits };
}

/** The same without the imports between them. */
export async function changesWithin(
  store: EventStore,
  resource: Pick<Resource, 'scope' | 'place'>,
  options: HistoryOptions,
): Promise<Omit<HistoryPage, 'importBetween'>> {
  const { scope, place } = resource;
  const { newestFirst, limit, after, within, budget = 1000 } = options;
  const span = { from: options.since, to: options.until === undefined ? undefined : endOf(options.until) };
  if (!within) return store.history({ scope, lane: 'state', place, ...span, newestFirst, limit, after });
  if (!byBot.holds(scope)) return inOrderOfTime(store, resource, options);
  const found = await rowsThatFit(
    store,
    { index: 'byBot', partition: byBot.partition(scope), ...span, newestFirst, limit, after, budget },
    (row) => row.lane === 'state' && isWithin(row.place, place),
  );
  const { events, readUnits } = await store.fetch(found.rows);
  return { events, next: found.next, readUnits: found.readUnits + readUnits };
}

/** V1 intents, slot types and test sets have no index of their own, and few changes: all are read and sorted. */
async function inOrderOfTime(
  store: EventStore,
  { scope, place }: Pick<Resource, 'scope' | 'place'>,
  { limit, newestFirst, since, until, after }: HistoryOptions,
): Promise<Omit<HistoryPage, 'importBetween'>> {
  const to = until === undefined ? undefined : endOf(until);
  const read = await allOfHistory(store, {
    scope,
    lane: 'state',
    place,
    subtree: true,
    from: since,
    to,
    newestFirst,
  });
  const position = ({ event }: StoredEvent) => positionOf(event);
  const sorted = read.events.toSorted((one, other) => compareKeys(position(one), position(other)));
  const ordered = newestFirst ? sorted.reverse() : sorted;
  const start = after === undefined ? 0 : ordered.findIndex((stored) => position(stored) === after) + 1;
  const events = ordered.slice(start, start + limit);
  const last = events.at(-1);
  const hasMore = last !== undefined && start + limit < ordered.length;
  return { events, next: hasMore ? position(last) : undefined, readUnits: read.readUnits };
}
