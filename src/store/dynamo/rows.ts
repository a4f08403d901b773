import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { EventKey, StoredRow } from '../../model/stored';
import { cursorOf, keyAt } from '../cursor';
import { byActor, byBot, byFault, byTime } from '../keys';
import { schema } from '../schema';
import type { Rows, RowsQuery } from '../store';
import { rowsById } from './id-entries';
import { keyItem, keyOf } from './item-key';
import { fromRowItem } from './row-item';
import { answered, type Table } from './store-error';

/** One Query of one partition of an index. */
export async function queryRows(table: Table, query: RowsQuery): Promise<Rows> {
  if (isEmptyRange(query)) return { rows: [], readUnits: 0 };
  return query.index === 'byId' ? rowsById(table, query) : rowsOfIndex(table, query.index, query);
}

async function rowsOfIndex(table: Table, index: TableIndex, query: RowsQuery): Promise<Rows> {
  const { Items, LastEvaluatedKey, ConsumedCapacity } = await answered(
    table,
    table.client.send(new QueryCommand(inputOf(table.name, index, query))),
  );
  const last = LastEvaluatedKey && keyOf(LastEvaluatedKey);
  return {
    rows: (Items ?? []).map(fromRowItem).filter((row): row is StoredRow => row !== undefined),
    next: last && cursorOf(last),
    readUnits: ConsumedCapacity?.CapacityUnits ?? 0,
  };
}

/** Events are found by id without an index (id-entries.ts). */
type TableIndex = keyof typeof schema.indexes;

const indexes = { byBot, byActor, byTime, byFault } as const;

function inputOf(TableName: string, index: TableIndex, query: RowsQuery) {
  const { partitionKey, sortKey } = schema.indexes[index];
  const { expression, values } = rangeOf(query);
  return {
    TableName,
    IndexName: index,
    KeyConditionExpression: `#partition = :partition${expression}`,
    ExpressionAttributeNames: { '#partition': partitionKey, ...(expression && { '#sort': sortKey }) },
    ExpressionAttributeValues: { ':partition': { S: query.partition }, ...values },
    ScanIndexForward: !query.newestFirst,
    Limit: query.limit,
    ExclusiveStartKey:
      query.after === undefined ? undefined : startKey(index, query.partition, keyAt(query.after)),
    ReturnConsumedCapacity: 'TOTAL' as const,
  };
}

function rangeOf({ from, to }: RowsQuery) {
  const values = { ...(from && { ':from': { S: from } }), ...(to && { ':to': { S: to } }) };
  if (from && to) return { expression: ' AND #sort BETWEEN :from AND :to', values };
  if (from) return { expression: ' AND #sort >= :from', values };
  return { expression: to ? ' AND #sort <= :to' : '', values };
}

/** DynamoDB refuses an empty bound, and a range that ends before it begins; neither is wrong to ask. */
function isEmptyRange({ from, to }: RowsQuery): boolean {
  if (to === undefined) return false;
  return to === '' || Buffer.compare(Buffer.from(from ?? ''), Buffer.from(to)) > 0;
}

function startKey(index: TableIndex, partition: string, key: EventKey) {
  const { partitionKey, sortKey } = schema.indexes[index];
  return { ...keyItem(key), [partitionKey]: { S: partition }, [sortKey]: { S: indexes[index].sort(key) } };
}
