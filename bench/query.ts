import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generate } from '../simulator/generate';
import { toEvent } from '../src/ingest/to-event';
import type { AuditEvent } from '../src/model/event';
import { parseFilter } from '../src/query/filter/parse-filter';
import { runQuery } from '../src/query/run/run-query';
import { openSqlite } from '../src/store/sqlite/open-sqlite';
import type { EventStore } from '../src/store/store';
import { append } from '../src/write/append';
import { atMost, type Ratio } from './ratio';

const SIZES = [10_000, 100_000] as const;
const NOW = new Date('2026-11-22T00:00:00Z');
const FILTERS = [
  'bot:OrderFlowers effect:write',
  'outcome:denied since:30d',
  'actor:alice',
  'tool:console since:7d',
];
const PAGE = 50;

/**
 * What one and the same page costs in read units when the table holds ten times as much: the newest
 * events alone, and with all the older ones beneath them.
 */
export async function benchQueries(): Promise<readonly Ratio[]> {
  const [newest, all] = SIZES;
  const [small, large] = [await unitsOf(newestFrom(newest, all)), await unitsOf(generated(all))];
  return FILTERS.map((filter, index) =>
    atMost(
      1.1,
      `read units of a page of '${filter}' of ${all} events against the newest ${newest} (${large[index]} against ${small[index]})`,
      (large[index] ?? Number.NaN) / (small[index] ?? Number.NaN),
    ),
  );
}

async function unitsOf(events: Iterable<AuditEvent>): Promise<readonly number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lextrail-bench-'));
  const { store, close } = await openSqlite(folder, 'write');
  await fill(store, events);
  const units: number[] = [];
  for (const text of FILTERS) units.push((await page(store, text)).readUnits);
  await close();
  await rm(folder, { recursive: true });
  return units;
}

async function page(store: EventStore, text: string) {
  const parsed = parseFilter(text, { now: NOW });
  if (parsed.kind === 'wrong') throw new Error(`the filter '${text}' cannot be read`);
  return runQuery(store, parsed.filter, { limit: PAGE });
}

async function fill(store: EventStore, events: Iterable<AuditEvent>): Promise<void> {
  let waiting: AuditEvent[] = [];
  const flush = async () => {
    await append(
      store,
      waiting.map((event) => ({ event })),
      { concurrency: 32 },
    );
    waiting = [];
  };
  for (const event of events) {
    waiting.push(event);
    if (waiting.length >= 1000) await flush();
  }
  await flush();
}

/** The newest of so many generated events; they are made twice, as all at once would not fit the memory. */
function* newestFrom(newest: number, all: number): Iterable<AuditEvent> {
  const moments: string[] = [];
  for (const { instant } of generated(all)) moments.push(instant);
  moments.sort();
  const since = moments.at(-newest) ?? '';
  for (const event of generated(all)) if (event.instant >= since) yield event;
}

function* generated(count: number): Iterable<AuditEvent> {
  const { files } = generate({ seed: 11, days: 30, events: count, bots: 5 });
  for (const { content } of files) {
    const { Records } = JSON.parse(gunzipSync(content).toString()) as { Records: readonly unknown[] };
    for (const record of Records) {
      const ingested = toEvent(record, 'lex.amazonaws.com');
      if (ingested.kind === 'event') yield ingested.event;
    }
  }
}
