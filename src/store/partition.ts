import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './item-size';
import { answered, type Table } from './service';

// DynamoDB ends a page at 1 MB anyway; a limit keeps engines quick that read a partition at once.
const PAGE = 1000;

/** All items of one partition of the table, page after page; for the small ones that list things. */
export async function readPartition(table: Table, partition: string) {
  const items: Item[] = [];
  let readUnits = 0;
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await answered(
      table,
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :partition',
          ExpressionAttributeValues: { ':partition': { S: partition } },
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
