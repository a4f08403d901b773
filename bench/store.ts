import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toEvent } from '../src/ingest/to-event';
import type { AuditEvent } from '../src/model/event';
import { toItem } from '../src/store/dynamo/item';
import { indexRow, itemBytes, writeUnits } from '../src/store/dynamo/item-size';
import { byTime } from '../src/store/keys';
import { openSqlite } from '../src/store/sqlite/open-sqlite';
import type { EventStore } from '../src/store/store';
import { aRecord } from '../test/support/a-record';

export interface StoreFigures {
  readonly putsPerSecond: number;
  readonly pageOf50Ms: number;
  readonly fetchOf50Ms: number;
  /** Of a successful change of an intent, the record 1.8 KB long. */
  readonly itemBytes: number;
  readonly largestIndexRowBytes: number;
  readonly writeUnits: number;
}

/** What the local store does in a second, and what one ordinary event costs in DynamoDB. */
export async function storeFigures(count: number): Promise<StoreFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'lextrail-bench-'));
  const { store, close } = await openSqlite(folder, 'write');
  const events = Array.from({ length: count }, (_, index) => numbered(index));
  const [first = numbered(0)] = events;
  const item = toItem(first);
  const row = indexRow(item, 'byBot') ?? {};
  const putSeconds = (await timed(() => putAll(store, events))) / 1000;
  const query = {
    index: 'byTime',
    partition: byTime.partition('2026-11-22'),
    newestFirst: true,
    limit: 50,
  } as const;
  const { rows } = await store.rows(query);
  const figures = {
    putsPerSecond: Math.round(count / putSeconds),
    pageOf50Ms: await median(() => store.rows(query)),
    fetchOf50Ms: await median(() => store.fetch(rows)),
    itemBytes: itemBytes(item),
    largestIndexRowBytes: itemBytes(row),
    writeUnits: writeUnits(item).total,
  };
  await close();
  await rm(folder, { recursive: true });
  return figures;
}

const atOnce = 24;

async function putAll(store: EventStore, events: readonly AuditEvent[]): Promise<void> {
  const waiting = events.values();
  const putting = async () => {
    for (const event of waiting) await store.put(event);
  };
  await Promise.all(Array.from({ length: atOnce }, putting));
}

function numbered(index: number): AuditEvent {
  const second = String(index % 60).padStart(2, '0');
  const minute = String(Math.floor(index / 60) % 60).padStart(2, '0');
  const record = aRecord({
    eventID: `${index.toString(16).padStart(8, '0')}-1f6a-4b5e-9a53-0c6a2e8d7f11`,
    eventTime: `2026-11-22T08:${minute}:${second}Z`,
  });
  const ingested = toEvent(record, '*');
  if (ingested.kind !== 'event') throw new Error(`the record is ${ingested.kind}`);
  return ingested.event;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 21; run += 1) times.push(await timed(work));
  return Number((times.sort((one, other) => one - other)[10] ?? 0).toFixed(1));
}

if (require.main === module) {
  void storeFigures(3000).then((figures) => console.log(JSON.stringify(figures, undefined, 2)));
}
