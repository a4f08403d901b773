import { allOfHistory } from '../evidence/all-of-history';
import { inStoredOrder } from '../evidence/concerning';
import { importsInto } from '../evidence/imports-into';
import type { Doubt } from '../model/doubt';
import { isWithin } from '../model/place';
import { compareKeys, endOf, positionOf } from '../model/position';
import { requireInstant, requireWhole, startOf } from '../model/requirements';
import type { EventKey, StoredEvent } from '../model/stored';
import { keyAt } from '../store/cursor';
import { byBot } from '../store/keys';
import type { EventStore } from '../store/store';
import { withHidden } from './hidden-since';
import { inProvenOrder, unprovenOrder } from './proven-order';
import { rowsThatFit } from './read-all';
import { ever, type Resource } from './resource';

export interface HistoryOptions {
  readonly limit: number;
  readonly newestFirst: boolean;
  /** Also what is within the resource: the slots of an intent, everything in a bot. */
  readonly within: boolean;
  /** Instants, both inclusive. */
  readonly since?: string;
  readonly until?: string;
  /** Where the page before ended: its `next`. */
  readonly after?: string;
  /** How many of the bot's calls to look through for changes between the reads. @default 1000 */
  readonly budget?: number;
}

export interface HistoryPage {
  /** Changes, and imports that may have rewritten the resource; those into what it is in come beyond the limit. */
  readonly events: readonly StoredEvent[];
  /** Calls of one second in an order that no record proves, though it makes no difference. */
  readonly doubts: readonly Doubt[];
  /** Give it as `after` to go on; also present where a busy bot made the search stop early. */
  readonly next?: string;
  readonly readUnits: number;
}

/**
 * The changes of a resource and the imports that may have changed it, in the order that the records
 * prove or else the one that all answers show. A correction is in the place of what it corrects.
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
  requireOptions(options);
  const page = await changesWithin(store, resource, options);
  const imports = await importsBeside(store, resource, options, page);
  const changes = await withHidden(store, resource.scope, page.events);
  const events = inProvenOrder(inStoredOrder([...imports.events, ...changes.events]));
  return {
    ...page,
    events: options.newestFirst ? events.toReversed() : events,
    doubts: unprovenOrder(events),
    readUnits: page.readUnits + imports.readUnits + changes.readUnits,
  };
}

function requireOptions({ limit, budget = 1, since, until, after }: HistoryOptions): void {
  requireWhole('limit', limit);
  requireWhole('budget', budget);
  requireInstant('since', since);
  requireInstant('until', until);
  requireInstant('after', after);
}

/** The imports into what the resource is in, of the time that a page covers. */
function importsBeside(
  store: EventStore,
  { scope, place }: Pick<Resource, 'scope' | 'place'>,
  options: HistoryOptions,
  { next }: Pick<HistoryPage, 'next'>,
): ReturnType<typeof importsInto> {
  const { from = '', to = endOf(ever) } = spanOf(options);
  const span = options.newestFirst ? { from: next ?? from, to } : { from, to: next ?? to };
  return importsInto(store, { scope, places: [place], ...span });
}

/** The positions between which a page lies; that of `after`, where the page before ended, belongs to it no more. */
function spanOf({ since: given, until, after, newestFirst }: HistoryOptions) {
  const since = given && startOf(given);
  const end = until === undefined ? undefined : endOf(until);
  return newestFirst ? { from: since, to: after ?? end } : { from: after ?? since, to: end };
}

/** The same without what the records do not say. */
export async function changesWithin(
  store: EventStore,
  resource: Pick<Resource, 'scope' | 'place'>,
  options: HistoryOptions,
): Promise<Omit<HistoryPage, 'doubts'>> {
  const { scope, place } = resource;
  const { newestFirst, limit, after, within, budget = 1000 } = options;
  const isNew = (event: EventKey) => positionOf(event) !== after;
  if (!within) {
    const wanted = after === undefined ? limit : limit + 1;
    const query = { scope, lane: 'state', place, ...spanOf(options), newestFirst, limit: wanted } as const;
    const page = await store.history(query);
    const last = page.next === undefined ? undefined : page.events.at(-1);
    const events = page.events.filter(({ event }) => isNew(event));
    return { events, next: last && positionOf(last.event), readUnits: page.readUnits };
  }
  if (!byBot.holds(scope)) return inOrderOfTime(store, resource, options);
  const found = await rowsThatFit(
    store,
    { index: 'byBot', partition: byBot.partition(scope), ...spanOf(options), newestFirst, limit, budget },
    (row) => row.lane === 'state' && isWithin(row.place, place) && isNew(row),
  );
  const { events, readUnits } = await store.fetch(found.rows);
  const next = found.next && positionOf(keyAt(found.next));
  return { events, next, readUnits: found.readUnits + readUnits };
}

/** V1 intents, slot types and test sets have no index of their own, and few changes: all are read and sorted. */
async function inOrderOfTime(
  store: EventStore,
  { scope, place }: Pick<Resource, 'scope' | 'place'>,
  options: HistoryOptions,
): Promise<Omit<HistoryPage, 'doubts'>> {
  const { limit, newestFirst, after } = options;
  const query = { scope, lane: 'state', place, subtree: true, ...spanOf(options), newestFirst } as const;
  const read = await allOfHistory(store, query);
  const position = ({ event }: StoredEvent) => positionOf(event);
  const sorted = read.events.toSorted((one, other) => compareKeys(position(one), position(other)));
  const ordered = (newestFirst ? sorted.reverse() : sorted).filter((stored) => position(stored) !== after);
  const events = ordered.slice(0, limit);
  const last = events.at(-1);
  const hasMore = last !== undefined && limit < ordered.length;
  return { events, next: hasMore ? position(last) : undefined, readUnits: read.readUnits };
}
