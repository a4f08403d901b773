import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import { callOf } from '../support/event-of';

const root = 'arn:aws:lex:eu-west-1:111122223333:';
const flowers = `${root}bot/ORDERFLWRS`;
const draft = { botId: 'ORDERFLWRS', botVersion: 'DRAFT', localeId: 'en_US' };
const target = { botAliasTarget: { botId: 'ORDERFLWRS', botAliasId: 'ALIAS00001', localeId: 'en_US' } };
const day = '111122223333/eu-west-1/lex.amazonaws.com/2026-11-22';

type Case = readonly [action: string, request: JsonObject, scope: string, place: string];

const v2: readonly Case[] = [
  ['UpdateBot', { botId: 'ORDERFLWRS', botName: 'OrderFlowers' }, flowers, ''],
  ['UpdateBotAlias', { botId: 'ORDERFLWRS', botAliasId: 'ALIAS00001' }, flowers, 'alias/ALIAS00001'],
  ['ListBotAliases', { botId: 'ORDERFLWRS' }, flowers, 'alias'],
  ['DeleteBotVersion', { botId: 'ORDERFLWRS', botVersion: '7' }, flowers, 'version/7'],
  ['UpdateBotLocale', draft, flowers, 'DRAFT/en_US'],
  ['DescribeBotLocale', { ...draft, botVersion: '7' }, flowers, 'version/7/en_US'],
  ['DeleteIntent', { ...draft, intentId: 'BOOKHOTEL1' }, flowers, 'DRAFT/en_US/intent/BOOKHOTEL1'],
  ['ListIntents', { ...draft, botVersion: '7' }, flowers, 'version/7/en_US/intent'],
  ['DeleteSlot', { ...draft, intentId: 'I', slotId: 'S' }, flowers, 'DRAFT/en_US/intent/I/slot/S'],
  ['UpdateSlotType', { ...draft, slotTypeId: 'T' }, flowers, 'DRAFT/en_US/slottype/T'],
  ['BatchCreateCustomVocabularyItem', draft, flowers, 'DRAFT/en_US/vocabulary'],
  ['CreateBotReplica', { botId: 'ORDERFLWRS', replicaRegion: 'us-east-1' }, flowers, 'replica/us-east-1'],
  ['BuildBotLocale', draft, flowers, 'DRAFT/en_US'],
  ['GenerateBotElement', { ...draft, intentId: 'I' }, flowers, 'DRAFT/en_US/intent/I'],
  ['StartTestExecution', { testSetId: 'TESTSET001', target }, flowers, 'alias/ALIAS00001'],
  ['RecognizeText', { botId: 'ORDERFLWRS', botAliasId: 'A', localeId: 'en_US' }, flowers, 'alias/A'],
  [
    'CreateExport',
    { resourceSpecification: { botLocaleExportSpecification: draft } },
    flowers,
    'DRAFT/en_US',
  ],
  [
    'StartImport',
    { resourceSpecification: { customVocabularyImportSpecification: draft } },
    flowers,
    'DRAFT/en_US',
  ],
  [
    'StartImport',
    { resourceSpecification: { botImportSpecification: { botName: 'New' } } },
    `${root}bot-named/New`,
    '',
  ],
  ['CreateBot', { botName: 'New' }, `${root}bot-named/New`, ''],
  ['CreateResourcePolicy', { resourceArn: flowers }, flowers, 'policy'],
  ['UpdateResourcePolicy', { resourceArn: `${root}bot-alias/ORDERFLWRS/A` }, flowers, 'alias/A/policy'],
  ['TagResource', { resourceARN: `${root}bot-alias/ORDERFLWRS/A` }, flowers, 'alias/A/tags'],
  ['TagResource', { resourceARN: `${root}test-set/T` }, `${root}test-set/T`, 'tags'],
  ['UpdateTestSet', { testSetId: 'T', testSetName: 'Regression' }, `${root}test-set/T`, ''],
  ['DeleteUtterances', { botId: 'ORDERFLWRS', localeId: 'en_US' }, flowers, ''],
  ['ListBots', {}, day, ''],
  ['ListBuiltInIntents', { localeId: 'en_US' }, day, ''],
  ['DeleteExport', { exportId: 'E' }, day, ''],
  ['TagResource', { resourceARN: 'no ARN at all' }, day, ''],
];

test.each(v2)('V2 %s with %j', (action, request, scope, place) => {
  expect(callOf(action, request)).toMatchObject({ scope, place });
});

const v1: readonly Case[] = [
  ['PutBot', { name: 'OrderCoffee' }, `${root}bot:OrderCoffee`, ''],
  ['PutBotAlias', { name: 'PROD', botName: 'OrderCoffee' }, `${root}bot:OrderCoffee`, 'alias/PROD'],
  ['DeleteBotVersion', { name: 'OrderCoffee', version: '3' }, `${root}bot:OrderCoffee`, 'version/3'],
  [
    'DeleteBotChannelAssociation',
    { name: 'slack', botName: 'B', botAlias: 'PROD' },
    `${root}bot:B`,
    'alias/PROD/channel/slack',
  ],
  ['PutIntent', { name: 'Brew' }, `${root}intent:Brew`, ''],
  ['GetIntent', { name: 'Brew', version: '$LATEST' }, `${root}intent:Brew`, ''],
  ['DeleteIntentVersion', { name: 'Brew', version: '2' }, `${root}intent:Brew`, 'version/2'],
  ['DeleteSlotType', { name: 'Beans' }, `${root}slottype:Beans`, ''],
  [
    'TagResource',
    { resourceArn: `${root}bot:OrderCoffee:PROD` },
    `${root}bot:OrderCoffee`,
    'alias/PROD/tags',
  ],
  ['StartMigration', { v1BotName: 'OrderCoffee', v2BotName: 'Coffee' }, `${root}bot:OrderCoffee`, ''],
  ['GetExport', { name: 'Brew', version: '2', resourceType: 'INTENT' }, `${root}intent:Brew`, 'version/2'],
  ['GetBots', {}, day, ''],
];

test.each(v1)('V1 %s with %j', (action, request, scope, place) => {
  expect(callOf(action, request)).toMatchObject({ lex: 'V1', scope, place });
});

test('a created thing is found by the id that only the response has', () => {
  const request = { ...draft, intentName: 'BookHotel' };

  expect(callOf('CreateIntent', request, { ...request, intentId: 'NEW' }).place).toBe(
    'DRAFT/en_US/intent/NEW',
  );
  expect(callOf('CreateIntent', request, null).place).toBe('DRAFT/en_US/intent');
});

test('a part that was left out is made up for by the other', () => {
  const stub = { reason: 'requestParameters too large', omitted: true, originalSize: 149893 };
  const said = { ...draft, slotTypeId: 'T', slotTypeName: 'Flowers' };

  expect(callOf('UpdateSlotType', stub, said)).toMatchObject({
    place: 'DRAFT/en_US/slottype/T',
    name: 'Flowers',
    omitted: ['request'],
  });
  expect(callOf('UpdateSlotType', said, stub)).toMatchObject({
    place: 'DRAFT/en_US/slottype/T',
    omitted: ['response'],
  });
  expect(callOf('UpdateSlotType', stub, stub)).toMatchObject({
    scope: day,
    omitted: ['request', 'response'],
  });
});

test.each([
  ['eu-west-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('in %s an ARN has the partition %s', (awsRegion, partition) => {
  expect(callOf('DeleteBot', { botId: 'B' }, null, { awsRegion }).arn).toBe(
    `arn:${partition}:lex:${awsRegion}:111122223333:bot/B`,
  );
});

const arns: readonly (readonly [string, JsonObject, AuditEvent['arn']])[] = [
  ['UpdateBotAlias', { botId: 'B', botAliasId: 'A' }, `${root}bot-alias/B/A`],
  ['DeleteTestSet', { testSetId: 'T' }, `${root}test-set/T`],
  ['UpdateIntent', { ...draft, intentId: 'I' }, undefined],
  ['CreateBotVersion', { botId: 'B' }, undefined],
  ['PutBotAlias', { name: 'PROD', botName: 'OrderCoffee' }, `${root}bot:OrderCoffee:PROD`],
  ['DeleteIntentVersion', { name: 'Brew', version: '2' }, `${root}intent:Brew:2`],
  ['DeleteIntent', { name: 'Brew' }, undefined],
  ['TagResource', { resourceARN: flowers }, flowers],
];

test.each(arns)('%s with %j has an ARN only if Lex gives that kind one', (action, request, arn) => {
  expect(callOf(action, request).arn).toBe(arn);
});

test('an ARN of another account is in that account’s scope', () => {
  const arn = 'arn:aws:lex:us-east-1:444455556666:bot/THEIRSBOT1';

  expect(callOf('DescribeResourcePolicy', { resourceArn: arn })).toMatchObject({
    scope: arn,
    bot: 'THEIRSBOT1',
  });
});

test('names are what the call itself says', () => {
  expect(callOf('UpdateBot', { botId: 'B', botName: 'OrderFlowers' })).toMatchObject({
    name: 'OrderFlowers',
    botName: 'OrderFlowers',
  });
  expect(callOf('CreateBotLocale', draft, { ...draft, localeName: 'English (US)' }).name).toBe(
    'English (US)',
  );
  expect(callOf('PutBotAlias', { name: 'PROD', botName: 'OrderCoffee' })).toMatchObject({
    name: 'PROD',
    botName: 'OrderCoffee',
  });
  expect(callOf('DeleteIntent', { ...draft, intentId: 'I' }).name).toBeUndefined();
});

test('ids that hold separators or are absurdly long make keys that DynamoDB takes', () => {
  const hostile = 'a/b|c%'.repeat(50_000);
  const slot = { botId: hostile, botVersion: hostile, localeId: hostile, intentId: hostile, slotId: hostile };
  const event = callOf('UpdateSlot', slot, null, { awsRegion: hostile, recipientAccountId: hostile });

  expect(Buffer.byteLength(event.place)).toBeLessThan(550);
  expect(Buffer.byteLength(event.scope)).toBeLessThan(450);
  expect(event.scope).not.toContain('|');
  expect(event.place).not.toContain('|');
});

test('two absurdly long ids with the same beginning stay apart', () => {
  const long = 'X'.repeat(500);

  expect(callOf('DeleteBot', { botId: `${long}1` }).scope).not.toBe(
    callOf('DeleteBot', { botId: `${long}2` }).scope,
  );
});
