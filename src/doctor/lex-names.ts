import {
  DescribeBotCommand,
  type LexModelsV2Client,
  paginateListBotAliases,
  paginateListBotLocales,
  paginateListBots,
  paginateListIntents,
  paginateListSlots,
  paginateListSlotTypes,
} from '@aws-sdk/client-lex-models-v2';
import { syncId } from '../model/name-index';
import { placeOf } from '../model/place';
import type { NameMark } from '../model/stored';

interface Reading {
  readonly client: LexModelsV2Client;
  readonly region: string;
  readonly instant: string;
}

/**
 * What the bots of one Region, and the drafts of what they hold, are called now, read from Lex with the
 * caller's own permission (`lex:ListBots`, `DescribeBot`, `ListBotAliases`, `ListBotLocales`,
 * `ListIntents`, `ListSlots`, `ListSlotTypes`).
 */
export async function* lexNames(reading: Reading): AsyncIterable<NameMark> {
  for await (const { botSummaries } of paginateListBots({ client: reading.client }, {})) {
    for (const { botId, botName } of botSummaries ?? []) {
      if (botId === undefined) continue;
      const scope = await scopeOf(reading, botId);
      yield* marked({ ...reading, scope }, '', botName);
      yield* namesInBot({ ...reading, scope }, botId);
    }
  }
}

interface InScope extends Reading {
  readonly scope: string;
}

/** Lex tells no account; the bot's role is one of the same account and partition. */
async function scopeOf({ client, region }: Reading, botId: string): Promise<string> {
  const { roleArn = '' } = await client.send(new DescribeBotCommand({ botId }));
  const [, partition, , , account] = roleArn.split(':');
  if (!partition || !account)
    throw new Error(`bot ${botId} has no role that tells its account, got '${roleArn}'`);
  return `arn:${partition}:lex:${region}:${account}:bot/${botId}`;
}

async function* namesInBot(within: InScope, botId: string): AsyncIterable<NameMark> {
  const { client } = within;
  for await (const { botAliasSummaries } of paginateListBotAliases({ client }, { botId })) {
    for (const { botAliasId = '', botAliasName } of botAliasSummaries ?? []) {
      yield* marked(within, placeOf('alias', botAliasId), botAliasName);
    }
  }
  const draft = { botId, botVersion: 'DRAFT' };
  for await (const { botLocaleSummaries } of paginateListBotLocales({ client }, draft)) {
    for (const { localeId = '' } of botLocaleSummaries ?? [])
      yield* namesInLocale(within, { ...draft, localeId });
  }
}

interface Locale {
  readonly botId: string;
  readonly botVersion: string;
  readonly localeId: string;
}

async function* namesInLocale(within: InScope, locale: Locale): AsyncIterable<NameMark> {
  const { client } = within;
  const { botVersion, localeId } = locale;
  for await (const { slotTypeSummaries } of paginateListSlotTypes({ client }, locale)) {
    for (const { slotTypeId = '', slotTypeName } of slotTypeSummaries ?? []) {
      yield* marked(within, placeOf(botVersion, localeId, 'slottype', slotTypeId), slotTypeName);
    }
  }
  for await (const { intentSummaries } of paginateListIntents({ client }, locale)) {
    for (const { intentId = '', intentName } of intentSummaries ?? []) {
      yield* marked(within, placeOf(botVersion, localeId, 'intent', intentId), intentName);
      yield* slotNames(within, { ...locale, intentId });
    }
  }
}

async function* slotNames(
  within: InScope,
  intent: Locale & { readonly intentId: string },
): AsyncIterable<NameMark> {
  const { botVersion, localeId, intentId } = intent;
  for await (const { slotSummaries } of paginateListSlots({ client: within.client }, intent)) {
    for (const { slotId = '', slotName } of slotSummaries ?? []) {
      yield* marked(within, placeOf(botVersion, localeId, 'intent', intentId, 'slot', slotId), slotName);
    }
  }
}

function* marked({ scope, instant }: InScope, place: string, name: string | undefined): Iterable<NameMark> {
  if (name !== undefined) yield { scope, place, instant, id: syncId, name };
}
