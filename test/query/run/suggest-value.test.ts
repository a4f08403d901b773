import type { AuditEvent } from '../../../src/model/event';
import { parseFilter } from '../../../src/query/filter/parse-filter';
import { suggestionFor } from '../../../src/query/run/suggest-value';
import { callOf } from '../../support/event-of';
import { storeOf } from '../../support/store-of';

const bot = (id: string) => ({ botId: id, botVersion: 'DRAFT' });
const locale = { ...bot('ORDERFLWRS'), localeId: 'en_US' };
const events: readonly AuditEvent[] = [
  callOf('UpdateBot', { botId: 'ORDERFLWRS', botName: 'OrderFlowers' }, null, { eventID: 'a-bot' }),
  callOf('UpdateBotLocale', locale, null, { eventID: 'a-locale' }),
  callOf('UpdateIntent', { ...locale, intentId: 'BOOKHOTEL1', intentName: 'BookHotel' }, null, {
    eventID: 'an-intent',
  }),
  callOf('UpdateIntent', { ...locale, intentId: 'CANCELTRIP', intentName: 'CancelTrip' }, null, {
    eventID: 'denied',
    errorCode: 'AccessDenied',
  }),
  callOf(
    'PutIntent',
    { name: 'PizzaOrder', sampleUtterances: ['order'] },
    { name: 'PizzaOrder', version: '$LATEST' },
    { eventID: 'of-v1' },
  ),
  callOf(
    'UpdateBotAlias',
    { botId: 'ORDERFLWRS', botAliasId: 'PROD000001', botAliasName: 'Production' },
    null,
    { eventID: 'an-alias' },
  ),
];

test.each([
  ['bot:OrderFlowrs', 'bot:OrderFlowers'],
  ['bot:orderflowrs', 'bot:OrderFlowers'],
  ['intent:BokHotel', 'intent:BookHotel'],
  ['intent:BOOKHOTEL2', 'intent:BOOKHOTEL1'],
  ['intent:PizzaOrdr', 'intent:PizzaOrder'],
  ['alias:Prodction', 'alias:Production'],
  ['alias:BookHotl', undefined],
  ['locale:en_UK', 'locale:en_US'],
  ['actor:alice@example.org', 'actor:alice@example.com'],
  ['role:AWSReservedSSO_Dev', 'role:AWSReservedSSO_Dev_0123456789abcdef'],
  ['error:AccessDenid', 'error:AccessDenied'],
  ['account:111122223334', 'account:111122223333'],
  ['region:eu-west-2', 'region:eu-west-1'],
  ['service:lexx.amazonaws.com', 'service:lex.amazonaws.com'],
  // What differs by its case alone matches already, and is not what is wrong.
  ['bot:orderflowers', undefined],
  ['actor:ALICE@example.com', undefined],
  // Nothing near, nothing to look up, or not one text.
  ['bot:Weather', undefined],
  ['ip:203.0.113.8', undefined],
  ['bot:OrderFlowrs,Weather', undefined],
  ['bot:OrderFl?wrs', undefined],
])('for %s, which matches nothing or all of it, %s is suggested', async (text, suggested) => {
  const parsed = parseFilter(text, { now: new Date('2026-11-22T12:00:00Z') });
  if (parsed.kind === 'wrong' || parsed.filter.kind !== 'term') throw new Error(`no term: ${text}`);

  expect(await suggestionFor(await storeOf(events), parsed.filter)).toBe(suggested);
});
