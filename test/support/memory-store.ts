import { digestOf } from '../../src/ingest/id';
import { furtherId, sharedIdOf } from '../../src/model/event-id';
import { isWithin } from '../../src/model/place';
import { compareKeys, positionOf } from '../../src/model/position';
import type { EventKey, IndexName, NameMark, StoredEvent, StoredRow } from '../../src/model/stored';
import { rowOf } from '../../src/query/judge/judge';
import { countRows } from '../../src/store/count-rows';
import { cursorOf, keyAt } from '../../src/store/cursor';
import { byId, dayOf, nameMarks, tableKey } from '../../src/store/keys';
import type { EventStore, HistoryQuery, RowsQuery } from '../../src/store/store';
import { scopeMark } from '../../src/write/scope-mark';
import { marksAsked, scopesSeen } from './marks-asked';
import { partitions } from './partitions';

export interface MemoryStore extends EventStore {
  /** Everything stored, in the order of its keys: what two stores that ended the same have in common. */
  dump(): readonly StoredEvent[];
  /** What was read so far, for tests of what a question costs. */
  readonly reads: { events: number };
}

export interface MemoryStoreOptions {
  /** What the store holds from the start; that their scopes were seen is added to the marks. */
  readonly stored?: readonly StoredEvent[];
  readonly marks?: readonly NameMark[];
  /** Awaited before every step, so that a test can let writers interleave. */
  readonly yields?: () => Promise<void>;
}

/** How many paths a row of an index holds: so few that some are cut. */
const paths = 2;

/** The store's contract on maps, with the real keys. Its rows hold what an index projects and no more. */
export function memoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const { stored = [], yields = async () => {} } = options;
  const items = new Map<string, StoredEvent>();
  /** By scope, in the order of their keys. */
  const scopes = new Map<string, { readonly key: string; readonly stored: StoredEvent }[]>();
  const seen = stored.flatMap(({ event }) => scopeMark(event.scope) ?? []);
  const marks = new Map([...seen, ...(options.marks ?? [])].map((mark) => [markKey(mark), mark]));
  const reads = { events: 0 };
  const all = () => [...items.values()];
  const byOwnId = new Map<string, Set<StoredEvent>>();
  const add = (key: string, added: StoredEvent) => {
    items.set(key, added);
    const id = sharedIdOf(added.event.id);
    byOwnId.set(id, (byOwnId.get(id) ?? new Set()).add(added));
    const others = scopes.get(added.event.scope) ?? [];
    const behind = others.findLastIndex((other) => compareKeys(other.key, key) < 0);
    others.splice(behind + 1, 0, { key, stored: added });
    scopes.set(added.event.scope, others);
  };
  for (const each of sorted(stored, ({ event }) => keyOf(event))) add(keyOf(each.event), { ...each });

  const rows: EventStore['rows'] = async (query) => {
    await yields();
    const sort = query.index === 'byId' ? byId.sort : positionOf;
    const found = all().filter(
      ({ event }) => partitions[query.index](event) === query.partition && isBetween(sort(event), query),
    );
    const after = query.after && keyOf(keyAt(query.after));
    const { events, next } = page(
      sorted(found, ({ event }) => sort(event)),
      { ...query, after },
    );
    reads.events += events.length;
    return {
      rows: events.map((each) => projected(query.index, each)),
      next: next && cursorOf(next),
      readUnits: Math.max(1, Math.ceil(events.length / 8)) / 2,
    };
  };

  return {
    reads,
    rows,
    counts: (query) => countRows(rows, query),
    dump: () => sorted(all(), ({ event }) => keyOf(event)),
    async put(event, arrival) {
      await yields();
      const key = keyOf(event);
      const known = items.get(key);
      if (known === undefined) {
        add(key, { event, ...arrival });
        return 'stored';
      }
      const [digest, stored] = [digestOf(event.received), digestOf(known.event.received)];
      if (digest === stored) return 'known';
      if (digest > stored) return this.put({ ...event, id: furtherId(event.id, digest) }, arrival);
      const moved = { ...known.event, id: furtherId(event.id, stored) };
      add(keyOf(moved), { event: moved, file: known.file });
      // In its place, as another writer may hold it.
      Object.assign(known, { event, change: undefined, file: undefined, ...arrival });
      return 'stored';
    },
    async sharing(events) {
      await yields();
      const ids = new Set(events.map(({ id }) => sharedIdOf(id)));
      const shared = [...ids].map((id) => [...(byOwnId.get(id) ?? [])]).filter(({ length }) => length > 1);
      return shared.flat().map(({ event }) => event);
    },
    async dispute(key) {
      await yields();
      const stored = items.get(keyOf(key));
      if (stored === undefined || stored.event.disputed) return false;
      Object.assign(stored, { event: { ...stored.event, disputed: true } });
      return true;
    },
    async history(query) {
      await yields();
      const own = (scopes.get(query.scope) ?? []).map((each) => each.stored);
      const { events, next } = page(
        own.filter(({ event }) => isOfHistory(event, query)),
        query,
      );
      reads.events += events.length;
      return { events, next: next && keyOf(next), readUnits: Math.max(0.5, events.length) };
    },
    async fetch(keys) {
      await yields();
      return { events: keys.flatMap((key) => items.get(keyOf(key)) ?? []), readUnits: keys.length };
    },
    async writeChange(key, change) {
      await yields();
      const changed = items.get(keyOf(key));
      if (changed === undefined) throw new Error('no such event');
      if (changed.change !== undefined && compareKeys(changed.change.basis, change.basis) >= 0) return false;
      Object.assign(changed, { change });
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
      const known = marks.get(markKey(mark));
      if (known?.name === undefined || compareKeys(mark.name ?? '', known.name) < 0)
        marks.set(markKey(mark), mark);
    },
    async days() {
      return { days: [...new Set(all().map(({ event }) => dayOf(event)))].sort(), readUnits: 0.5 };
    },
  };
}

/** What an index projects: some paths, and of a failed call none. */
function projected(index: IndexName, stored: StoredEvent): StoredRow {
  const { changed, changes, ...row } = rowOf(stored);
  return index === 'byFault' ? row : { ...row, changed: changed?.slice(0, paths), changes };
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

function page(found: readonly StoredEvent[], query: Pick<RowsQuery, 'newestFirst' | 'limit' | 'after'>) {
  const ordered = query.newestFirst ? found.toReversed() : found;
  const start =
    query.after === undefined ? 0 : ordered.findIndex(({ event }) => keyOf(event) === query.after) + 1;
  const events = ordered.slice(start, start + query.limit);
  // As in DynamoDB, a page that the limit ended has a next one, even if that will be empty.
  return { events, next: events.length === query.limit ? events.at(-1)?.event : undefined };
}
