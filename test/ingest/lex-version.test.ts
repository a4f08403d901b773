import type { JsonObject } from '../../src/model/json';
import { callOf } from '../support/event-of';

const bot = 'arn:aws:lex:eu-west-1:111122223333:bot';
const none = null;

const shared: readonly (readonly [string, JsonObject | null, JsonObject | null, 'V1' | 'V2'])[] = [
  ['CreateBotVersion', { name: 'OrderCoffee' }, none, 'V1'],
  ['CreateBotVersion', { botId: 'ORDERFLWRS' }, none, 'V2'],
  ['DeleteBot', { name: 'OrderCoffee' }, none, 'V1'],
  ['DeleteBot', { botId: 'ORDERFLWRS', skipResourceInUseCheck: 'false' }, none, 'V2'],
  ['DeleteBotAlias', { name: 'PROD', botName: 'OrderCoffee' }, none, 'V1'],
  ['DeleteBotAlias', { botId: 'ORDERFLWRS', botAliasId: 'ALIAS00001' }, none, 'V2'],
  ['DeleteBotVersion', { name: 'OrderCoffee', version: '3' }, none, 'V1'],
  ['DeleteBotVersion', { botId: 'ORDERFLWRS', botVersion: '3' }, none, 'V2'],
  ['DeleteIntent', { name: 'Brew' }, none, 'V1'],
  ['DeleteIntent', { botId: 'ORDERFLWRS', intentId: 'BOOKHOTEL1' }, none, 'V2'],
  ['DeleteSlotType', { name: 'Beans' }, none, 'V1'],
  ['DeleteSlotType', { botId: 'ORDERFLWRS', slotTypeId: 'SLOTTYPE01' }, none, 'V2'],
  ['DeleteUtterances', { botName: 'OrderCoffee', userId: 'u' }, none, 'V1'],
  ['DeleteUtterances', { botId: 'ORDERFLWRS' }, none, 'V2'],
  ['StartImport', { payload: 'UEsDBA==', resourceType: 'BOT' }, { importId: 'i', name: 'OrderCoffee' }, 'V1'],
  ['StartImport', { importId: 'IMPORT0001', mergeStrategy: 'Overwrite' }, none, 'V2'],
  ['TagResource', { resourceArn: `${bot}:OrderCoffee`, tags: [] }, none, 'V1'],
  ['TagResource', { resourceARN: `${bot}/ORDERFLWRS`, tags: {} }, none, 'V2'],
  ['UntagResource', { resourceArn: `${bot}:OrderCoffee:PROD` }, none, 'V1'],
  ['UntagResource', { resourceARN: `${bot}-alias/ORDERFLWRS/ALIAS00001` }, none, 'V2'],
  ['ListTagsForResource', { resourceArn: `${bot}/ORDERFLWRS` }, none, 'V2'],
  ['DeleteSession', { botName: 'OrderCoffee', botAlias: 'PROD', userId: 'u' }, none, 'V1'],
  ['DeleteSession', { botId: 'ORDERFLWRS', botAliasId: 'ALIAS00001' }, none, 'V2'],
];

test.each(shared)('%s with %j and %j', (action, request, response, lex) => {
  expect(callOf(action, request, response).lex).toBe(lex);
});

test('where the request was left out, the response decides', () => {
  const omitted = { reason: 'requestParameters too large', omitted: 'true', originalSize: '149893' };

  expect(callOf('StartImport', omitted, { name: 'OrderCoffee', importId: 'i' }).lex).toBe('V1');
  expect(callOf('CreateBotVersion', omitted, { botId: 'ORDERFLWRS' }).lex).toBe('V2');
});

test('a name that only one version has decides by itself', () => {
  expect(callOf('PutBot', null).lex).toBe('V1');
  expect(callOf('UpdateIntent', { name: 'misleading' }).lex).toBe('V2');
});

test('an operation that nobody knows is new, so V2, and keeps its name', () => {
  const event = callOf('SummonBot', { botId: 'ORDERFLWRS', name: 'x' });

  expect(event).toMatchObject({
    lex: 'V2',
    action: 'SummonBot',
    catalogued: false,
    effect: 'write',
    lane: 'other',
  });
});

test('another service has no version of Lex', () => {
  const event = callOf('DeleteBot', { name: 'x' }, null, { eventSource: 'chime.amazonaws.com' });

  expect(event.lex).toBeUndefined();
  expect(event.catalogued).toBe(false);
});
