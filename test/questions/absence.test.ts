import type { AuditEvent } from '../../src/model/event';
import { historyOf } from '../../src/questions/history-of';
import { ever } from '../../src/questions/resource';
import { stateAt } from '../../src/questions/state-at';
import { stateOfVersion } from '../../src/questions/state-of-version';
import { statesWithin } from '../../src/questions/states-within';
import { whoChanged } from '../../src/questions/who-changed';
import { anEvent } from '../support/an-event';
import { botScope, calls, inSecondOf, instantAt } from '../support/calls';
import { differencesBetween } from '../support/compared-states';
import { storeOf } from '../support/store-of';

const at = (seconds: number) => {
  const instant = instantAt(seconds * 1000);
  return { instant, id: `event-${seconds}`, interval: { from: instant, to: instant } };
};

const made = calls.bot({ botName: 'Flowers' }, { ...at(0), action: 'CreateBot' });
const intent = calls.intent({ intentName: 'Book' }, at(2));
const createdPolicy = (seconds: number) =>
  calls.policy({ Statement: [{ Sid: 's1' }] }, { ...at(seconds), action: 'CreateResourcePolicy' });
const deletedPolicy = (seconds: number) =>
  calls.policy({}, { ...at(seconds), action: 'DeleteResourcePolicy', request: {} });
const deletedStatement = (statementId: string, seconds: number) =>
  calls.policyStatement(statementId, { ...at(seconds), action: 'DeleteResourcePolicyStatement' });

/** How a bot differs between two moments, in seconds. */
async function kindsBetween(events: readonly AuditEvent[], from: number, to: number) {
  const store = await storeOf(events);
  const [before, after] = await Promise.all(
    [from, to].map((seconds) => statesWithin(store, botScope, '', instantAt(seconds * 1000))),
  );
  return differencesBetween(before, after).map(({ place, kind }) => `${kind} ${place}`);
}

test('a statement is created in a policy that may have been there, a policy only where there is none', async () => {
  const statement = calls.policyStatement('s1', at(4));
  expect(await kindsBetween([intent, statement], 3, 5)).toEqual(['unknown policy']);
  expect(await kindsBetween([intent, createdPolicy(4)], 3, 5)).toEqual(['added policy']);
  expect(await kindsBetween([made, intent, statement], 3, 5)).toEqual(['added policy']);
});

test('what was deleted before it was created again may have been there all the time before', async () => {
  const events = [intent, deletedPolicy(4), createdPolicy(6)];
  expect(await kindsBetween(events, 3, 7)).toEqual(['unknown policy']);
  expect(await kindsBetween(events, 5, 7)).toEqual(['added policy']);
});

test('compared the other way round, what was not seen before is not called removed', async () => {
  expect(await kindsBetween([intent, calls.alias({ botAliasName: 'PROD' }, at(4))], 5, 3)).toEqual([
    'unknown alias/ALIAS00001',
  ]);
  expect(await kindsBetween([intent, createdPolicy(4)], 5, 3)).toEqual(['removed policy']);
});

test('the test alias is there as long as its bot, though no call made it', async () => {
  const moved = calls.alias({ botAliasName: 'TestBotAlias' }, { ...at(4), place: 'alias/TSTALIASID' });
  expect(await kindsBetween([made, moved], 3, 5)).toEqual(['unknown alias/TSTALIASID']);
});

test('with its last statement a policy is gone, so a deletion in the second of its next creation came after that', async () => {
  const second = inSecondOf(instantAt(6000));
  const events = [
    made,
    calls.policyStatement('s1', at(2)),
    deletedStatement('s1', 4),
    { ...createdPolicy(6), id: 'z-created', ...second },
    { ...deletedPolicy(6), id: 'a-deleted', ...second },
  ];
  const { kind, doubts } = await stateAt(await storeOf(events), botScope, 'policy', ever);
  expect([kind, doubts]).toEqual(['gone', []]);
});

test('the creation of a bot proves which call about its policy was first, whenever it arrives', async () => {
  const second = inSecondOf(instantAt(2000));
  const created = { ...createdPolicy(2), id: 'z-created', ...second };
  const deleted = { ...deletedPolicy(2), id: 'a-deleted', ...second };
  const arrivals = [
    [made, created, deleted],
    [deleted, created, made],
  ];
  const stores = await Promise.all(arrivals.map((events) => storeOf(events)));
  const options = { limit: 10, newestFirst: false, within: false };
  for (const store of stores) {
    const { events } = await historyOf(store, { scope: botScope, place: 'policy' }, options);
    expect(events.map(({ event, change }) => [event.id, change?.doubts])).toEqual([
      ['z-created', undefined],
      ['a-deleted', undefined],
    ]);
  }
  expect(stores[0]?.dump()).toEqual(stores[1]?.dump());
});

test('what was created in the second of its bot by a call that does not say what is in the bot, it may be', async () => {
  const later = { ...made, instant: instantAt(601), interval: { from: instantAt(601), to: instantAt(601) } };
  const nameless = anEvent({
    ...at(0),
    ...inSecondOf(instantAt(0)),
    id: 'nameless',
    action: 'CreateIntent',
    scope: '111122223333/eu-west-1/lex.amazonaws.com/2026-11-01',
    bot: undefined,
    place: '',
    omitted: ['request', 'response'],
  });
  const { doubts } = await statesWithin(await storeOf([later, nameless]), botScope, '', ever);
  expect(doubts.map(({ kind }) => kind)).toEqual(['unattributed-call']);
});

test('a version made just before its locale was deleted may have held what no call shows', async () => {
  const version = anEvent({
    ...at(4),
    action: 'CreateBotVersion',
    resourceType: 'bot-version',
    place: 'version/1',
    request: { botId: 'ORDERFLWRS', botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } },
  });
  const ended = anEvent({
    ...at(6),
    action: 'DeleteBotLocale',
    resourceType: 'bot-locale',
    place: 'DRAFT/en_US',
  });
  const { doubts } = await stateOfVersion(await storeOf([intent, version, ended]), botScope, '1');
  expect(doubts.map(({ kind }) => kind)).toEqual(['first-known-state']);
});

test('two records with one id at two moments cannot be compared, though the id is the same', async () => {
  const disputes = [4, 7].map((seconds) =>
    calls.intent({ intentName: `Book${seconds}` }, { ...at(seconds), id: 'twice' }),
  );
  expect(await kindsBetween([intent, ...disputes], 5, 8)).toEqual([`unknown ${intent.place}`]);
  const { last, before } = await whoChanged(await storeOf([intent, ...disputes]), intent);
  expect([last?.event.id, before?.event.id]).toEqual(['twice', 'event-2']);
});

test('what came with a locale that was made again says nothing of the locale before', async () => {
  const locale = (action: string, seconds: number) =>
    anEvent({ ...at(seconds), action, resourceType: 'bot-locale', place: 'DRAFT/en_US', name: undefined });
  const item = anEvent({
    ...at(8),
    action: 'BatchCreateCustomVocabularyItem',
    resourceType: 'custom-vocabulary',
    place: 'DRAFT/en_US/vocabulary',
    name: undefined,
    request: { customVocabularyItemList: [{ itemId: 'ITEM000001', phrase: 'peony' }] },
    response: { resources: [{ itemId: 'ITEM000001', phrase: 'peony' }], errors: [] },
  });
  const again = [locale('DeleteBotLocale', 4), locale('CreateBotLocale', 6), item];
  const kinds = await kindsBetween([intent, ...again], 3, 9);
  expect(kinds).toContain('unknown DRAFT/en_US/vocabulary');
});
