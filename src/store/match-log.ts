import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { concurrently } from '../change/concurrently';
import { eventKey, sortKey, tableKey } from './keys';
import { answered, type Table } from './service';
import type { EventKey } from './store';
import { written } from './writes';

/** That a watch rule took an event. */
export interface LoggedMatch {
  readonly rule: string;
  readonly key: EventKey;
}

/** What watch rules took, in a table of its own: an event is told of once, whoever brings it how often. */
export interface MatchLog {
  has(match: LoggedMatch): Promise<boolean>;
  /** Notes a match as not told of yet. */
  note(match: LoggedMatch, expires?: number): Promise<void>;
  /** What a rule took and nobody was told of, oldest first. */
  untold(rule: string, most: number): Promise<readonly LoggedMatch[]>;
  /** What a rule took between two instants, both included, told of or not. */
  between(rule: string, from: string, to: string): Promise<readonly LoggedMatch[]>;
  /** Takes matches off those not told of yet. */
  settle(matches: readonly LoggedMatch[]): Promise<void>;
  /** Takes the right to tell of a rule, `now` in epoch milliseconds; false where somebody has it since `pause` of them. */
  claim(rule: string, now: number, pause: number): Promise<boolean>;
  /** The rules of which somebody had the right to tell since then. */
  claimedSince(since: number): Promise<readonly string[]>;
}

const partitions = {
  all: (rule: string) => `matches|${rule}`,
  untold: (rule: string) => `untold|${rule}`,
  claims: 'claims',
} as const;

/** Requests under way at once: a client of the SDK has 50 connections. */
const CONCURRENCY = 10;

export function dynamoMatchLog(client: Table['client'], name: string): MatchLog {
  const table = { client, name };
  return {
    has: (match) => isThere(table, match),
    note: async (match, expires) => {
      // In this order, so that what is noted was untold first, however the function ends.
      await put(table, partitions.untold(match.rule), match, expires);
      await put(table, partitions.all(match.rule), match, expires);
    },
    untold: (rule, most) => matchesIn(table, rule, partitions.untold(rule), { most }),
    between: (rule, from, to) =>
      matchesIn(table, rule, partitions.all(rule), { from, to: sortKey({ instant: to, id: '\u{10ffff}' }) }),
    settle: async (matches) =>
      void (await concurrently(matches, CONCURRENCY, (match) => takeOff(table, match))),
    claim: (rule, now, pause) => claim(table, rule, now, pause),
    claimedSince: (since) => claimedSince(table, since),
  };
}

function keyIn(partition: string, { key }: LoggedMatch) {
  return { pk: { S: partition }, sk: { S: sortKey(key) } };
}

async function isThere(table: Table, match: LoggedMatch): Promise<boolean> {
  const command = new GetItemCommand({
    TableName: table.name,
    Key: keyIn(partitions.all(match.rule), match),
    ProjectionExpression: 'pk',
    ConsistentRead: true,
  });
  return (await answered(table, table.client.send(command))).Item !== undefined;
}

async function put(table: Table, partition: string, match: LoggedMatch, expires?: number): Promise<void> {
  const { pk, sk } = tableKey(match.key);
  const Item = {
    ...keyIn(partition, match),
    event: { L: [{ S: pk }, { S: sk }] },
    ...(expires !== undefined && { expires: { N: String(expires) } }),
  };
  await answered(table, table.client.send(new PutItemCommand({ TableName: table.name, Item })));
}

async function takeOff(table: Table, match: LoggedMatch): Promise<void> {
  const Key = keyIn(partitions.untold(match.rule), match);
  await answered(table, table.client.send(new DeleteItemCommand({ TableName: table.name, Key })));
}

interface Range {
  readonly from?: string;
  readonly to?: string;
  readonly most?: number;
}

async function matchesIn(table: Table, rule: string, partition: string, range: Range) {
  const matches: LoggedMatch[] = [];
  for await (const { event } of itemsIn(table, partition, range)) {
    const [pk = '', sk = ''] = (event?.L ?? []).map(({ S = '' }) => S);
    const key = eventKey({ pk, sk });
    if (key !== undefined) matches.push({ rule, key });
  }
  return matches;
}

/** Items of one partition, oldest first; strongly consistent, as they were written a moment ago. */
async function* itemsIn(table: Table, partition: string, { from, to, most }: Range = {}) {
  let start: Record<string, AttributeValue> | undefined;
  do {
    const command = new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: `pk = :partition${to === undefined ? '' : ' AND sk BETWEEN :from AND :to'}`,
      ExpressionAttributeValues: {
        ':partition': { S: partition },
        ...(to !== undefined && { ':from': { S: from ?? ' ' }, ':to': { S: to } }),
      },
      Limit: most,
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    const page = await answered(table, table.client.send(command));
    yield* page.Items ?? [];
    start = most === undefined ? page.LastEvaluatedKey : undefined;
  } while (start !== undefined);
}

function claim(table: Table, rule: string, now: number, pause: number): Promise<boolean> {
  return written(
    table,
    new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: partitions.claims }, sk: { S: rule } },
      UpdateExpression: 'SET claimed = :now',
      ConditionExpression: 'attribute_not_exists(claimed) OR claimed <= :before',
      ExpressionAttributeValues: { ':now': { N: String(now) }, ':before': { N: String(now - pause) } },
    }),
  );
}

async function claimedSince(table: Table, since: number): Promise<readonly string[]> {
  const rules: string[] = [];
  for await (const { sk, claimed } of itemsIn(table, partitions.claims)) {
    if (sk?.S !== undefined && Number(claimed?.N) >= since) rules.push(sk.S);
  }
  return rules;
}
