import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dayRegistry } from '../keys';
import { expiryOf, type ItemOptions } from './expiry';
import { readPartition } from './partition';
import type { Table } from './store-error';
import { written } from './writes';

/** Lists the days of events as they come, asking DynamoDB once for each rather than for every event. */
export function dayLister(table: Table, options: ItemOptions): (day: string) => Promise<void> {
  const listed = new Map<string, Promise<void>>();
  return async (day) => {
    const done = listed.get(day) ?? writeDay(table, day, options);
    listed.set(day, done);
    // What failed is tried again for the next event.
    await done.catch((error: unknown) => {
      listed.delete(day);
      throw error;
    });
  };
}

/** The days that hold events, ascending. A day goes when the last of its events may. */
export async function readDays(table: Table) {
  const { items, readUnits } = await readPartition(table, dayRegistry.partition);
  return { days: items.flatMap((item) => item.sk?.S ?? []), readUnits };
}

/** Lists a day until its last event expires; whoever keeps events longer makes the day stay longer. */
async function writeDay(table: Table, day: string, options: ItemOptions): Promise<void> {
  const { pk, sk } = dayRegistry.key(day);
  const expires = expiryOf(`${day}T23:59:59.999Z`, options.retentionDays);
  await written(table, (client) =>
    client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: { pk: { S: pk }, sk: { S: sk } },
        ExpressionAttributeNames: { '#expires': 'expires' },
        ...(expires === undefined
          ? {
              UpdateExpression: 'REMOVE #expires',
              ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(#expires)',
            }
          : {
              UpdateExpression: 'SET #expires = :expires',
              ConditionExpression: 'attribute_not_exists(pk) OR #expires < :expires',
              ExpressionAttributeValues: { ':expires': { N: String(expires) } },
            }),
      }),
    ),
  );
}
