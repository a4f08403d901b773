import { writeFileSync } from 'node:fs';
import type { JsonObject } from '../../src/model/json';
import { aRecord } from '../support/a-record';
import { accepted, alias, bot, draft, intent, slot } from '../view/sentence/calls';
import { aMachine, type Machine } from './a-world';

const cdk = 'aws-cdk/2.1148.1 ua/2.1 os/linux lang/js';
const deployer: JsonObject = {
  type: 'IAMUser',
  userName: 'ci-deploy',
  arn: 'arn:aws:iam::111122223333:user/ci-deploy',
  accountId: '111122223333',
};
const bookHotel = (enabled: boolean, ...utterances: readonly string[]): JsonObject => ({
  ...intent,
  intentName: 'BookHotel',
  sampleUtterances: utterances.map((utterance) => ({ utterance })),
  fulfillmentCodeHook: { enabled },
});
const frozen = { botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } };
const prod = (botVersion: string): JsonObject => ({ ...alias, botAliasName: 'PROD', botVersion });

/** The beginning of a call's id, and when it was made. */
type Call = readonly [id: string, eventTime: string];

/** The life of OrderFlowers: a pipeline makes it, Alice edits it by hand and takes production back. */
export const story: readonly JsonObject[] = [
  told(
    ['c0000001', '2026-11-01T09:00:00Z'],
    'CreateBot',
    { botName: 'OrderFlowers', roleArn: 'arn:aws:iam::111122223333:role/Lex', botTags: { team: 'voice' } },
    bot,
  ),
  told(['c0000002', '2026-11-01T09:00:05Z'], 'CreateBotLocale', {
    ...draft,
    nluIntentConfidenceThreshold: 0.4,
  }),
  told(
    ['91c0aa15', '2026-11-19T14:02:00Z'],
    'CreateIntent',
    without(bookHotel(true, 'book a hotel'), 'intentId'),
    intent,
  ),
  told(['b0000001', '2026-11-19T14:03:00Z'], 'BuildBotLocale', draft),
  told(['f0000001', '2026-11-19T14:05:00Z'], 'CreateBotVersion', { ...bot, ...frozen }, { botVersion: '1' }),
  told(['a0000001', '2026-11-19T14:06:00Z'], 'CreateBotAlias', without(prod('1'), 'botAliasId'), alias),
  denied(['91c0aa14', '2026-11-22T08:41:02Z'], 'DeleteSlot', slot),
  edited(
    ['5d21f0c8', '2026-11-22T08:59:43Z'],
    'UpdateIntent',
    bookHotel(false, 'book a hotel', 'book {Hotel} for me'),
  ),
  told(['f0000002', '2026-11-22T09:00:00Z'], 'CreateBotVersion', { ...bot, ...frozen }, { botVersion: '2' }),
  told(['a0000002', '2026-11-22T09:01:00Z'], 'UpdateBotAlias', prod('2')),
  edited(['a0000003', '2026-11-22T09:05:00Z'], 'UpdateBotAlias', prod('1')),
];

/** The whole id of an event of the story. */
export function idOf(short: string): string {
  return `${short}-1f6a-4b5e-9a53-0c6a2e8d7f11`;
}

/** Records as a log file. */
export function writeLog(file: string, records: readonly JsonObject[]): void {
  writeFileSync(file, JSON.stringify({ Records: records }));
}

/** A call of the pipeline. */
export function told(
  [id, eventTime]: Call,
  eventName: string,
  request: JsonObject,
  response: JsonObject = {},
): JsonObject {
  const record = edited([id, eventTime], eventName, request, response);
  return { ...record, userIdentity: deployer, userAgent: cdk };
}

/** A call that Alice made at the console. */
export function edited(
  [id, eventTime]: Call,
  eventName: string,
  requestParameters: JsonObject,
  response: JsonObject = {},
): JsonObject {
  const seconds = Date.parse(eventTime) / 1000;
  const responseElements = {
    ...accepted({ ...requestParameters, ...response }),
    lastUpdatedDateTime: seconds + 0.25,
  };
  return { ...aRecord(), eventID: idOf(id), eventTime, eventName, requestParameters, responseElements };
}

/** A machine with the story in its store, and in the file `log.json`. */
export async function machineWithStory(): Promise<Machine> {
  const machine = aMachine();
  writeLog(machine.path('log.json'), story);
  await machine.lextrail(['import', machine.path('log.json')]);
  return machine;
}

function denied(call: Call, eventName: string, request: JsonObject): JsonObject {
  const failure = { errorCode: 'AccessDenied', errorMessage: 'not authorized', responseElements: null };
  return { ...told(call, eventName, request), ...failure };
}

function without(members: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([member]) => member !== name));
}
