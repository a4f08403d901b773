import { allOfHistory } from '../../src/evidence/all-of-history';
import type { readFiles } from '../../src/ingest/files/read-files';
import { concurrently } from '../../src/model/concurrently';
import { runQuery } from '../../src/query/run/run-query';
import { scanRows } from '../../src/query/run/scan-rows';
import { builds } from '../../src/questions/builds';
import { contextOf } from '../../src/questions/context';
import { historyOf } from '../../src/questions/history-of';
import { sessionOf } from '../../src/questions/session-of';
import { stateAt } from '../../src/questions/state-at';
import { cursorOf } from '../../src/store/cursor';
import type { EventStore } from '../../src/store/store';
import { importFiles } from '../../src/write/import-files';
import { anEvent } from '../support/an-event';
import { botScope, calls, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

const all = { kind: 'all' } as const;
const resource = { scope: botScope, place: '' };
const paging = { newestFirst: true, within: true } as const;

/** Each function with a number that is to be whole and at least 1. */
const counts: Readonly<Record<string, (store: EventStore, count: number) => Promise<unknown>>> = {
  'the limit of runQuery': (store, limit) => runQuery(store, all, { limit }),
  'maxReads of runQuery': (store, maxReads) => runQuery(store, all, { limit: 1, maxReads }),
  'maxReads of scanRows': (store, maxReads) => scanRows(store, all, { maxReads }),
  'the limit of historyOf': (store, limit) => historyOf(store, resource, { ...paging, limit }),
  'the budget of historyOf': (store, budget) => historyOf(store, resource, { ...paging, limit: 1, budget }),
  'the budget of builds': (store, budget) => builds(store, botScope, { budget }),
  'the limit of contextOf': (store, limit) => contextOf(store, anEvent(), 1000, limit),
  'the limit of sessionOf': (store, limit) => sessionOf(store, anEvent(), limit),
  concurrency: (_, limit) => concurrently([1, 2], limit, async (item) => item),
};

/** Each function with an instant. */
const instants: Readonly<Record<string, (store: EventStore, instant: string) => Promise<unknown>>> = {
  'the moment of stateAt': (store, at) => stateAt(store, botScope, '', at),
  'since of historyOf': (store, since) => historyOf(store, resource, { ...paging, limit: 1, since }),
  'until of historyOf': (store, until) => historyOf(store, resource, { ...paging, limit: 1, until }),
  'after of historyOf': (store, after) => historyOf(store, resource, { ...paging, limit: 1, after }),
  'since of builds': (store, since) => builds(store, botScope, { since }),
  'since of importFiles': (store, since) => importFiles(store, noFiles(), { since }),
};

async function* noFiles(): ReturnType<typeof readFiles> {}

const someCalls = () =>
  storeOf([
    calls.bot({ botName: 'Shop' }, { instant: instantAt(0) }),
    calls.intent({}, { instant: instantAt(1) }),
  ]);

test.each(Object.keys(counts))('%s is a whole number of at least 1', async (name) => {
  const store = await someCalls();
  for (const count of [1.5, 0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    await expect(counts[name]?.(store, count)).rejects.toThrow(
      `must be a whole number of at least 1, got ${count}`,
    );
  }
  await expect(counts[name]?.(store, 1)).resolves.toBeDefined();
});

test.each(Object.keys(instants))('%s is an instant in UTC', async (name) => {
  const store = await someCalls();
  for (const text of ['yesterday', '', '2026-11-01T09:00:00+02:00', '1795337983']) {
    await expect(instants[name]?.(store, text)).rejects.toThrow(
      `must be an instant in UTC such as 2026-11-01T09:00:00Z, got '${text}'`,
    );
  }
  await expect(instants[name]?.(store, '2026-11-01T09:00:00Z')).resolves.toBeDefined();
});

test('a store that goes on with the page that it just gave is an error, not a walk without end', async () => {
  const store = await someCalls();
  const stay = cursorOf(anEvent());
  const stuck: EventStore = {
    ...store,
    history: async (query) => ({ ...(await store.history(query)), next: stay }),
    rows: async (query) => ({ ...(await store.rows(query)), next: stay }),
  };
  const walks = [
    allOfHistory(stuck, { ...resource, lane: 'state', newestFirst: false }),
    stateAt(stuck, botScope, 'tags', instantAt(9)),
    historyOf(stuck, resource, { ...paging, limit: 10 }),
    runQuery(stuck, all, { limit: 10 }),
  ];
  for (const walk of await Promise.allSettled(walks)) {
    expect(walk).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('paging is broken') },
    });
  }
});
