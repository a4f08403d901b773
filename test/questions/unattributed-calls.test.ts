import type { Doubt } from '../../src/model/doubt';
import type { AuditEvent } from '../../src/model/event';
import { ever } from '../../src/questions/resource';
import { stateAt } from '../../src/questions/state-at';
import { stateOfVersion } from '../../src/questions/state-of-version';
import { statesWithin } from '../../src/questions/states-within';
import { whoChanged } from '../../src/questions/who-changed';
import { anEvent } from '../support/an-event';
import { botScope, calls, inSecondOf, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

const intent = 'DRAFT/en_US/intent/BOOKHOTEL1';
const at = (seconds: number) => {
  const instant = instantAt(seconds * 1000);
  return { instant, id: `event-${seconds}`, interval: { from: instant, to: instant } };
};

/** A call of which CloudTrail left out request and response, and with them what it was about. */
const unattributed = (seconds: number, different: Partial<AuditEvent> = {}) =>
  anEvent({
    ...at(seconds),
    scope: '111122223333/eu-west-1/lex.amazonaws.com/2026-11-01',
    bot: undefined,
    place: '',
    omitted: ['request', 'response'],
    ...different,
  });

const made = calls.bot({ botName: 'Flowers' }, { ...at(0), action: 'CreateBot' });
const locale = (seconds: number) =>
  anEvent({
    ...at(seconds),
    action: 'CreateBotLocale',
    resourceType: 'bot-locale',
    place: 'DRAFT/en_US',
    name: undefined,
    request: { botId: 'ORDERFLWRS', botVersion: 'DRAFT', localeId: 'en_US' },
  });
const item = (seconds: number, action = 'BatchCreateCustomVocabularyItem') =>
  anEvent({
    ...at(seconds),
    action,
    resourceType: 'custom-vocabulary',
    place: 'DRAFT/en_US/vocabulary',
    name: undefined,
    request: { customVocabularyItemList: [{ itemId: 'ITEM000001', phrase: 'peony' }] },
    response: { resources: [{ itemId: 'ITEM000001', phrase: 'peony' }], errors: [] },
  });
const version = (seconds: number, source = 'DRAFT') =>
  anEvent({
    ...at(seconds),
    action: 'CreateBotVersion',
    resourceType: 'bot-version',
    place: 'version/1',
    name: undefined,
    request: { botId: 'ORDERFLWRS', botVersionLocaleSpecification: { en_US: { sourceBotVersion: source } } },
  });
const importOf = (seconds: number) =>
  anEvent({
    ...at(seconds),
    action: 'StartImport',
    resourceType: 'import',
    scope: botScope.replace('bot/ORDERFLWRS', 'bot-named/Flowers'),
    place: '',
  });

/** Each doubt with the calls that it comes from. */
function causesOf(doubts: readonly Doubt[]): readonly string[] {
  return doubts.map(({ kind, events }) => [kind, ...events.map(({ id }) => id)].join(' '));
}

test('who changed something last may be a call that does not say what it was about', async () => {
  const events = [calls.intent({ description: 'a' }, at(1)), calls.intent({ description: 'b' }, at(2))];
  const later = await storeOf([...events, unattributed(3)]);
  const { last, doubts } = await whoChanged(later, { scope: botScope, place: intent });
  expect([last?.event.id, causesOf(doubts)]).toEqual(['event-2', ['unattributed-call event-3']]);

  const gone = await storeOf([...events, calls.deleteIntent(at(3)), unattributed(4)]);
  expect((await whoChanged(gone, { scope: botScope, place: intent })).doubts).toEqual([]);
});

test('an intent created by a call that does not say its id is none of those listed, and there may be more', async () => {
  const nameless = calls.intent(
    { intentName: 'BookHotel' },
    { ...at(2), action: 'CreateIntent', place: 'DRAFT/en_US/intent', omitted: ['response'] },
  );
  const store = await storeOf([made, locale(1), nameless, calls.intent({ intentName: 'BookHotel' }, at(3))]);
  const { states, doubts } = await statesWithin(store, botScope, '', ever);
  expect([...states.keys()]).toEqual(['', 'DRAFT/en_US', intent]);
  expect(causesOf(doubts)).toEqual(['unattributed-call event-2']);
});

test('a call that created something somewhere may have done so where nothing of its kind is known', async () => {
  const created = unattributed(2, { action: 'CreateSlotType', resourceType: 'slot-type' });
  const store = await storeOf([made, locale(1), created, version(3)]);
  expect(causesOf((await statesWithin(store, botScope, '', ever)).doubts)).toEqual([
    'unattributed-call event-2',
  ]);
  expect(causesOf((await stateOfVersion(store, botScope, '1')).doubts)).toEqual([
    'unattributed-call event-2',
  ]);
});

test('a version of a locale of which no call is known may hold anything', async () => {
  const { states, doubts } = await stateOfVersion(await storeOf([version(1)]), botScope, '1');
  expect([states.size, causesOf(doubts)]).toEqual([0, ['first-known-state']]);
});

test('an import between the creation of a locale and the first item of its vocabulary may have brought others', async () => {
  const store = await storeOf([made, locale(1), importOf(2), item(3)]);
  const { doubts } = await stateAt(store, botScope, 'DRAFT/en_US/vocabulary', ever);
  expect(causesOf(doubts)).toEqual(['import-between event-2']);
});

test('an import by name after a second with several items, and then one more item, are all stored', async () => {
  const burst = [
    { ...item(2), ...inSecondOf(instantAt(2000)) },
    { ...item(2, 'BatchDeleteCustomVocabularyItem'), id: 'event-2b', ...inSecondOf(instantAt(2000)) },
  ];
  const store = await storeOf([made, locale(1), ...burst, importOf(5), item(9)]);
  const { doubts } = await stateAt(store, botScope, 'DRAFT/en_US/vocabulary', ever);
  expect(causesOf(doubts)).toContainEqual('import-between event-5');
});
