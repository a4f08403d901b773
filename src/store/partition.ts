import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './item-size';
import { answered, type Table } from './service';

// DynamoDB ends a page at 1 MB anyway; a limit keeps engines quick that read a partition at once.
const PAGE = 1000;

/**
 * All items of one partition of the table whose sort key begins like this, page after page; for the
 * small partitions that list things.
 */
export async function readPartition(table: Table, partition: string, beginning = '') {
  const items: Item[] = [];
  let readUnits = 0;
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await answered(
      table,
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          ...condition(partition, beginning),
          Limit: PAGE,
          ExclusiveStartKey: start,
          ReturnConsumedCapacity: 'TOTAL',
        }),
      ),
    );
    items.push(...(page.Items ?? []));
    readUnits += page.ConsumedCapacity?.CapacityUnits ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return { items, readUnits };
}

/** DynamoDB refuses the beginning of nothing. */
function condition(partition: string, beginning: string) {
  const whole = {
    KeyConditionExpression: 'pk = :partition',
    ExpressionAttributeValues: { ':partition': { S: partition } },
  };
  if (beginning === '') return whole;
  return {
    KeyConditionExpression: `${whole.KeyConditionExpression} AND begins_with(sk, :beginning)`,
    ExpressionAttributeValues: { ...whole.ExpressionAttributeValues, ':beginning': { S: beginning } },
  };
}
