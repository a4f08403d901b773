import * as fc from 'fast-check';
import { resolveResource } from '../../src/questions/resolve-resource';
import { anEvent } from '../support/an-event';
import { botScope, calls, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

const at = (milliseconds: number) => ({ instant: instantAt(milliseconds), id: `event-${milliseconds}` });
const intentIn = (locale: string, id: string, intentName: string) =>
  calls.intent(
    { intentName },
    { place: `DRAFT/${locale}/intent/${id}`, id: `${locale}-${id}-${intentName}` },
  );

const aBot = [
  calls.bot({ botName: 'Flowers' }, at(0)),
  calls.bot({ botName: 'OrderFlowers' }, at(1)),
  intentIn('en_US', 'BOOKHOTEL1', 'BookHotel'),
  intentIn('en_US', 'INTENT0002', 'Help'),
  intentIn('de_DE', 'INTENT0003', 'Help'),
  anEvent({
    ...at(2),
    action: 'UpdateSlot',
    resourceType: 'slot',
    place: 'DRAFT/en_US/intent/BOOKHOTEL1/slot/SLOT000001',
    name: 'Day',
  }),
  calls.alias({ botAliasName: 'PROD', botVersion: '1' }, at(3)),
  anEvent({
    ...at(4),
    name: undefined,
    action: 'CreateBotVersion',
    resourceType: 'bot-version',
    place: 'version/7',
  }),
];

test.each([
  ['OrderFlowers', ''],
  ['orderflowers', ''],
  ['Flowers', ''],
  ['ORDERFLWRS', ''],
  [botScope, ''],
  ['OrderFlowers/BookHotel', 'DRAFT/en_US/intent/BOOKHOTEL1'],
  ['OrderFlowers/BOOKHOTEL1', 'DRAFT/en_US/intent/BOOKHOTEL1'],
  [`${botScope}/intent:BookHotel`, 'DRAFT/en_US/intent/BOOKHOTEL1'],
  ['OrderFlowers/BookHotel/Day', 'DRAFT/en_US/intent/BOOKHOTEL1/slot/SLOT000001'],
  ['OrderFlowers/Day', 'DRAFT/en_US/intent/BOOKHOTEL1/slot/SLOT000001'],
  ['OrderFlowers/en_US', 'DRAFT/en_US'],
  ['OrderFlowers/de_DE/Help', 'DRAFT/de_DE/intent/INTENT0003'],
  ['OrderFlowers/alias:PROD', 'alias/ALIAS00001'],
  ['OrderFlowers/prod/', 'alias/ALIAS00001'],
  ['OrderFlowers/version:7', 'version/7'],
  ['OrderFlowers/version 7', 'version/7'],
  ['OrderFlowers/alias PROD', 'alias/ALIAS00001'],
  ['OrderFlowers/DRAFT/en_US/intent/INTENT0002', 'DRAFT/en_US/intent/INTENT0002'],
])('%s is found', async (text, place) => {
  expect(await resolveResource(await storeOf(aBot), text)).toMatchObject({
    kind: 'found',
    resource: { scope: botScope, place },
  });
});

test('what is there in two languages is ambiguous, and each candidate can be asked for by its label', async () => {
  const store = await storeOf(aBot);
  const answer = await resolveResource(store, 'OrderFlowers/Help');
  const labels = answer.kind === 'ambiguous' ? answer.candidates.map(({ label }) => label) : [];
  expect(labels.toSorted()).toEqual(['OrderFlowers/de_DE/Help', 'OrderFlowers/en_US/Help']);
  for (const label of labels) expect((await resolveResource(store, label)).kind).toBe('found');
});

test('a name that is known elsewhere is not offered for itself', async () => {
  const found = await resolveResource(await storeOf(aBot), 'OrderFlowers/version:7/BookHotel');

  expect(found).toMatchObject({ kind: 'unknown', part: 'BookHotel', suggestions: [] });
});

test('what nobody knows is answered with what it may have meant', async () => {
  const store = await storeOf(aBot);
  expect(await resolveResource(store, 'OrderFlower')).toMatchObject({
    kind: 'unknown',
    suggestions: ['OrderFlowers'],
  });
  expect(await resolveResource(store, 'OrderFlowers/BokHotel')).toMatchObject({
    kind: 'unknown',
    part: 'BokHotel',
    suggestions: ['BookHotel'],
  });
});

test('of two bots that had a name, the one that still exists is meant', async () => {
  const [old, young] = ['arn:aws:lex:eu-west-1:1:bot/OLD', 'arn:aws:lex:eu-west-1:1:bot/YOUNG'];
  const store = await storeOf([
    calls.bot({ botName: 'Bank' }, { ...at(0), scope: old }),
    anEvent({ ...at(1), scope: old, place: '', action: 'DeleteBot', resourceType: 'bot' }),
    calls.bot({ botName: 'Bank' }, { ...at(2), scope: young }),
  ]);
  expect(await resolveResource(store, 'Bank')).toMatchObject({ kind: 'found', resource: { scope: young } });
});

test('no text makes it fail', async () => {
  const store = await storeOf(aBot);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `OrderFlowers/${text}`),
      ),
      async (text) => {
        expect(['found', 'ambiguous', 'unknown']).toContain((await resolveResource(store, text)).kind);
      },
    ),
    { numRuns: 100 },
  );
});
