import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStore } from '../../src/store/dynamo/dynamo-store';
import { embeddedClient } from '../../src/store/embedded/client';
import { openLevel } from '../../src/store/embedded/level';
import { embeddedTable, withTable } from '../../src/store/embedded/table';
import { byBot } from '../../src/store/keys';
import { anEvent } from '../support/an-event';

test('a query that ends before its partition does closes what it read with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-iterators-'));
  const level = await openLevel(folder, { holder: 'a test', now: () => new Date(0), waitMs: 0 });
  const prepared = await withTable(level.store, folder);
  const store = dynamoStore(embeddedClient(prepared), embeddedTable);
  for (const letter of ['a', 'b', 'c']) await store.put(anEvent({ id: `${letter}0000000` }));
  const count = countIterators(level.store.db);

  for (let run = 0; run < 5; run++) {
    const partition = byBot.partition(anEvent().scope);
    await store.rows({ index: 'byBot', partition, newestFirst: true, limit: 1 });
  }

  expect(count.opened).toBeGreaterThanOrEqual(5);
  expect(count.closed).toBe(count.opened);
  await level.close();
  rmSync(folder, { recursive: true });
});

function countIterators(db: DynaliteStore['db']) {
  const count = { opened: 0, closed: 0 };
  const open = db.values;
  db.values = (options) => {
    count.opened += 1;
    const iterator = open(options);
    const close = iterator.close.bind(iterator);
    iterator.close = () => {
      count.closed += 1;
      return close();
    };
    return iterator;
  };
  return count;
}
