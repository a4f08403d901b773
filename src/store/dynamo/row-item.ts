import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { omitUndefined } from '../../ingest/omit-undefined';
import type { Effect, EventRow, Network, Outcome, Tool } from '../../model/event';
import { positionOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { byActor, byBot, byFault, byId, byTime, dayOf, eventKey, tableKey } from '../keys';
import { rowTexts } from '../schema';
import type { Item } from './item-size';

/** The part of an item that the indexes carry: its keys, and the event's row. */
export function toRowItem(event: EventRow): Item {
  const { pk, sk } = tableKey(event);
  const item: Record<string, AttributeValue> = { pk: { S: pk }, sk: { S: sk }, at: { S: positionOf(event) } };
  item.id = { S: byId.sort(event) };
  item.byId = { S: byId.partition(event.id) };
  item.byActor = { S: byActor.partition(event.actor, dayOf(event)) };
  item.byTime = { S: byTime.partition(dayOf(event)) };
  if (byBot.holds(event.scope)) item.byBot = { S: byBot.partition(event.scope) };
  if (byFault.holds(event.outcome)) item.byFault = { S: byFault.partition(event.outcome, dayOf(event)) };
  for (const name of rowTexts) {
    const text = event[name];
    if (text !== undefined) item[name] = { S: text };
  }
  const flags = flagsOf(event);
  // DynamoDB has no empty set.
  if (flags.length > 0) item.flags = { SS: flags };
  return item;
}

/** The inverse of `toRowItem`, for an item or the row of an index; undefined for an item that is no event. */
export function fromRowItem(item: Item): StoredRow | undefined {
  const key = eventKey({ pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' });
  if (key === undefined) return undefined;
  const text = (name: (typeof rowTexts)[number]) => item[name]?.S;
  return omitUndefined({
    ...key,
    ...fromFlags(item.flags?.SS ?? []),
    time: `${key.instant.slice(0, 19)}Z`,
    service: text('service') ?? '',
    action: text('action') ?? '',
    effect: oneOf(effects, text('effect'), 'read'),
    outcome: oneOf(outcomes, text('outcome'), 'error'),
    error: text('error'),
    account: text('account') ?? '',
    region: text('region') ?? '',
    bot: text('bot'),
    resourceType: text('resourceType') ?? '',
    name: text('name'),
    botName: text('botName'),
    actor: text('actor') ?? '',
    role: text('role'),
    session: text('session'),
    tool: oneOf(tools, text('tool'), 'other'),
    ip: text('ip') ?? '',
    network: oneOf(networks, text('network'), 'unknown'),
    changed: item.changed?.L?.flatMap((path) => (path.S === undefined ? [] : [path.S])),
    changes: item.changes?.N === undefined ? undefined : Number(item.changes.N),
  });
}

const effects = ['read', 'write', 'runtime'] as const satisfies readonly Effect[];
const outcomes = ['ok', 'denied', 'throttled', 'error'] as const satisfies readonly Outcome[];
const tools = [
  'console',
  'cli',
  'sdk',
  'cdk',
  'cloudformation',
  'terraform',
  'pulumi',
  'service',
  'other',
] as const satisfies readonly Tool[];
const networks = [
  'aws-service',
  'vpc',
  'private',
  'reserved',
  'internet',
  'unknown',
] as const satisfies readonly Network[];

function oneOf<Word extends string>(words: readonly Word[], text: string | undefined, otherwise: Word): Word {
  return words.find((word) => word === text) ?? otherwise;
}

function flagsOf({ lex, root, mfa }: EventRow): string[] {
  return [
    ...(lex === undefined ? [] : [lex === 'V1' ? 'lex-v1' : 'lex-v2']),
    ...(root ? ['root'] : []),
    ...(mfa === undefined ? [] : [mfa ? 'mfa' : 'no-mfa']),
  ];
}

function fromFlags(flags: readonly string[]): Pick<EventRow, 'lex' | 'root' | 'mfa'> {
  return {
    lex: flags.includes('lex-v1') ? 'V1' : flags.includes('lex-v2') ? 'V2' : undefined,
    root: flags.includes('root') ? true : undefined,
    mfa: flags.includes('mfa') ? true : flags.includes('no-mfa') ? false : undefined,
  };
}
