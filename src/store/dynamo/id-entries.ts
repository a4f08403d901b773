import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { digestOf } from '../../ingest/id';
import { concurrently } from '../../model/concurrently';
import type { AuditEvent } from '../../model/event';
import { furtherId, sharedIdOf } from '../../model/event-id';
import { compareKeys, endOf, lastText, positionOf } from '../../model/position';
import type { EventKey, StoredRow } from '../../model/stored';
import { cursorOf } from '../cursor';
import { idRegistry } from '../keys';
import type { Rows, RowsQuery } from '../store';
import { expiryOfEvent, type ItemOptions } from './expiry';
import { fetchItems } from './fetch';
import { keyItem, keyOf } from './item-key';
import type { Item } from './item-size';
import { partitionPages } from './partition';
import { fromRowItem } from './row-item';
import { answered, type Table } from './store-error';

/** Enters a stored record that a writer stored and did not come to enter, or one of an earlier version. */
export async function requireIdEntry(table: Table, event: AuditEvent, options: ItemOptions): Promise<void> {
  const { pk, sk } = idRegistry.key(sharedIdOf(event.id), digestOf(event.received));
  const Key = { pk: { S: pk }, sk: { S: sk } };
  const asked = new GetItemCommand({ TableName: table.name, Key, ProjectionExpression: 'pk' });
  const { Item } = await answered(table, table.client.send(asked));
  if (Item === undefined) await writeIdEntry(table, event, options);
}

/** Enters a stored record under its id; the same entry again changes nothing. */
export async function writeIdEntry(table: Table, event: AuditEvent, options: ItemOptions): Promise<void> {
  const Item = toEntryItem(event, expiryOfEvent(event, options));
  await answered(table, table.client.send(new PutItemCommand({ TableName: table.name, Item })));
}

/**
 * The keys of all records that share the id of one of these stored events with another record. An event
 * that has no entry, since whoever put it ended between the two writes, gets it here.
 */
export async function sharingKeys(
  table: Table,
  events: readonly AuditEvent[],
  options: ItemOptions,
): Promise<readonly EventKey[]> {
  const byOwnId = grouped(events);
  const found = await concurrently([...byOwnId], concurrency, async ([id, own]) => {
    const { entries } = await readEntries(table, idRegistry.range(id));
    const known = new Set(entries.map(({ digest }) => digest));
    const missing = own.filter(({ received }) => !known.has(digestOf(received)));
    if (missing.length === 0) return entries;
    for (const event of missing) await writeIdEntry(table, event, options);
    return (await readEntries(table, idRegistry.range(id))).entries;
  });
  return found.filter((entries) => entries.length > 1).flatMap(keysOf);
}

/** One page of the rows of the events by their ids; what has one id is in one order. */
export async function rowsById(table: Table, query: RowsQuery): Promise<Rows> {
  const { from = '', to = lastText } = query;
  const range = { partition: idRegistry.partition(query.partition), from: from || leastKey, to: endOf(to) };
  const { entries, readUnits } = await readEntries(table, range);
  const ascending = keysOf(entries).filter(
    ({ id }) => compareKeys(id, from) >= 0 && compareKeys(id, to) <= 0,
  );
  const keys = query.newestFirst ? ascending.toReversed() : ascending;
  const start = query.after === undefined ? 0 : keys.findIndex((key) => cursorOf(key) === query.after) + 1;
  const page = keys.slice(start, start + query.limit);
  const last = keys.length > start + query.limit ? page.at(-1) : undefined;
  const fetched = await fetchItems(table, page);
  return {
    rows: fetched.items.map(fromRowItem).filter((row): row is StoredRow => row !== undefined),
    next: last && cursorOf(last),
    readUnits: readUnits + fetched.readUnits,
  };
}

/** DynamoDB takes no empty text for a key, not even as a bound. */
const leastKey = '\u0000';

function grouped(events: readonly AuditEvent[]): ReadonlyMap<string, readonly AuditEvent[]> {
  const groups = new Map<string, AuditEvent[]>();
  for (const event of events) {
    const id = sharedIdOf(event.id);
    groups.set(id, [...(groups.get(id) ?? []), event]);
  }
  return groups;
}

// Ten messages of a batch share the 50 connections of the SDK's client.
const concurrency = 5;

/** That a record with this hash has the id of a key. */
interface IdEntry {
  /** Its id is the one that CloudTrail gave. */
  readonly key: EventKey;
  readonly digest: string;
}

/** Of several with one key, the one with the least hash has the plain id (putEvent). */
function keysOf(entries: readonly IdEntry[]): readonly EventKey[] {
  const plain = new Map<string, string>();
  for (const { key, digest } of entries) {
    const least = plain.get(cursorOf(key));
    if (least === undefined || digest < least) plain.set(cursorOf(key), digest);
  }
  return entries
    .map(({ key, digest }) =>
      plain.get(cursorOf(key)) === digest ? key : { ...key, id: furtherId(key.id, digest) },
    )
    .toSorted(
      (one, other) => compareKeys(one.id, other.id) || compareKeys(positionOf(one), positionOf(other)),
    );
}

interface EntryRange {
  readonly partition: string;
  readonly from: string;
  readonly to: string;
}

async function readEntries(table: Table, { partition, from, to }: EntryRange) {
  const entries: IdEntry[] = [];
  let readUnits = 0;
  for await (const page of partitionPages(table, { partition, range: [from, to], isConsistent: true })) {
    entries.push(...page.items.flatMap((item) => fromEntryItem(item) ?? []));
    readUnits += page.readUnits;
  }
  return { entries, readUnits };
}

function toEntryItem(event: AuditEvent, expires: number | undefined) {
  const digest = digestOf(event.received);
  const id = sharedIdOf(event.id);
  const { pk, sk } = idRegistry.key(id, digest);
  return {
    pk: { S: pk },
    sk: { S: sk },
    event: { M: keyItem({ ...event, id }) },
    digest: { S: digest },
    ...(expires !== undefined && { expires: { N: String(expires) } }),
  };
}

/** The inverse of `toEntryItem`; undefined for an item that is none. */
function fromEntryItem({ event, digest }: Item): IdEntry | undefined {
  const key = event?.M && keyOf(event.M);
  return key === undefined || digest?.S === undefined ? undefined : { key, digest: digest.S };
}
