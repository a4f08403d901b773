import { setTimeout as pause } from 'node:timers/promises';
import { type AttributeValue, BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { retried } from '../../model/retried';
import type { EventKey, StoredEvent } from '../../model/stored';
import { cursorOf } from '../cursor';
import { fromItem } from './item';
import { keyItem } from './item-key';
import type { Item } from './item-size';
import { answered, type Table } from './store-error';

/** Whole events for keys, in their order; a key is left out where its item is gone. */
export async function fetchEvents(table: Table, keys: readonly EventKey[]) {
  const { items, readUnits } = await fetchItems(table, keys);
  const events = items.map(fromItem).filter((event): event is StoredEvent => event !== undefined);
  return { events, readUnits };
}

/** The items of keys, in their order, without those that are gone. */
export async function fetchItems(table: Table, keys: readonly EventKey[]) {
  // DynamoDB refuses a request that gives a key twice.
  const wanted = new Map(keys.map((key) => [cursorOf(key), keyItem(key)]));
  const chunks = chunked([...wanted.values()]);
  const answers = await Promise.all(chunks.map((chunk) => getChunk(table, chunk)));
  const found = new Map(answers.flatMap(({ items }) => items).map((item) => [nameOf(item), item]));
  return {
    items: keys.map((key) => found.get(cursorOf(key))).filter((item) => item !== undefined),
    readUnits: answers.reduce((sum, answer) => sum + answer.readUnits, 0),
  };
}

/** What BatchGetItem takes at once. */
const chunk = 100;
// DynamoDB leaves keys unprocessed when it is short of throughput: 50 ms, then ever twice as long, 6 s in all.
const pausesMs = [50, 100, 200, 400, 800, 1600, 3200];

type Key = Record<string, AttributeValue>;

async function getChunk(table: Table, keys: readonly Key[]): Promise<ChunkRead> {
  const items: Item[] = [];
  let readUnits = 0;
  let left = keys;
  const attempt = async () => {
    const page = await getPage(table, left);
    items.push(...page.items);
    readUnits += page.readUnits;
    left = page.left;
    return left;
  };
  await retried(attempt, { pausesMs: pausesMs, pause, isPassing: (keysLeft) => keysLeft.length > 0 });
  if (left.length > 0)
    throw new Error(`table '${table.name}' is asked for more than it allows; try again in a moment`);
  return { items, readUnits };
}

async function getPage(
  table: Table,
  keys: readonly Key[],
): Promise<ChunkRead & { readonly left: readonly Key[] }> {
  const { Responses, UnprocessedKeys, ConsumedCapacity } = await answered(
    table,
    table.client.send(
      new BatchGetItemCommand({
        RequestItems: { [table.name]: { Keys: [...keys] } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    ),
  );
  return {
    items: Responses?.[table.name] ?? [],
    readUnits: (ConsumedCapacity ?? []).reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0),
    left: UnprocessedKeys?.[table.name]?.Keys ?? [],
  };
}

interface ChunkRead {
  readonly items: readonly Item[];
  readonly readUnits: number;
}

function chunked(keys: readonly Key[]): readonly (readonly Key[])[] {
  const chunks: (readonly Key[])[] = [];
  for (let start = 0; start < keys.length; start += chunk) chunks.push(keys.slice(start, start + chunk));
  return chunks;
}

function nameOf(item: Item): string {
  return JSON.stringify([item.pk?.S, item.sk?.S]);
}
