import {
  DescribeBotCommand,
  LexModelsV2Client,
  ListBotAliasesCommand,
  ListBotLocalesCommand,
  ListBotsCommand,
  ListIntentsCommand,
  ListSlotsCommand,
  ListSlotTypesCommand,
} from '@aws-sdk/client-lex-models-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { lexNames } from '../../src/doctor/lex-names';
import type { NameMark } from '../../src/model/stored';
import { syncNames } from '../../src/write/names-sync';
import { memoryStore } from '../support/memory-store';

const instant = '2026-11-22T09:00:00.000Z';
const scope = 'arn:aws:lex:eu-west-1:111122223333:bot/FLOWERBOT1';
const lex = mockClient(LexModelsV2Client);

beforeEach(() => {
  lex.reset();
  lex.on(ListBotsCommand).resolves({ botSummaries: [{ botId: 'FLOWERBOT1', botName: 'OrderFlowers' }] });
  lex.on(DescribeBotCommand).resolves({ roleArn: 'arn:aws:iam::111122223333:role/LexBots' });
  lex
    .on(ListBotAliasesCommand)
    .resolves({ botAliasSummaries: [{ botAliasId: 'ALIASPROD1', botAliasName: 'PROD' }] });
  lex.on(ListBotLocalesCommand).resolves({ botLocaleSummaries: [{ localeId: 'en_US' }] });
  lex
    .on(ListSlotTypesCommand)
    .resolves({ slotTypeSummaries: [{ slotTypeId: 'SLOTTYPE01', slotTypeName: 'FlowerType' }] });
  lex.on(ListIntentsCommand).resolves({ intentSummaries: [{ intentId: 'INTENTORD1', intentName: 'Order' }] });
  lex.on(ListSlotsCommand).resolves({ slotSummaries: [{ slotId: 'SLOTIDDAY1', slotName: 'Day' }] });
});

function reading() {
  return lexNames({ client: new LexModelsV2Client({ region: 'eu-west-1' }), region: 'eu-west-1', instant });
}

test('every bot is read with its aliases, intents, slots and slot types', async () => {
  const marks: NameMark[] = [];
  for await (const mark of reading()) marks.push(mark);

  expect(marks.map(({ place, name }) => [place, name])).toEqual([
    ['', 'OrderFlowers'],
    ['alias/ALIASPROD1', 'PROD'],
    ['DRAFT/en_US/slottype/SLOTTYPE01', 'FlowerType'],
    ['DRAFT/en_US/intent/INTENTORD1', 'Order'],
    ['DRAFT/en_US/intent/INTENTORD1/slot/SLOTIDDAY1', 'Day'],
  ]);
  expect(new Set(marks.map((mark) => mark.scope))).toEqual(new Set([scope]));
});

test('a thing that got another name since is named again', async () => {
  const store = memoryStore();
  await syncNames(store, reading());
  lex
    .on(ListBotAliasesCommand)
    .resolves({ botAliasSummaries: [{ botAliasId: 'ALIASPROD1', botAliasName: 'LIVE' }] });

  const later = lexNames({
    client: new LexModelsV2Client({ region: 'eu-west-1' }),
    region: 'eu-west-1',
    instant: '2026-11-23T09:00:00.000Z',
  });
  expect(await syncNames(store, later)).toEqual({ seen: 5, added: 1 });
});

test('a second synchronisation adds nothing', async () => {
  const store = memoryStore();

  expect(await syncNames(store, reading())).toEqual({ seen: 5, added: 5 });
  expect(await syncNames(store, reading())).toEqual({ seen: 5, added: 0 });
});

test('a name that events gave already is left as it is', async () => {
  const store = memoryStore();
  await store.putMark({
    scope,
    place: '',
    instant: '2026-01-01T00:00:00.000Z',
    id: 'event',
    name: 'OrderFlowers',
  });

  expect(await syncNames(store, reading())).toEqual({ seen: 5, added: 4 });
});

test('a bot whose role tells no account is an error that names it', async () => {
  lex.on(DescribeBotCommand).resolves({});

  await expect(syncNames(memoryStore(), reading())).rejects.toThrow(
    'bot FLOWERBOT1 has no role that tells its account',
  );
});
