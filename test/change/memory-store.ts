import { isWithin } from '../../src/model/place';
import { compareKeys, positionOf } from '../../src/model/position';
import type { EventKey, NameMark, StoredEvent } from '../../src/model/stored';
import { cursorOf, keyAt } from '../../src/store/cursor';
import { byId, dayOf, nameMarks, tableKey } from '../../src/store/keys';
import type { EventStore, HistoryQuery, RowsQuery } from '../../src/store/store';
import { marksAsked, scopesSeen } from '../store/marks-asked';
import { partitions } from '../store/partitions';

export interface MemoryStore extends EventStore {
  /** Everything stored, in the order of its keys: what two stores that ended the same have in common. */
  dump(): readonly StoredEvent[];
  /** What was read so far, for tests of what a question costs. */
  readonly reads: { events: number };
}

/** The store's contract on two maps, with the real keys. It yields before every step, so that writers interleave. */
export function memoryStore(yields: () => Promise<void> = async () => {}): MemoryStore {
  const items = new Map<string, StoredEvent>();
  /** By scope, in the order of their keys. */
  const scopes = new Map<string, { readonly key: string; readonly stored: StoredEvent }[]>();
  const marks = new Map<string, NameMark>();
  const reads = { events: 0 };
  const all = () => [...items.values()];

  return {
    reads,
    dump: () => sorted(all(), ({ event }) => keyOf(event)),
    async put(event, arrival) {
      await yields();
      const key = keyOf(event);
      const known = items.get(key);
      if (known !== undefined)
        return JSON.stringify(known.event) === JSON.stringify(event) ? 'known' : 'conflict';
      const stored = { event, ...arrival };
      items.set(key, stored);
      const others = scopes.get(event.scope) ?? [];
      const behind = others.findLastIndex((other) => compareKeys(other.key, key) < 0);
      others.splice(behind + 1, 0, { key, stored });
      scopes.set(event.scope, others);
      return 'stored';
    },
    async history(query) {
      await yields();
      const own = (scopes.get(query.scope) ?? []).map(({ stored }) => stored);
      return page(
        own.filter(({ event }) => isOfHistory(event, query)),
        query,
        reads,
      );
    },
    async rows(query) {
      await yields();
      const sort = query.index === 'byId' ? byId.sort : positionOf;
      const found = all().filter(
        ({ event }) => partitions[query.index](event) === query.partition && isBetween(sort(event), query),
      );
      const after = query.after && keyOf(keyAt(query.after));
      const { events, next, readUnits } = page(
        sorted(found, ({ event }) => sort(event)),
        { ...query, after },
        reads,
      );
      const last = next === undefined ? undefined : events.at(-1)?.event;
      return { rows: events.map(({ event }) => event), next: last && cursorOf(last), readUnits };
    },
    async fetch(keys) {
      await yields();
      return { events: keys.flatMap((key) => items.get(keyOf(key)) ?? []), readUnits: keys.length };
    },
    async writeChange(key, change) {
      await yields();
      const stored = items.get(keyOf(key));
      if (stored === undefined) throw new Error('no such event');
      if (stored.change !== undefined && compareKeys(stored.change.basis, change.basis) >= 0) return false;
      Object.assign(stored, { change });
      return true;
    },
    async names(scope, of) {
      return marksAsked(sortedMarks(marks), scope, of);
    },
    async bots() {
      return scopesSeen(sortedMarks(marks));
    },
    async putMark(mark) {
      await yields();
      marks.set(markKey(mark), mark);
    },
    async days() {
      return { days: [...new Set(all().map(({ event }) => dayOf(event)))].sort(), readUnits: 1 };
    },
  };
}

function keyOf(key: EventKey): string {
  const { pk, sk } = tableKey(key);
  return `${pk} ${sk}`;
}

function markKey(mark: NameMark): string {
  const { pk, sk } = nameMarks.key(mark);
  return `${pk} ${sk}`;
}

function sorted<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ item }) => item);
}

function sortedMarks(marks: ReadonlyMap<string, NameMark>): readonly NameMark[] {
  return sorted([...marks.values()], markKey);
}

function isOfHistory(event: EventKey, query: HistoryQuery): boolean {
  if (event.lane !== query.lane) return false;
  const isThere = query.subtree ? isWithin(event.place, query.place) : event.place === query.place;
  return isThere && isBetween(positionOf(event), query);
}

function isBetween(position: string, { from, to }: Pick<RowsQuery, 'from' | 'to'>): boolean {
  return (
    (from === undefined || compareKeys(position, from) >= 0) &&
    (to === undefined || compareKeys(position, to) <= 0)
  );
}

function page(
  found: readonly StoredEvent[],
  query: Pick<RowsQuery, 'newestFirst' | 'limit' | 'after'>,
  reads: { events: number },
) {
  const ordered = query.newestFirst ? found.toReversed() : found;
  const start =
    query.after === undefined ? 0 : ordered.findIndex(({ event }) => keyOf(event) === query.after) + 1;
  const events = ordered.slice(start, start + query.limit);
  const last = events.at(-1);
  reads.events += events.length;
  // As in DynamoDB, a page that the limit ended has a next one, even if that will be empty.
  const next = last !== undefined && events.length === query.limit ? keyOf(last.event) : undefined;
  return { events, next, readUnits: Math.max(0.5, events.length) };
}
