import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { concurrently } from '../../model/concurrently';
import { daySeconds } from '../../model/duration';
import { lastText, positionOf } from '../../model/position';
import type { EventKey } from '../../model/stored';
import { eventKey, tableKey } from '../keys';
import { answered, type Table } from './store-error';
import { written } from './writes';

/** That a watch rule took an event. */
export interface LoggedMatch {
  readonly rule: string;
  readonly key: EventKey;
  /** Set where the records do not say whether it took it. */
  readonly isUnsure?: true;
}

/** The matches of watch rules, in a table of their own, so that each is notified once however often its event comes. */
export interface MatchLog {
  /** What is known of a match; undefined where nobody noted it. */
  find(match: LoggedMatch): Promise<Noted | undefined>;
  /** Says that a rule is about to have pending matches, so that the clock looks at it whatever happens then. */
  markActive(rule: string, now: number): Promise<void>;
  /** Notes a match as not notified yet, and not on the bus; it expires with its event, `expires` in epoch seconds. */
  note(match: LoggedMatch, now: number, expires?: number): Promise<void>;
  markOnBus(match: LoggedMatch): Promise<void>;
  /** Matches of a rule that nobody was notified of, from an instant on; the newest of them, oldest first. */
  pending(rule: string, most: number, from?: string): Promise<readonly LoggedMatch[]>;
  /** Matches of a rule between two instants, both included, notified or not. */
  between(rule: string, from: string, to: string): Promise<readonly LoggedMatch[]>;
  /** Removes matches from those not notified yet. */
  markNotified(matches: readonly LoggedMatch[]): Promise<void>;
  /** Takes the right to notify of a rule, `now` in epoch milliseconds; false where somebody has it since `pause` of them. */
  claim(rule: string, now: number, pause: number): Promise<boolean>;
  /** The rules that were marked active or claimed since then. */
  activeSince(since: number): Promise<readonly string[]>;
}

export interface Noted {
  readonly isOnBus: boolean;
}

const partitions = {
  all: (rule: string) => `matches|${rule}`,
  pending: (rule: string) => `pending|${rule}`,
  rules: 'rules',
} as const;

/** Requests under way at once: a client of the SDK has 50 connections. */
const concurrency = 10;

/** After so long nobody will be notified of it any more: its rule's threshold was not reached, or the rule is off. */
const pendingSeconds = 30 * daySeconds;

export function dynamoMatchLog(client: Table['client'], name: string): MatchLog {
  const table = { client, name };
  return {
    find: (match) => find(table, match),
    markActive: async (rule, now) => void (await ofRule(table, rule, 'activeAt', { now })),
    note: async (match, now, expires) => {
      // In this order, so that what is noted was pending first, however the function ends.
      await put(table, partitions.pending(match.rule), match, Math.floor(now / 1000) + pendingSeconds);
      await put(table, partitions.all(match.rule), match, expires);
    },
    markOnBus: (match) => markOnBus(table, match),
    pending: (rule, most, from) => newest(table, rule, { from, most }),
    between: (rule, from, to) =>
      matchesIn(table, rule, partitions.all(rule), { from, to: positionOf({ instant: to, id: lastText }) }),
    markNotified: async (matches) =>
      void (await concurrently(matches, concurrency, (match) => takeOff(table, match))),
    claim: (rule, now, pause) => ofRule(table, rule, 'claimedAt', { now, before: now - pause }),
    activeSince: (since) => activeSince(table, since),
  };
}

function keyIn(partition: string, { key }: LoggedMatch) {
  return { pk: { S: partition }, sk: { S: positionOf(key) } };
}

async function find(table: Table, match: LoggedMatch): Promise<Noted | undefined> {
  const command = new GetItemCommand({
    TableName: table.name,
    Key: keyIn(partitions.all(match.rule), match),
    ConsistentRead: true,
  });
  const { Item } = await answered(table, table.client.send(command));
  return Item && { isOnBus: Item.onBus?.BOOL === true };
}

async function markOnBus(table: Table, match: LoggedMatch): Promise<void> {
  const command = new UpdateItemCommand({
    TableName: table.name,
    Key: keyIn(partitions.all(match.rule), match),
    UpdateExpression: 'SET onBus = :yes',
    ExpressionAttributeValues: { ':yes': { BOOL: true } },
  });
  await answered(table, table.client.send(command));
}

async function put(table: Table, partition: string, match: LoggedMatch, expires?: number): Promise<void> {
  const { pk, sk } = tableKey(match.key);
  const Item = {
    ...keyIn(partition, match),
    event: { L: [{ S: pk }, { S: sk }] },
    ...(match.isUnsure && { unsure: { BOOL: true } }),
    ...(expires !== undefined && { expires: { N: String(expires) } }),
  };
  await answered(table, table.client.send(new PutItemCommand({ TableName: table.name, Item })));
}

async function takeOff(table: Table, match: LoggedMatch): Promise<void> {
  const Key = keyIn(partitions.pending(match.rule), match);
  await answered(table, table.client.send(new DeleteItemCommand({ TableName: table.name, Key })));
}

interface MatchRange {
  readonly from?: string;
  readonly to?: string;
  /** The newest of them, when there are more. */
  readonly most?: number;
}

async function newest(table: Table, rule: string, range: MatchRange): Promise<readonly LoggedMatch[]> {
  return (await matchesIn(table, rule, partitions.pending(rule), range)).toReversed();
}

async function matchesIn(table: Table, rule: string, partition: string, range: MatchRange) {
  const matches: LoggedMatch[] = [];
  for await (const { event, unsure } of itemsIn(table, partition, range)) {
    const [pk = '', sk = ''] = (event?.L ?? []).map(({ S = '' }) => S);
    const key = eventKey({ pk, sk });
    if (key !== undefined) matches.push({ rule, key, ...(unsure?.BOOL && { isUnsure: true }) });
  }
  return matches;
}

/** Items of one partition, newest first where there is a most; strongly consistent, as they were written a moment ago. */
async function* itemsIn(
  table: Table,
  partition: string,
  { from = ' ', to = lastText, most }: MatchRange = {},
) {
  let start: Record<string, AttributeValue> | undefined;
  do {
    const command = new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :partition AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':partition': { S: partition }, ':from': { S: from }, ':to': { S: to } },
      Limit: most,
      ScanIndexForward: most === undefined,
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    const page = await answered(table, table.client.send(command));
    yield* page.Items ?? [];
    start = most === undefined ? page.LastEvaluatedKey : undefined;
  } while (start !== undefined);
}

/** Writes a time at a rule, unless the stored one is later than `before`; says whether it wrote. */
function ofRule(
  table: Table,
  rule: string,
  what: 'activeAt' | 'claimedAt',
  { now, before = now }: { readonly now: number; readonly before?: number },
): Promise<boolean> {
  return written(table, (client) =>
    client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: { pk: { S: partitions.rules }, sk: { S: rule } },
        UpdateExpression: `SET ${what} = :now`,
        ConditionExpression: `attribute_not_exists(${what}) OR ${what} <= :before`,
        ExpressionAttributeValues: { ':now': { N: String(now) }, ':before': { N: String(before) } },
      }),
    ),
  );
}

async function activeSince(table: Table, since: number): Promise<readonly string[]> {
  const rules: string[] = [];
  for await (const { sk, activeAt, claimedAt } of itemsIn(table, partitions.rules)) {
    const last = Math.max(Number(activeAt?.N ?? 0), Number(claimedAt?.N ?? 0));
    if (sk?.S !== undefined && last >= since) rules.push(sk.S);
  }
  return rules;
}
