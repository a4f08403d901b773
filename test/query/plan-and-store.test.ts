import fc from 'fast-check';
import { nameIndex } from '../../src/model/name-index';
import { newestFirst, positionOf } from '../../src/model/position';
import type { StoredEvent } from '../../src/model/stored';
import { everything, type Filter } from '../../src/query/filter/filter';
import { parseFilter } from '../../src/query/filter/parse-filter';
import { matches } from '../../src/query/judge/judge';
import { countEvents } from '../../src/query/run/count-events';
import { explain } from '../../src/query/run/explain';
import { type QueryOptions, runQuery } from '../../src/query/run/run-query';
import { scanRows } from '../../src/query/run/scan-rows';
import { dayOf } from '../../src/store/keys';
import { anEvent } from '../support/an-event';
import { memoryStore } from '../support/memory-store';
import { type Trail, trails } from '../support/trails';
import { filters } from './some-filters';

const runs = { numRuns: 300 };

test('plan and store find what a naive filter over all events finds, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(trails, filters, async (trail, filter) => {
      const page = await runQuery(memoryStore(trail), filter, { limit: 1000 });

      expect(page.events.map(keyOf)).toEqual(naive(trail, filter).map(keyOf));
      expect(page.complete).toBe(true);
    }),
    runs,
  );
});

test('pages of any sizes, also cut short by a limit of reads, make up the one big page', async () => {
  const options = fc.record({
    limit: fc.integer({ min: 1, max: 9 }),
    maxReads: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(trails, filters, options, async (trail, filter, option) => {
      const events = await pageByPage(trail, filter, option);

      expect(events.map(keyOf)).toEqual(naive(trail, filter).map(keyOf));
    }),
    runs,
  );
});

test('rows read for counting are those of the events that match', async () => {
  await fc.assert(
    fc.asyncProperty(trails, filters, async (trail, filter) => {
      const scan = await scanRows(memoryStore(trail), filter);
      const keys: string[] = [];
      for await (const rows of scan)
        keys.push(...rows.map((event) => keyOf({ event: event as StoredEvent['event'] })));

      expect(keys).toEqual(naive(trail, filter).map(keyOf));
    }),
    runs,
  );
});

test('counts are those of the events that match', async () => {
  await fc.assert(
    fc.asyncProperty(trails, filters, async (trail, filter) => {
      const counts = await countsOf(countEvents(memoryStore(trail), filter, ['day', 'actor', 'outcome']));
      const expected = naive(trail, filter).map(({ event }) => [dayOf(event), event.actor, event.outcome]);

      expect(counts).toEqual(counted(expected.map((values) => [values, 1])));
    }),
    runs,
  );
});

async function countsOf(answer: ReturnType<typeof countEvents>): Promise<ReadonlyMap<string, number>> {
  const all: [unknown, number][] = [];
  for await (const counts of answer) {
    for (const { values, count } of counts) all.push([[values.day, values.actor, values.outcome], count]);
  }
  return counted(all);
}

function counted(
  counts: readonly (readonly [values: unknown, count: number])[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [values, count] of counts) {
    const key = JSON.stringify(values);
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return sums;
}

test.each(['effect:write', 'actor:alice', 'bot:ORDERFLWRS tool:cli', 'outcome:denied', 'text:hotel'])(
  'a page of %s costs the same however much older there is',
  async (text) => {
    const [short, long] = await Promise.all([300, 3000].map((count) => pageOf(text, regularTrail(count))));

    expect(short?.matched).toBe(10);
    expect(long).toEqual(short);
  },
);

test('a page reads what it names once each, and the list of bots only for a filter by bot', async () => {
  const asked = async (text: string) => {
    const { stored, marks } = regularTrail(30);
    const store = memoryStore({ stored, marks });
    const names = jest.spyOn(store, 'names');
    const bots = jest.spyOn(store, 'bots');
    await runQuery(store, filterOf(text), { limit: 10 });
    return { places: names.mock.calls.map(([, of]) => of?.place), bots: bots.mock.calls.length };
  };

  const places = ['', 'DRAFT/en_US/intent/BOOKHOTEL1'];
  // First as whom a caller is shown that has this name too.
  expect(await asked('actor:alice')).toEqual({ places: [undefined, ...places], bots: 0 });
  expect(await asked('bot:ORDERFLWRS')).toEqual({ places, bots: 1 });
  expect(await asked('-bot:ORDERFLWRS')).toEqual({ places: [], bots: 1 });
  expect(await asked('intent:BOOKHOTEL1')).toEqual({ places: [undefined], bots: 0 });
});

test('a page that holds all there is reads no more and is complete', async () => {
  const page = await pageOf('effect:write', regularTrail(10));

  expect(page).toMatchObject({ matched: 10, read: 10, pages: 1, complete: true });
});

test('an aborted query ends with the reason', async () => {
  const { stored, marks } = regularTrail(10);
  const aborted = AbortSignal.abort(new Error('enough'));

  await expect(
    runQuery(memoryStore({ stored, marks }), everything, { limit: 1, signal: aborted }),
  ).rejects.toThrow('enough');
});

test('a cursor that no page gave is refused', async () => {
  await expect(runQuery(memoryStore(), everything, { limit: 1, after: 'x' })).rejects.toThrow('no cursor');
});

async function pageOf(text: string, { stored, marks }: Trail) {
  const page = await runQuery(memoryStore({ stored, marks }), filterOf(text), { limit: 10 });
  const { matched, read, pages, readUnits, complete } = page;
  return { matched, read, pages, readUnits, complete };
}

function filterOf(text: string): Filter {
  const parsed = parseFilter(text, { now: new Date('2026-11-22T12:00:00Z') });
  if (parsed.kind === 'wrong') throw new Error(text);
  return parsed.filter;
}

/** The same kinds of calls again and again, backwards from one moment. */
function regularTrail(count: number): Trail {
  const stored = Array.from({ length: count }, (_, index) => ({
    event: anEvent({
      id: `${String(index).padStart(8, '0')}-x`,
      instant: new Date(Date.UTC(2026, 10, 20, 12) - index * 60_000).toISOString(),
      name: undefined,
      actor: index % 3 === 0 ? 'alice' : 'bob',
      tool: index % 4 === 0 ? 'cli' : 'console',
      outcome: index % 5 === 0 ? 'denied' : 'ok',
      request: index % 7 === 0 ? { utterance: 'book a hotel' } : null,
    }),
  }));
  return { stored, marks: [] };
}

async function pageByPage(
  trail: Trail,
  filter: Filter,
  options: QueryOptions,
): Promise<readonly StoredEvent[]> {
  const store = memoryStore(trail);
  const events: StoredEvent[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 200; pages++) {
    const page = await runQuery(store, filter, { ...options, after });
    expect(page.events.length).toBeLessThanOrEqual(options.limit);
    expect(explain(page)).toMatch(/^index.*; read \d+ events? \(/);
    events.push(...page.events);
    after = page.next;
    expect(page.complete).toBe(after === undefined);
    if (after === undefined) return events;
  }
  throw new Error('the pages never end');
}

function naive({ stored, marks }: Trail, filter: Filter): readonly StoredEvent[] {
  const knowledge = { names: nameIndex(marks), firstSeen: naiveFirstSeen(stored) };
  return stored
    .filter((each) => matches(filter, each, knowledge))
    .sort((a, b) => newestFirst(a.event, b.event));
}

function naiveFirstSeen(stored: readonly StoredEvent[]) {
  return {
    firstSeen: (scope: string, kind: 'actor' | 'ip' | 'tool', value: string) =>
      /:bot(?:[/:]|-named)/.test(scope)
        ? stored
            .map(({ event }) => event)
            .filter((event) => event.scope === scope && event[kind] === value)
            .sort(newestFirst)
            .map(positionOf)
            .at(-1)
        : undefined,
  };
}

function keyOf({ event: { instant, id, scope, lane, place } }: Pick<StoredEvent, 'event'>): string {
  return [instant, id, scope, lane, place].join(' ');
}
