import { gunzipSync } from 'node:zlib';
import { generate } from '../../simulator/generate';
import { lexEventSource as lex } from '../../src/ingest/catalogue/catalogue';
import { readBytes } from '../../src/ingest/files/read-bytes';
import { fileUrl, type ReadFile } from '../../src/model/file-address';
import type { JsonObject } from '../../src/model/json';
import type { StoredEvent, StoredRow } from '../../src/model/stored';
import { byTime } from '../../src/store/keys';
import type { EventStore } from '../../src/store/store';
import { append } from '../../src/write/append';
import { filesWork } from '../../src/write/store-file-message';
import { liveWork } from '../../src/write/store-live-message';
import { faultyStore } from './faulty-store';
import { foreignMessages, noticeForms } from './notice-forms';
import { drain } from './queue';

export interface Delivery {
  /** The ids that there really are, each once. */
  readonly truth: readonly string[];
  /** Messages of both queues, in random order, with their duplicates and poison. */
  readonly live: readonly string[];
  readonly files: readonly string[];
  readonly poison: number;
  readonly readFile: ReadFile;
  /** The same files, each once and in order. */
  readonly inOrder: readonly { readonly file: string; readonly content: Buffer }[];
}

/**
 * An account's events as both paths bring them: 30 % come twice, 1 % of the messages are poison, files are
 * announced in every form, and messages about something else come between.
 */
export function deliver(events: number, random: () => number): Delivery {
  const generated = generate({ seed: 11, days: 10, events, bots: 4, otherServices: Math.ceil(events / 5) });
  const logs = [...generated.files].map(({ path, content }) => ({
    file: fileUrl({ bucket, key: path }),
    path,
    content,
  }));
  const contents = new Map(logs.map(({ file, content }) => [file, content]));
  const records = logs.flatMap(
    ({ content }) => JSON.parse(gunzipSync(content).toString()).Records as JsonObject[],
  );
  const live = records
    .filter(({ eventSource }) => eventSource === lex)
    .map((detail) =>
      JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.lex', detail }),
    );
  const files = [
    ...logs.map(({ path }, index) => noticeForms[index % noticeForms.length]?.(bucket, path)),
    ...foreignMessages,
  ].map((message) => JSON.stringify(message));
  const queues = { live: disturbed(live, random), files: disturbed(files, random) };
  return {
    truth: generated.truth().events.map(({ id }) => id),
    live: queues.live.messages,
    files: queues.files.messages,
    poison: queues.live.poison + queues.files.poison,
    inOrder: logs,
    readFile: async (address) => {
      const bytes = contents.get(fileUrl(address));
      return bytes ? { kind: 'bytes', bytes } : { kind: 'unreadable', problem: 'gone' };
    },
  };
}

const bucket = 'trail-logs';

function disturbed(messages: readonly string[], random: () => number) {
  const twice = messages.filter(() => random() < 0.3);
  const poison = Array.from({ length: Math.ceil(messages.length / 100) }, (_, index) => `{"poison":${index}`);
  return { messages: shuffled([...messages, ...twice, ...poison], random), poison: poison.length };
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Brings everything through both handlers into a store that fails now and then. */
export async function bring(delivery: Delivery, into: EventStore, fails: () => boolean) {
  const storing = {
    store: faultyStore(into, fails),
    reads: true,
    now: () => Date.parse('2026-11-22T12:00:00Z'),
    seen: new Set<string>(),
    live: [],
  };
  const [live, files] = await Promise.all([
    drain(delivery.live, liveWork(storing), 10),
    drain(delivery.files, filesWork({ ...storing, readFile: delivery.readFile, retentionDays: 400 }), 5),
  ]);
  return {
    deadLetters: [...live.deadLetters, ...files.deadLetters],
    redelivered: live.redelivered + files.redelivered,
  };
}

/** The ground truth in a store: each file once, in order, nothing failing. */
export async function storeInOrder(delivery: Delivery, store: EventStore): Promise<void> {
  for (const { file, content } of delivery.inOrder) {
    const { events } = readBytes(content, { file, eventSource: lex });
    const arrivals = events.map((event) => ({ event, arrival: { file } }));
    await append(store, arrivals, { concurrency: 10 });
  }
}

/** All that a store holds: every event with its change and file, by id. */
export async function everything(store: EventStore): Promise<readonly StoredEvent[]> {
  const { days } = await store.days();
  const rows: StoredRow[] = [];
  for (const partition of byTime.partitions(days)) {
    let after: string | undefined;
    do {
      const page = await store.rows({ index: 'byTime', partition, newestFirst: false, limit: 500, after });
      rows.push(...page.rows);
      after = page.next;
    } while (after !== undefined);
  }
  const { events } = await store.fetch(rows);
  return [...events].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
}
