import type { Change } from '../../src/model/change';
import type { AuditEvent } from '../../src/model/event';
import { isWithin } from '../../src/model/place';
import { compareKeys, positionOf } from '../../src/model/position';
import type { IndexName, NameMark, StoredEvent, StoredRow } from '../../src/model/stored';
import { rowOf } from '../../src/query/judge/judge';
import { byId, dayOf, tableKey } from '../../src/store/keys';
import type { EventStore, RowsQuery } from '../../src/store/store';
import { scopeMark } from '../../src/write/scope-mark';
import { marksAsked, scopesSeen } from '../store/marks-asked';
import { partitions } from '../store/partitions';

/** How many paths an index row of this store holds, so that some are cut. */
const PATHS = 2;

/** The contract of the store in a few lines, with the real keys, for thousands of runs in a second. */
export function memoryStore(stored: readonly StoredEvent[], marks: readonly NameMark[]): EventStore {
  const items = new Map(stored.map((each) => [itemKey(each.event), each]));
  const seen = [...items.values()].flatMap(({ event }) => scopeMark(event.scope) ?? []);
  const all = [...seen, ...marks].toSorted((a, b) => compareKeys(positionOf(a), positionOf(b)));
  return {
    rows: async (query) => page([...items.values()], query),
    fetch: async (keys) => ({
      events: keys.flatMap((key) => items.get(itemKey(key)) ?? []),
      readUnits: keys.length,
    }),
    names: async (scope, of) => marksAsked(all, scope, of),
    bots: async () => scopesSeen(all),
    days: async () => ({
      days: [...new Set([...items.values()].map(({ event }) => dayOf(event)))].sort(),
      readUnits: 0.5,
    }),
    history: async ({ scope, lane, place }) => ({
      events: [...items.values()].filter(
        ({ event }) => event.scope === scope && event.lane === lane && isWithin(event.place, place),
      ),
      readUnits: 1,
    }),
    put: (_event: AuditEvent) => Promise.reject(new Error('this store is only read')),
    writeChange: (_key, _change: Change) => Promise.reject(new Error('this store is only read')),
    putMark: () => Promise.reject(new Error('this store is only read')),
  };
}

function itemKey(event: Parameters<typeof tableKey>[0]): string {
  return JSON.stringify(tableKey(event));
}

function page(stored: readonly StoredEvent[], query: RowsQuery) {
  const { index, partition, from, to, newestFirst, limit, after } = query;
  const sort = index === 'byId' ? byId.sort : positionOf;
  const rows = stored
    .filter(({ event }) => partitions[index](event) === partition)
    .map((each) => projected(index, each))
    .filter((row) => from === undefined || compareKeys(sort(row), from) >= 0)
    .filter((row) => to === undefined || compareKeys(sort(row), to) <= 0)
    .sort((a, b) => (newestFirst ? -1 : 1) * compareKeys(sort(a), sort(b)));
  const start = after === undefined ? 0 : rows.findIndex((row) => itemKey(row) === after) + 1;
  const shown = rows.slice(start, start + limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: last && start + limit < rows.length ? itemKey(last) : undefined,
    readUnits: Math.ceil(shown.length / 8) / 2,
  };
}

/** What an index projects: some paths, and of a failed call none. */
function projected(index: IndexName, stored: StoredEvent): StoredRow {
  const { changed, changes, ...row } = rowOf(stored);
  return index === 'byFault' ? row : { ...row, changed: changed?.slice(0, PATHS), changes };
}
