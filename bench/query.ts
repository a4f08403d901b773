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

const sizes = [10_000, 100_000] as const;
const million = 1_000_000;
const now = new Date('2026-11-22T00:00:00Z');
const pageSize = 50;
const rounds = 5;

/** Their pages are read from one end of an index, however many events there are. */
const keyed = ['bot:OrderFlowers effect:write', 'actor:alice', 'outcome:denied', 'id:'];

/** No key answers them; most match next to nothing, so that all of the store is searched. */
const searched = [
  'event:DeleteBot',
  'tool:terraform',
  'ip:192.0.2.0/24',
  'changed:nothingsuch*',
  'first:actor',
  'intent:nothingsuch',
  'text:nothingsuch',
  'effect:write -tool:console -actor:*deploy* since:90d',
];

/**
 * What questions cost in a local store: pages beside those of 10,000 events, searches in CPU seconds; of a million
 * events too if asked, which takes some minutes to store.
 */
export async function benchQueries(withMillion = false): Promise<readonly Ratio[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lextrail-bench-'));
  const counts = withMillion ? [...sizes, million] : sizes;
  try {
    const stores: LocalStore[] = [];
    for (const count of counts) stores.push(await filled(folder, count));
    const figures: Ratio[] = [];
    for (const text of [...keyed, ...searched]) {
      const [base = Number.NaN, ...others] = await cpuSeconds(text, stores);
      figures.push(...others.map((seconds, at) => figureOf(text, counts[at + 1] ?? 0, { base, seconds })));
    }
    for (const store of stores) await store.close();
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function figureOf(text: string, count: number, { base, seconds }: Record<'base' | 'seconds', number>): Ratio {
  const events = `${count.toLocaleString('en')} events`;
  if (keyed.includes(text)) {
    return atMost(1.3, `CPU time of a page of '${text}' of ${events} against ${sizes[0]}`, seconds / base);
  }
  return atMost(count === million ? 2 : 0.5, `CPU seconds to search ${events} for '${text}'`, seconds);
}

async function filled(folder: string, count: number): Promise<LocalStore> {
  const local = await openSqlite(join(folder, String(count)), 'write');
  await fill(local.store, generated(count));
  return local;
}

/** The median CPU seconds of one page in each store; the stores take turns. */
async function cpuSeconds(text: string, stores: readonly LocalStore[]): Promise<readonly number[]> {
  const times = stores.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { store }] of stores.entries()) {
      const filter = text === 'id:' ? `id:${await anId(store)}` : text;
      const before = process.cpuUsage();
      await page(store, filter);
      const { user, system } = process.cpuUsage(before);
      times[index]?.push((user + system) / 1e6);
    }
  }
  return times.map(
    (each) => each.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN,
  );
}

async function anId(store: EventStore): Promise<string> {
  const { events } = await page(store, 'effect:write');
  return events.at(-1)?.event.id ?? '';
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
  const { files } = generate({ seed: 11, days: 365, events: count, bots: 5 });
  for (const { content } of files) {
    const { Records } = JSON.parse(gunzipSync(content).toString()) as { Records: readonly unknown[] };
    for (const record of Records) {
      const ingested = toEvent(record, 'lex.amazonaws.com');
      if (ingested.kind === 'event') yield ingested.event;
    }
  }
}
