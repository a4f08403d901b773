import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './item-size';
import { answered, type Table } from './store-error';

// DynamoDB ends a page at 1 MB anyway; a limit keeps engines quick that read a partition at once.
const pageSize = 1000;

/** Some items of one partition of the table, by their sort keys. */
export interface PartitionQuery {
  readonly partition: string;
  /** What the sort keys begin with. @default anything */
  readonly beginning?: string;
  /** The first and the last of the sort keys, in place of how they begin. */
  readonly range?: readonly [first: string, last: string];
  /** Whether what was just written is read for certain, for twice the read units. @default false */
  readonly isConsistent?: boolean;
  readonly lastFirst?: boolean;
  /** How many items one page asks for. */
  readonly pageSize?: number;
}

/** All items of one of the small partitions that list things. */
export async function readPartition(table: Table, partition: string) {
  const items: Item[] = [];
  let readUnits = 0;
  for await (const page of partitionPages(table, { partition })) {
    items.push(...page.items);
    readUnits += page.readUnits;
  }
  return { items, readUnits };
}

/** The same page after page, for whoever may have read enough before the end. */
export async function* partitionPages(table: Table, query: PartitionQuery) {
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await answered(
      table,
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          ...condition(query),
          ConsistentRead: query.isConsistent === true,
          ScanIndexForward: query.lastFirst !== true,
          Limit: query.pageSize ?? pageSize,
          ExclusiveStartKey: start,
          ReturnConsumedCapacity: 'TOTAL',
        }),
      ),
    );
    const items: readonly Item[] = page.Items ?? [];
    yield { items, readUnits: page.ConsumedCapacity?.CapacityUnits ?? 0 };
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

function condition(query: PartitionQuery) {
  const [ofSortKeys, values] = sortKeyCondition(query);
  return {
    KeyConditionExpression: `pk = :partition${ofSortKeys}`,
    ExpressionAttributeValues: { ':partition': { S: query.partition }, ...values },
  };
}

/** DynamoDB refuses the beginning of nothing. */
function sortKeyCondition({ beginning = '', range }: PartitionQuery) {
  if (range !== undefined) {
    const [first, last] = range;
    return [' AND sk BETWEEN :first AND :last', { ':first': { S: first }, ':last': { S: last } }] as const;
  }
  if (beginning === '') return ['', {}] as const;
  return [' AND begins_with(sk, :beginning)', { ':beginning': { S: beginning } }] as const;
}
