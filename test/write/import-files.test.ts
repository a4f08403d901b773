import type { FileOutcome } from '../../src/ingest/files/outcome';
import { importFiles } from '../../src/write/import-files';
import { anEvent } from '../support/an-event';
import { memoryStore } from '../support/memory-store';

const instants = ['2026-11-01T09:59:59.999Z', '2026-11-01T10:00:00.000Z', '2026-11-01T10:00:00.001Z'];

/** One file for each instant, with one event in it. */
async function* files(): AsyncGenerator<FileOutcome> {
  for (const instant of instants) {
    const events = [anEvent({ instant })];
    yield {
      file: `${instant}.json`,
      bytes: 100,
      records: 1,
      others: 0,
      events,
      rejected: [],
      hasMore: false,
    };
  }
}

test('the instants that an import begins and ends with belong to it', async () => {
  const since = await importFiles(memoryStore(), files(), { since: instants[1] });
  const until = await importFiles(memoryStore(), files(), { until: instants[1] });

  expect([since.stored, until.stored]).toEqual([2, 2]);
});

test('an instant without milliseconds begins with its second', async () => {
  const { stored } = await importFiles(memoryStore(), files(), { since: '2026-11-01T10:00:00Z' });

  expect(stored).toBe(2);
});

test('a file that is read in slices is one file', async () => {
  async function* slices(): AsyncGenerator<FileOutcome> {
    let left = instants.length;
    for await (const slice of files()) yield { ...slice, file: 'large.json', hasMore: --left > 0 };
  }

  expect(await importFiles(memoryStore(), slices())).toMatchObject({ files: 1, records: 3, stored: 3 });
});

test('an import that is interrupted stores the file at hand and reads no further', async () => {
  const ending = new AbortController();
  const store = memoryStore();
  const report = await importFiles(store, files(), {
    signal: ending.signal,
    onFile: () => ending.abort(),
  });

  expect(report).toMatchObject({ files: 1, stored: 1 });
  expect(store.dump()).toHaveLength(1);
});
