import type { NamedEvent } from '../../model/named';
import { requireWhole } from '../../model/requirements';
import type { EventKey, StoredEvent } from '../../model/stored';
import type { EventStore } from '../../store/store';
import type { Filter } from '../filter/filter';
import { subjectOf } from '../judge/judge';
import type { Plan } from '../plan/plan';
import type { Candidate, CandidateBatch } from './candidates';
import type { Cost } from './cost';
import { encodeCursor } from './cursor';
import { namedEvent } from './named-event';
import { type NameDirectory, nameDirectory } from './names-of';
import { pageSizes } from './page-sizes';
import { resourcesNamed } from './resources-named';
import { type ReadOptions, type Search, search } from './search';

export interface QueryOptions extends ReadOptions {
  /** How many events the page holds at most. */
  readonly limit: number;
}

/** Events that a filter takes, newest first, and how they were found. */
export interface Page extends Cost {
  /** With the names that views show: of their bot, their resource and what they refer to. */
  readonly events: readonly NamedEvent[];
  readonly matched: number;
  readonly plan: Plan;
  /** Give it as `after` to go on; absent when complete. */
  readonly next?: string;
  /** Whether there is nothing older that the filter takes. */
  readonly complete: boolean;
  /** Where it is not complete: everything the filter takes from this instant on is in. */
  readonly upTo?: string;
}

/**
 * Answers a filter with one page, newest first. It throws what the store throws, where `after` is no
 * cursor of a page, a RangeError where `limit` or `maxReads` is no whole number of at least 1, and the
 * reason of `signal` once that is aborted.
 *
 * @example
 * ```ts
 * let after: string | undefined;
 * do {
 *   const page = await runQuery(store, { kind: 'all' }, { limit: 100, after });
 *   for (const { event } of page.events) console.log(event.time, event.action, event.actor);
 *   after = page.next;
 * } while (after !== undefined);
 * ```
 */
export async function runQuery(store: EventStore, filter: Filter, options: QueryOptions): Promise<Page> {
  const { limit } = options;
  requireWhole('limit', limit);
  const running = await search(store, filter, { ...options, pageSize: Math.min(limit, pageSizes.firstRows) });
  const { found, last } = await collect(running, limit);
  const events = await named(found, running.directory);
  const rest = last ? { next: encodeCursor(last), complete: false, upTo: last.instant } : { complete: true };
  return { events, matched: events.length, plan: running.plan, ...running.cost(), ...rest };
}

/** Everything that a filter takes, newest first, some at a time; and what reading it costs so far. */
export interface EventScan extends AsyncIterable<readonly NamedEvent[]> {
  readonly plan: Plan;
  cost(): Cost;
}

/**
 * Reads all that a filter takes, newest first, as one search: it needs the memory of a page, however many
 * events there are.
 *
 * @example
 * ```ts
 * for await (const events of await scanEvents(store, { kind: 'all' })) console.log(events.length);
 * ```
 */
export async function scanEvents(
  store: EventStore,
  filter: Filter,
  options: Omit<ReadOptions, 'maxReads'> = {},
): Promise<EventScan> {
  const running = await search(store, filter, { ...options, pageSize: pageSizes.firstRows });
  return {
    plan: running.plan,
    cost: running.cost,
    async *[Symbol.asyncIterator]() {
      for await (const batch of running.batches) {
        const found: StoredEvent[] = [];
        await take(running, batch, { found, limit: Number.POSITIVE_INFINITY });
        if (found.length > 0) yield named(found, nameDirectory(store, running.units));
      }
    },
  };
}

async function named(
  found: readonly StoredEvent[],
  directory: NameDirectory,
): Promise<readonly NamedEvent[]> {
  await directory.loadResources(resourcesNamed(found));
  return found.map((stored) => namedEvent(stored, directory.names));
}

interface Collected {
  readonly found: readonly StoredEvent[];
  /** The last event looked at, where more may follow. */
  readonly last?: EventKey;
}

async function collect(running: Search, limit: number): Promise<Collected> {
  const found: StoredEvent[] = [];
  let last: EventKey | undefined;
  for await (const batch of running.batches) {
    const rest = await take(running, batch, { found, limit });
    last = rest ?? (batch.isEnd ? undefined : batch.last);
    if (found.length >= limit) return { found, last };
  }
  return { found, last: running.isCut() ? last : undefined };
}

interface OpenPage {
  readonly found: StoredEvent[];
  readonly limit: number;
}

/** Adds a batch's matches to those found; the last event of the page if the batch holds more than it needs. */
async function take(
  running: Search,
  { candidates }: CandidateBatch,
  { found, limit }: OpenPage,
): Promise<EventKey | undefined> {
  let at = 0;
  while (at < candidates.length) {
    if (found.length >= limit) return candidates[at - 1]?.row ?? found.at(-1)?.event;
    const group = groupOf(candidates.slice(at), limit - found.length);
    const events = await running.fetch(group.map(({ row }) => row));
    at += group.length;
    for (const stored of events) {
      if (found.length >= limit) return found.at(-1)?.event;
      if (running.judge(subjectOf(stored)) === true) found.push(stored);
    }
  }
  return undefined;
}

/** As many candidates as the page still needs; more where their rows left doubt. */
function groupOf(candidates: readonly Candidate[], needed: number): readonly Candidate[] {
  const certain = candidates.findIndex(({ verdict }) => verdict === undefined) < 0;
  return candidates.slice(0, certain ? needed : Math.max(needed, pageSizes.leastEvents));
}
