import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generate } from '../simulator/generate';
import { toEvent } from '../src/ingest/to-event';
import type { AuditEvent } from '../src/model/event';
import { parseFilter } from '../src/query/filter/parse-filter';
import { runQuery } from '../src/query/run/run-query';
import { type LocalStore, openSqlite } from '../src/store/sqlite/open-sqlite';
import type { EventStore } from '../src/store/store';
import { append } from '../src/write/append';
import { atMost, type Ratio } from './ratio';

const sizes = [5_000, 50_000] as const;
const now = new Date('2026-11-22T00:00:00Z');
const pageSize = 50;
const rounds = 5;

/** Their pages are read from one end of an index, however many events there are. */
const keyed = ['bot:OrderFlowers effect:write', 'actor:alice', 'outcome:denied since:30d'];

/** No key answers them, and next to nothing matches: all of the store is searched. */
const unkeyed = ['event:DeleteBot', 'changed:nothingsuch*', 'ip:192.0.2.0/24', 'text:nothingsuch'];

/** What questions cost in a local store: pages beside those of a tenth of the events, searches in seconds. */
export async function benchQueries(): Promise<readonly Ratio[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lextrail-bench-'));
  try {
    const [small, large] = [await filled(folder, sizes[0]), await filled(folder, sizes[1])];
    const times = new Map<string, readonly number[]>();
    for (const text of [...keyed, ...unkeyed])
      times.set(text, await cpuSeconds(text, [small.store, large.store]));
    await Promise.all([small.close(), large.close()]);
    return [
      ...keyed.map((text) => {
        const [one = Number.NaN, other = Number.NaN] = times.get(text) ?? [];
        return atMost(
          1.3,
          `CPU time of a page of '${text}' with ${sizes[1]} events stored against ${sizes[0]}`,
          other / one,
        );
      }),
      ...unkeyed.map((text) =>
        atMost(
          0.5,
          `CPU seconds to search ${sizes[1]} events for '${text}'`,
          times.get(text)?.[1] ?? Number.NaN,
        ),
      ),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function filled(folder: string, count: number): Promise<LocalStore> {
  const local = await openSqlite(join(folder, String(count)), 'write');
  await fill(local.store, generated(count));
  return local;
}

/** The median CPU seconds of one page in each store; the stores take turns. */
async function cpuSeconds(text: string, stores: readonly EventStore[]): Promise<readonly number[]> {
  const times = stores.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, store] of stores.entries()) {
      const before = process.cpuUsage();
      await page(store, text);
      const { user, system } = process.cpuUsage(before);
      times[index]?.push((user + system) / 1e6);
    }
  }
  return times.map(
    (each) => each.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN,
  );
}

async function page(store: EventStore, text: string) {
  const parsed = parseFilter(text, { now: now });
  if (parsed.kind === 'wrong') throw new Error(`the filter '${text}' cannot be read`);
  return runQuery(store, parsed.filter, { limit: pageSize });
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
