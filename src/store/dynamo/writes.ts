import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Change } from '../../model/change';
import type { EventKey } from '../../model/stored';
import { disputedFlag } from '../stored-row';
import { toChangeItem } from './change-item';
import { keyItem } from './item-key';
import { answered, isConditionFailure, type Table } from './store-error';

/** Writes a change unless the stored one rests on as much or more; says whether it wrote. */
export async function writeChange(table: Table, key: EventKey, change: Change): Promise<boolean> {
  const { basis, changes, changed, change: compressed } = toChangeItem(change);
  return written(table, (client) =>
    client.send(
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
    ),
  );
}

/** Marks an event as disputed; says whether it was stored and not marked yet. */
export async function disputeEvent(table: Table, key: EventKey): Promise<boolean> {
  return written(table, (client) =>
    client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: keyItem(key),
        UpdateExpression: 'ADD #flags :flags',
        ConditionExpression: 'attribute_exists(pk) AND NOT contains(#flags, :flag)',
        ExpressionAttributeNames: { '#flags': 'flags' },
        ExpressionAttributeValues: { ':flags': { SS: [disputedFlag] }, ':flag': { S: disputedFlag } },
      }),
    ),
  );
}

/** Sends a conditional write; false where its condition did not hold. */
export async function written(
  table: Table,
  send: (client: Table['client']) => Promise<unknown>,
): Promise<boolean> {
  try {
    await answered(table, send(table.client));
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
