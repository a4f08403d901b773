import { concurrently } from '../model/concurrently';
import type { AuditEvent } from '../model/event';
import type { Arrival, PutOutcome } from '../model/stored';
import type { EventStore } from '../store/store';
import type { Touched } from './history-window';
import { reconcile } from './reconcile';
import { reconcileImports } from './reconcile-imports';
import { scopeMark } from './scope-mark';

export interface Arriving {
  readonly event: AuditEvent;
  readonly arrival?: Arrival;
}

export interface AppendOptions {
  /** How many calls to the store are under way at once. */
  readonly concurrency: number;
  /**
   * Scopes that this process has marked as seen; give the same set to every call, and each scope
   * costs one write in all instead of one a call.
   */
  readonly seen?: Set<string>;
}

/**
 * The one way into the store, for Lambda and import alike: stores events, then brings the changes and
 * names of every place they touch up to date. Doing it again changes nothing: two arrivals are one event by
 * `identityOf` (ingest/id.ts), and the `put` of each store keeps it once. In a store
 * without transactions it heals what a crash between the two steps left, since events that were already known are
 * reconciled like new ones.
 *
 * @example
 * ```ts
 * const outcomes = await append(store, [{ event: named.event }], { concurrency: 8 });
 * console.log(outcomes); // ['known']
 * ```
 */
export async function append(
  store: EventStore,
  arrivals: readonly Arriving[],
  { concurrency, seen = new Set() }: AppendOptions,
): Promise<readonly PutOutcome[]> {
  const unseen = new Set(arrivals.map(({ event }) => event.scope).filter((scope) => !seen.has(scope)));
  const isAtomic = store.transaction !== undefined;
  const write = async (within: EventStore) => {
    const put = await concurrently(arrivals, concurrency, ({ event, arrival }) => within.put(event, arrival));
    const events = arrivals
      .filter((_, index) => put[index] === 'stored' || !isAtomic)
      .map(({ event }) => event);
    const [named] = await Promise.all([
      concurrently(touchedPlaces(events), concurrency, (touched) => reconcile(within, touched)),
      markScopes(within, unseen),
    ]);
    await reconcileImports(within, events, named.flat());
    return put;
  };
  const outcomes = await (store.transaction?.(write) ?? write(store));
  for (const scope of unseen) seen.add(scope);
  return outcomes;
}

/** The events of the state lane, by their place. */
function touchedPlaces(arrived: readonly AuditEvent[]): readonly Touched[] {
  const places = new Map<string, Touched & { readonly events: AuditEvent[] }>();
  for (const event of arrived.filter(({ lane }) => lane === 'state')) {
    const { scope, place } = event;
    const key = `${scope}|${place}`;
    const touched = places.get(key) ?? { scope, place, events: [] };
    touched.events.push(event);
    places.set(key, touched);
  }
  return [...places.values()];
}

async function markScopes(store: EventStore, scopes: Iterable<string>): Promise<void> {
  for (const scope of scopes) {
    const mark = scopeMark(scope);
    if (mark !== undefined) await store.putMark(mark);
  }
}
