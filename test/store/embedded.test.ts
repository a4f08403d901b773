import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { indexRow } from '../../src/store/dynamo/item-size';
import { embeddedClient } from '../../src/store/embedded/client';
import { openLevel } from '../../src/store/embedded/level';
import { openEmbedded } from '../../src/store/embedded/open-embedded';
import { embeddedTable, withTable } from '../../src/store/embedded/table';
import { byTime } from '../../src/store/keys';
import type { schema } from '../../src/store/schema';
import type { EventStore } from '../../src/store/store';
import { anEvent } from '../support/an-event';

const morning = new Date('2026-11-22T10:00:00.000Z');
const now = () => morning;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lextrail-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what was stored is there when the folder is opened again', async () => {
  const first = await openEmbedded(folder, { now });
  await first.store.put(anEvent());
  await first.close();

  const second = await openEmbedded(folder, { now });
  expect(await second.store.put(anEvent())).toBe('known');
  expect((await second.store.fetch([anEvent()])).events).toEqual([{ event: anEvent() }]);
  await second.close();
});

test('nobody but the owner can look into the folder', async () => {
  const made = join(folder, 'new', 'store');
  await (await openEmbedded(made, { now })).close();
  expect((await stat(made)).mode & 0o777).toBe(0o700);
});

test('whoever finds it in use is told by whom, since when, and what to do', async () => {
  const explorer = await openEmbedded(folder, { now, holder: 'lextrail explore (process 4711)' });

  await expect(openEmbedded(folder, { now, waitMs: 60 })).rejects.toThrow(
    `the store in ${folder} is in use by lextrail explore (process 4711) since 2026-11-22T10:00:00.000Z; wait until that ends, or use another folder with --store`,
  );
  await explorer.close();
  await (await openEmbedded(folder, { now, waitMs: 0 })).close();
});

test('a command waits for the one before it', async () => {
  const first = await openEmbedded(folder, { now });
  const second = openEmbedded(folder, { now });
  await new Promise((resolve) => setTimeout(resolve, 60));
  await first.close();
  await (await second).close();
});

test('a folder that cannot be made, and one that holds something else, are named', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(openEmbedded(join(folder, 'file', 'store'), { now })).rejects.toThrow(
    `cannot make the folder ${join(folder, 'file', 'store')} for the store: ENOTDIR`,
  );
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'other', 'db'), '');
  await expect(openEmbedded(join(folder, 'other'), { now })).rejects.toThrow(
    `cannot open the store in ${join(folder, 'other')}: `,
  );
});

test('a store of another version is not touched', async () => {
  const { store, close } = await openLevel(folder, { holder: 'a test', now, waitMs: 0 });
  await new Promise((resolve) => store.tableDb.put(embeddedTable, { TableName: 'other' }, resolve));
  await close();

  await expect(openEmbedded(folder, { now })).rejects.toThrow('was made by another version of lextrail');
  await expect(openEmbedded(folder, { now, waitMs: 0 })).rejects.toThrow('another version');
});

describe('expiry', () => {
  const on = (day: string, id: string) =>
    anEvent({ id, time: `${day}T08:00:00Z`, instant: `${day}T08:00:00.000Z` });
  const old = on('2026-10-01', 'old00000');
  const young = on('2026-11-20', 'young000');

  test('events past their retention go when the store is opened, once a day', async () => {
    const first = await openEmbedded(folder, { now, retentionDays: 30 });
    for (const event of [old, young]) await first.store.put(event);
    await first.close();
    const sameDay = await openEmbedded(folder, { now, retentionDays: 30 });
    expect((await sameDay.store.fetch([old])).events).toHaveLength(1);
    await sameDay.close();

    const nextDay = new Date('2026-11-23T10:00:00.000Z');
    const { store, notices, close } = await openEmbedded(folder, { now: () => nextDay, retentionDays: 30 });
    expect(notices).toEqual(['1 event past its retention was deleted']);
    expect((await store.fetch([old, young])).events.map(({ event }) => event.id)).toEqual([young.id]);
    expect((await store.days()).days).toEqual(['2026-11-20']);
    expect(await idsOn(store, '2026-10-01')).toEqual([]);
    await close();
  });

  test('without a retention everything stays', async () => {
    const first = await openEmbedded(folder, { now });
    await first.store.put(old);
    await first.close();

    const muchLater = await openEmbedded(folder, { now: () => new Date('2046-11-23T10:00:00Z') });
    expect(muchLater.notices).toEqual([]);
    expect(await idsOn(muchLater.store, '2026-10-01')).toEqual([old.id]);
    await muchLater.close();
  });

  test('a day stays as long as the event on it that is kept longest', async () => {
    for (const retentionDays of [30, 0, 20]) {
      await rm(join(folder, 'expired-on'), { force: true });
      const opened = await openEmbedded(folder, {
        now: () => new Date('2026-10-02T00:00:00Z'),
        retentionDays,
      });
      await opened.store.put(on('2026-10-01', `kept ${retentionDays} days`));
      await opened.close();
    }
    const later = await openEmbedded(folder, { now });
    expect((await later.store.days()).days).toEqual(['2026-10-01']);
    expect(await idsOn(later.store, '2026-10-01')).toHaveLength(3);
    await later.close();
  });
});

test('a process killed while it writes leaves no index row without its item, and nothing acknowledged is lost', async () => {
  for (const round of ['a', 'b']) {
    const acknowledged = await killedWhileWriting(folder, round);
    const { store, close } = await openLevel(folder, { holder: 'a test', now, waitMs: 0 });
    const client = embeddedClient(await withTable(store, folder));
    const items = await scan(client);
    const ids = new Set(items.map(({ id }) => id?.S));

    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    for (const index of ['byBot', 'byActor', 'byTime', 'byFault', 'byId'] as const) {
      const expected = items.map((item) => indexRow(item, index)).filter((row) => row !== undefined);
      expect(sorted(await scan(client, index))).toEqual(sorted(expected));
    }
    await close();
  }
});

test('nothing but files of its own is left in the folder', async () => {
  await (await openEmbedded(folder, { now })).close();
  expect((await readdir(folder)).toSorted()).toEqual(['db', 'expired-on']);
});

async function killedWhileWriting(store: string, round: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'writer.ts'), store, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === 150) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  // The last line may have been cut by the kill.
  return acknowledged.filter((id) => /^.-\d{8}$/.test(id));
}

async function scan(client: DynamoDBClient, index?: keyof typeof schema.indexes) {
  const items: Record<string, AttributeValue>[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: embeddedTable, IndexName: index, Limit: 1000, ExclusiveStartKey: start }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

function sorted(items: readonly object[]): readonly string[] {
  return items.map((item) => JSON.stringify(Object.entries(item).toSorted())).toSorted();
}

async function idsOn(store: EventStore, day: string): Promise<readonly string[]> {
  const query = { index: 'byTime', partition: byTime.partition(day), newestFirst: true, limit: 10 } as const;
  return (await store.rows(query)).rows.map(({ id }) => id);
}
