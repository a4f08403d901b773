import { parseFilter } from '../../../src/query/filter/parse-filter';
import { runQuery } from '../../../src/query/run/run-query';
import { scanRows } from '../../../src/query/run/scan-rows';
import type { EventStore } from '../../../src/store/store';
import { anEvent } from '../../support/an-event';
import { memoryStore } from '../../support/memory-store';

/** 2,500 calls of one day, a second apart; every other one by the CLI. */
const stored = Array.from({ length: 2500 }, (_, index) => {
  const instant = new Date(Date.UTC(2026, 10, 1, 10, 0, index)).toISOString();
  return { event: anEvent({ instant, tool: index % 2 === 0 ? 'cli' : 'console', actor: `a${index % 5}` }) };
});

/** What is asked of the store: how many rows by each Query, and how many events by each fetch. */
function watched() {
  const store = memoryStore({ stored });
  const rows: (number | undefined)[] = [];
  const fetched: number[] = [];
  const asked: EventStore = {
    ...store,
    rows: (query) => {
      rows.push(query.limit);
      return store.rows({ ...query, where: undefined });
    },
    fetch: (keys) => {
      fetched.push(keys.length);
      return store.fetch(keys);
    },
  };
  return { asked, rows, fetched };
}

function filterOf(text: string) {
  const parsed = parseFilter(text, { now: new Date('2026-11-22T12:00:00Z') });
  if (parsed.kind === 'wrong') throw new Error(`no filter: ${text}`);
  return parsed.filter;
}

test.each<[text: string, limit: number, rows: readonly number[], fetched: readonly number[]]>([
  // One row more than the page shows, as the last one read is held back.
  ['*', 10, [11], [10]],
  ['*', 100, [101], [100]],
  // A long page begins with what a screen shows, and doubles.
  ['*', 250, [101, 202], [100, 100, 50]],
  ['*', 1000, [101, 202, 404, 808], [100, 100, 100, 100, 100, 100, 100, 100, 100, 100]],
  // What few rows match is read on with ever larger pages, and only what matches is fetched.
  ['tool:cli', 10, [11, 22], [5, 5]],
  ['tool:sdk', 10, [11, 22, 44, 88, 176, 352, 704, 1000, 1000], []],
  ['text:hotel', 10, [11], [10]],
  // Several scans share what the page needs.
  ['actor:a0,a1', 10, [11, 11], [10]],
  ['actor:a0,a1,a2,a3', 10, [6, 6, 6, 6], [10]],
])('%s, %i of it, asks for as few rows and events as may be enough', async (text, limit, rows, fetched) => {
  const { asked, ...seen } = watched();
  await runQuery(asked, filterOf(text), { limit });

  expect({ rows: seen.rows, fetched: seen.fetched }).toEqual({ rows, fetched });
});

test('where rows do not decide, whole events are read in ever larger batches, 25 at once', async () => {
  const { asked, rows, fetched } = watched();
  await runQuery(asked, filterOf('text:nowhere'), { limit: 10 });

  expect(rows).toEqual([11, 22, 44, 88, 176, 352, 704, 1000, 1000]);
  expect(fetched.slice(0, 9)).toEqual([10, 20, 25, 15, 25, 25, 25, 5, 25]);
  expect(fetched.reduce((sum, size) => sum + size, 0)).toBe(stored.length);
});

test('counting begins with more rows, and fetches nothing that rows decide', async () => {
  const { asked, rows, fetched } = watched();
  let count = 0;
  for await (const some of await scanRows(asked, filterOf('tool:cli'))) count += some.length;

  expect([count, rows, fetched]).toEqual([1250, [501, 1000, 1000], []]);
});

test('no page begins once as many rows were read as may be', async () => {
  const { asked, rows } = watched();
  const page = await runQuery(asked, filterOf('tool:sdk'), { limit: 10, maxReads: 33 });

  expect(rows).toEqual([11, 22]);
  expect(page).toMatchObject({ read: 33, matched: 0, complete: false });
});

test('however few rows may be read, a page leads on', async () => {
  const { asked } = watched();
  const first = await runQuery(asked, filterOf('tool:sdk'), { limit: 10, maxReads: 1 });
  const second = await runQuery(asked, filterOf('tool:sdk'), { limit: 10, maxReads: 1, after: first.next });

  expect(first.next).toBeDefined();
  expect(second.next).toBeDefined();
  expect(second.next).not.toBe(first.next);
});
