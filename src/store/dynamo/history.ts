import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { endOf } from '../../model/position';
import type { StoredEvent } from '../../model/stored';
import { beneathPrefix, placePrefix, tableKey } from '../keys';
import type { History, HistoryQuery } from '../store';
import { fromItem } from './item';
import { answered, type Table } from './store-error';

/** One place's history in one lane, or that of everything beneath it too; strongly consistent. */
export async function readHistory(table: Table, query: HistoryQuery): Promise<History> {
  const [first, ...others] = rangesOf(query);
  const page = await readRange(table, query, first);
  if (page.next !== undefined || others.length === 0) return page;
  const last = page.events.at(-1);
  const rest = { ...query, limit: query.limit - page.events.length, after: undefined };
  // A full page that ends where its range does: the rest begins behind its last event.
  if (last !== undefined && rest.limit <= 0) return { ...page, next: tableKey(last.event).sk };
  const more = await readRange(table, rest, others[0]);
  return {
    events: [...page.events, ...more.events],
    next: more.next,
    readUnits: page.readUnits + more.readUnits,
  };
}

/** A stretch of sort keys of one partition, both ends included. */
interface SortKeyRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The sort keys of a history. A subtree needs two ranges, as `version/10|…` sorts between `version/1/…`
 * and `version/1|…`; what is beneath comes before the place itself, as it does within each range.
 */
function rangesOf(query: HistoryQuery): readonly [SortKeyRange] | readonly [SortKeyRange, SortKeyRange] {
  const own = placePrefix(query);
  if (!query.subtree)
    return [{ from: `${own}${query.from ?? ''}`, to: query.to ? `${own}${query.to}` : endOf(own) }];
  const place = wholeOf(own);
  const beneath = wholeOf(beneathPrefix(query));
  // Beneath the scope itself is the whole lane.
  if (query.place === '') return [beneath];
  const [first, last] = query.newestFirst ? [place, beneath] : [beneath, place];
  return query.after?.startsWith(last.from) ? [last] : [first, last];
}

function wholeOf(prefix: string): SortKeyRange {
  return { from: prefix, to: endOf(prefix) };
}

async function readRange(table: Table, query: HistoryQuery, { from, to }: SortKeyRange): Promise<History> {
  if (from > to) return { events: [], readUnits: 0 };
  const filter = query.subtree ? timeFilter(query) : undefined;
  const { Items, LastEvaluatedKey, ConsumedCapacity } = await answered(
    table,
    table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :scope AND sk BETWEEN :first AND :last',
        FilterExpression: filter?.expression,
        ExpressionAttributeNames: filter && { '#at': 'at' },
        ExpressionAttributeValues: {
          ':scope': { S: query.scope },
          ':first': { S: from },
          ':last': { S: to },
          ...filter?.values,
        },
        ScanIndexForward: !query.newestFirst,
        Limit: query.limit,
        ExclusiveStartKey: query.after ? { pk: { S: query.scope }, sk: { S: query.after } } : undefined,
        ConsistentRead: true,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    ),
  );
  return {
    events: (Items ?? []).map(fromItem).filter((event): event is StoredEvent => event !== undefined),
    next: LastEvaluatedKey?.sk?.S,
    readUnits: ConsumedCapacity?.CapacityUnits ?? 0,
  };
}

/** In a subtree time is no prefix of the sort key, so it is compared after reading. */
function timeFilter({ from, to }: HistoryQuery) {
  if (from === undefined && to === undefined) return undefined;
  return {
    expression: '#at BETWEEN :earliest AND :latest',
    values: { ':earliest': { S: from || ' ' }, ':latest': { S: to ?? endOf('') } },
  };
}
