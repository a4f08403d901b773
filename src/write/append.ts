import { callerMarks } from '../model/caller-names';
import { concurrently } from '../model/concurrently';
import type { AuditEvent } from '../model/event';
import { sharedIdOf } from '../model/event-id';
import type { Arrival, NameMark, PutOutcome } from '../model/stored';
import type { EventStore } from '../store/store';
import { markDisputed } from './disputes';
import type { Touched } from './history-window';
import { reconcile } from './reconcile';
import { reconcileElsewhere } from './reconcile-elsewhere';
import { scopeMark } from './scope-mark';

export interface Arriving {
  readonly event: AuditEvent;
  readonly arrival?: Arrival;
}

export interface AppendOptions {
  /** How many calls to the store are under way at once. */
  readonly concurrency: number;
  /**
   * Scopes and names of callers that this process has marked as seen; give the same set to every call, and
   * each costs one write in all instead of one a call.
   */
  readonly seen?: Set<string>;
}

export interface Appended {
  /** What became of each arrival, in their order. */
  readonly outcomes: readonly PutOutcome[];
  /** The ids among theirs that records with different content have, now or from before. */
  readonly disputed: ReadonlySet<string>;
}

/**
 * The one way into the store, for Lambda and import alike: stores events, marks those that dispute an id,
 * then brings the changes and names of every place they touch up to date. Doing it again changes nothing:
 * two arrivals are one event by `eventIdOf` (ingest/id.ts), and the `put` of each store keeps it once. In a
 * store without transactions it heals what a crash between the steps left, since events that were already
 * known are reconciled like new ones.
 *
 * @example
 * ```ts
 * const { outcomes } = await append(store, [{ event: named.event }], { concurrency: 8 });
 * console.log(outcomes); // ['known']
 * ```
 */
export async function append(
  store: EventStore,
  arrivals: readonly Arriving[],
  { concurrency, seen = new Set() }: AppendOptions,
): Promise<Appended> {
  const unseen = unseenMarks(arrivals, seen);
  const isAtomic = store.transaction !== undefined;
  const write = async (within: EventStore) => {
    const outcomes = await concurrently(arrivals, concurrency, ({ event, arrival }) =>
      within.put(event, arrival),
    );
    const disputed = await markDisputed(
      within,
      arrivals.map(({ event }) => event),
    );
    const ids = new Set(disputed.map(({ id }) => sharedIdOf(id)));
    const events = arrivals
      .filter(({ event }, index) => (outcomes[index] === 'stored' || !isAtomic) && !ids.has(event.id))
      .map(({ event }) => event);
    const touched = [...events, ...disputed];
    await Promise.all([
      concurrently(touchedPlaces(touched), concurrency, (each) => reconcile(within, each)),
      concurrently([...unseen.values()], concurrency, (mark) => within.putMark(mark)),
    ]);
    await reconcileElsewhere(within, touched);
    return { outcomes, disputed: ids };
  };
  const appended = await (store.transaction?.(write) ?? write(store));
  for (const key of unseen.keys()) seen.add(key);
  return appended;
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

/** What says that a scope was seen, and under which name a caller with several is shown; by what it is the mark of. */
function unseenMarks(
  arrivals: readonly Arriving[],
  seen: ReadonlySet<string>,
): ReadonlyMap<string, NameMark> {
  const marks = new Map<string, NameMark>();
  for (const { event } of arrivals) {
    const all = [scopeMark(event.scope), ...callerMarks(event)];
    for (const mark of all.filter((each) => each !== undefined)) {
      const key = `${mark.scope}|${mark.place}`;
      if (!seen.has(key)) marks.set(key, mark);
    }
  }
  return marks;
}
