import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Change } from '../../model/change';
import type { AuditEvent } from '../../model/event';
import type { Arrival, EventKey, PutOutcome } from '../../model/stored';
import { toChangeItem } from './change-item';
import { type ItemOptions, toItem } from './item';
import { keyItem } from './item-key';
import type { Item } from './item-size';
import { answered, isConditionFailure, type Table } from './store-error';

/** Stores an event unless it is there; one that is there already only learns of another log file. */
export async function putEvent(
  table: Table,
  event: AuditEvent,
  { file, ...options }: Arrival & ItemOptions,
): Promise<PutOutcome> {
  const item = toItem(event, options);
  const whole = file === undefined ? item : { ...item, file: { S: file } };
  const stored = await putNew(table, whole);
  if (stored === 'stored') return 'stored';
  if (stored.digest?.S !== item.digest?.S) return 'conflict';
  if (file !== undefined && isEarlier(file, stored.file?.S)) await mergeFile(table, event, file);
  return 'known';
}

/** Writes a change unless the stored one rests on as much or more; says whether it wrote. */
export async function writeChange(table: Table, key: EventKey, change: Change): Promise<boolean> {
  const { basis, changes, changed, change: compressed } = toChangeItem(change);
  return written(
    table,
    new UpdateItemCommand({
      TableName: table.name,
      Key: keyItem(key),
      UpdateExpression: 'SET #basis = :basis, #changes = :changes, #changed = :changed, #change = :change',
      ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(#basis) OR #basis < :basis)',
      ExpressionAttributeNames: {
        '#basis': 'basis',
        '#changes': 'changes',
        '#changed': 'changed',
        '#change': 'change',
      },
      ExpressionAttributeValues: {
        ':basis': basis,
        ':changes': changes,
        ':changed': changed,
        ':change': compressed,
      },
    }),
  );
}

/** Sends a conditional update; false where its condition did not hold. */
export async function written(table: Table, command: UpdateItemCommand): Promise<boolean> {
  try {
    await answered(table, table.client.send(command));
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
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
  const command = new GetItemCommand({
    TableName: name,
    Key: { pk, sk },
    ProjectionExpression: '#digest, #file',
    ExpressionAttributeNames: { '#digest': 'digest', '#file': 'file' },
    ConsistentRead: true,
  });
  const found = await answered({ client, name }, client.send(command));
  return found.Item ?? {};
}

// Of several files the one with the smallest name stays, so that the order of arrival does not matter.
function isEarlier(file: string, stored: string | undefined): boolean {
  return stored === undefined || Buffer.compare(Buffer.from(file), Buffer.from(stored)) < 0;
}

async function mergeFile(table: Table, key: EventKey, file: string): Promise<void> {
  await written(
    table,
    new UpdateItemCommand({
      TableName: table.name,
      Key: keyItem(key),
      UpdateExpression: 'SET #file = :file',
      ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(#file) OR :file < #file)',
      ExpressionAttributeNames: { '#file': 'file' },
      ExpressionAttributeValues: { ':file': { S: file } },
    }),
  );
}
