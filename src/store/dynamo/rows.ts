import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { EventKey, StoredRow } from '../../model/stored';
import { cursorOf, keyAt } from '../cursor';
import { byActor, byBot, byFault, byId, byTime } from '../keys';
import { schema } from '../schema';
import type { Rows, RowsQuery } from '../store';
import { fetchItems } from './fetch';
import { keyItem, keyOf } from './item-key';
import type { Item } from './item-size';
import { fromRowItem } from './row-item';
import { answered, type Table } from './store-error';

/** One Query of one partition of an index. */
export async function queryRows(table: Table, query: RowsQuery): Promise<Rows> {
  if (isEmptyRange(query)) return { rows: [], readUnits: 0 };
  const { Items, LastEvaluatedKey, ConsumedCapacity } = await answered(
    table,
    table.client.send(new QueryCommand(inputOf(table.name, query))),
  );
  const { items, readUnits } = await complete(table, query, Items ?? []);
  const last = LastEvaluatedKey && keyOf(LastEvaluatedKey);
  return {
    rows: items.map(fromRowItem).filter((row): row is StoredRow => row !== undefined),
    next: last && cursorOf(last),
    readUnits: (ConsumedCapacity?.CapacityUnits ?? 0) + readUnits,
  };
}

const indexes = { byBot, byActor, byTime, byFault, byId } as const;

function inputOf(TableName: string, query: RowsQuery) {
  const { partitionKey, sortKey } = schema.indexes[query.index];
  const { expression, values } = rangeOf(query);
  return {
    TableName,
    IndexName: query.index,
    KeyConditionExpression: `#partition = :partition${expression}`,
    ExpressionAttributeNames: { '#partition': partitionKey, ...(expression && { '#sort': sortKey }) },
    ExpressionAttributeValues: { ':partition': { S: query.partition }, ...values },
    ScanIndexForward: !query.newestFirst,
    Limit: query.limit,
    ExclusiveStartKey: query.after === undefined ? undefined : startKey(query, keyAt(query.after)),
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

function startKey({ index, partition }: RowsQuery, key: EventKey) {
  const { partitionKey, sortKey } = schema.indexes[index];
  return { ...keyItem(key), [partitionKey]: { S: partition }, [sortKey]: { S: indexes[index].sort(key) } };
}

/** An index that projects its keys only leads to the items themselves. */
async function complete(table: Table, { index }: RowsQuery, items: readonly Item[]) {
  if (schema.indexes[index].projected !== 'keys') return { items, readUnits: 0 };
  return fetchItems(
    table,
    items.map(keyOf).filter((key): key is EventKey => key !== undefined),
  );
}
