import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AuditEvent } from '../../model/event';
import { furtherId } from '../../model/event-id';
import type { Arrival, EventKey, PutOutcome } from '../../model/stored';
import type { ItemOptions } from './expiry';
import { requireIdEntry, writeIdEntry } from './id-entries';
import { toItem } from './item';
import { keyItem, keyOf } from './item-key';
import type { Item } from './item-size';
import { keyAttributes } from './row-item';
import { answered, isConditionFailure, type Table } from './store-error';
import { written } from './writes';

/** Stores an event unless it is there; one that is there already only learns of another log file. */
export async function putEvent(
  table: Table,
  event: AuditEvent,
  options: Arrival & ItemOptions,
): Promise<PutOutcome> {
  const { file } = options;
  const item = toItem(event, options);
  const whole = file === undefined ? item : { ...item, file: { S: file } };
  const stored = await putNew(table, whole);
  if (stored === 'stored') {
    await writeIdEntry(table, event, options);
    return 'stored';
  }
  if (stored.digest?.S !== item.digest?.S) return putBeside(table, event, { item: whole, stored, options });
  if (file !== undefined && isEarlier(file, stored.file?.S)) await mergeFile(table, event, file);
  await requireIdEntry(table, event, options);
  return 'known';
}

/** Another record with the same key: the one with the smaller hash has the plain id. */
async function putBeside(
  table: Table,
  event: AuditEvent,
  { item, stored, options }: { item: Item; stored: Item; options: Arrival & ItemOptions },
): Promise<PutOutcome> {
  const [digest = '', storedDigest = ''] = [item.digest?.S, stored.digest?.S];
  if (digest > storedDigest) return putEvent(table, { ...event, id: furtherId(event.id, digest) }, options);
  await putNew(table, movedItem(stored));
  const isDone = await written(table, (client) =>
    client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: { ...item },
        ConditionExpression: '#digest = :stored',
        ExpressionAttributeNames: { '#digest': 'digest' },
        ExpressionAttributeValues: { ':stored': { S: storedDigest } },
      }),
    ),
  );
  // Another writer was faster: what it put is compared in turn.
  if (!isDone) return putEvent(table, event, options);
  await writeIdEntry(table, event, options);
  return 'stored';
}

/** A stored item under a further id; what its event changed is found again. */
function movedItem(stored: Item): Item {
  const { basis, changes, changed, change, ...item } = stored;
  const key = keyOf(item);
  return key === undefined
    ? stored
    : { ...item, ...keyAttributes({ ...key, id: furtherId(key.id, item.digest?.S ?? '') }) };
}

/** Stores a new item, or gives the one that is there already. */
async function putNew(table: Table, item: Item): Promise<'stored' | Item> {
  const command = new PutItemCommand({
    TableName: table.name,
    Item: { ...item },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await answered(table, table.client.send(command));
    return 'stored';
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
    return error.Item ?? readExisting(table, item);
  }
}

/** For engines that do not return the existing item, as dynalite. */
async function readExisting({ client, name }: Table, item: Item): Promise<Item> {
  const { pk = { S: '' }, sk = { S: '' } } = item;
  const command = new GetItemCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true });
  const found = await answered({ client, name }, client.send(command));
  return found.Item ?? {};
}

// Of several files the one with the smallest name stays, so that the order of arrival does not matter.
function isEarlier(file: string, stored: string | undefined): boolean {
  return stored === undefined || Buffer.compare(Buffer.from(file), Buffer.from(stored)) < 0;
}

async function mergeFile(table: Table, key: EventKey, file: string): Promise<void> {
  await written(table, (client) =>
    client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: keyItem(key),
        UpdateExpression: 'SET #file = :file',
        ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(#file) OR :file < #file)',
        ExpressionAttributeNames: { '#file': 'file' },
        ExpressionAttributeValues: { ':file': { S: file } },
      }),
    ),
  );
}
