import * as fc from 'fast-check';
import type { Doubt } from '../../src/model/doubt';
import type { AuditEvent } from '../../src/model/event';
import { blame } from '../../src/questions/blame';
import { historyOf } from '../../src/questions/history-of';
import { ever } from '../../src/questions/resource';
import { revertOf } from '../../src/questions/revert-of';
import { stateAt } from '../../src/questions/state-at';
import { statesWithin } from '../../src/questions/states-within';
import { append } from '../../src/write/append';
import { anEvent } from '../support/an-event';
import { botScope, calls, instantAt } from '../support/calls';
import { differencesBetween } from '../support/compared-states';
import { memoryStore } from '../support/memory-store';
import { storeOf } from '../support/store-of';

const intent = 'DRAFT/en_US/intent/BOOKHOTEL1';
const at = (milliseconds: number) => ({ instant: instantAt(milliseconds), id: `event-${milliseconds}` });
const utterances = (...texts: readonly string[]) => ({
  sampleUtterances: texts.map((utterance) => ({ utterance })),
});

const anImport = (different: Partial<AuditEvent>) =>
  anEvent({
    action: 'StartImport',
    lane: 'state',
    resourceType: 'import',
    place: 'DRAFT/en_US',
    ...different,
  });
const byName = (name: string, milliseconds: number) =>
  anImport({
    ...at(milliseconds),
    scope: botScope.replace('bot/ORDERFLWRS', `bot-named/${name}`),
    place: '',
  });
const vocabulary = (milliseconds: number) =>
  anImport({
    ...at(milliseconds),
    request: { resourceSpecification: { customVocabularyImportSpecification: { localeId: 'en_US' } } },
  });

const doubtsOf = async (events: readonly AuditEvent[], place = intent, moment = ever) =>
  (await stateAt(await storeOf(events), botScope, place, moment)).doubts.map(({ kind, events: [first] }) => [
    kind,
    first?.id,
  ]);

const before = [calls.bot({ botName: 'Flowers' }, at(0)), calls.intent(utterances('a'), at(1))];

test('an import since the last known state is a doubt, whether it names the bot by id or by name', async () => {
  const doubt = [['import-between', 'event-2']];
  expect(await doubtsOf([...before, anImport(at(2))])).toEqual(doubt);
  expect(await doubtsOf([...before, byName('Flowers', 2)])).toEqual(doubt);
  expect(await doubtsOf([...before, anImport({ ...at(2), place: 'DRAFT/de_DE' })])).toEqual([]);
  expect(await doubtsOf([...before, anImport({ ...at(2), outcome: 'denied', lane: 'other' })])).toEqual([]);
});

test('an import after its deletion does not bring an intent back, as what is imported gets an id of its own', async () => {
  const deleted = calls.intent({}, { ...at(2), action: 'DeleteIntent' });
  const store = await storeOf([...before, deleted, anImport(at(3))]);

  expect(await stateAt(store, botScope, intent, ever)).toMatchObject({ kind: 'gone', doubts: [] });
});

test('an import by name is one into the bot that had the name then, whatever it is called now', async () => {
  const renamed = [...before, byName('Flowers', 2), calls.bot({ botName: 'Roses' }, at(3))];
  expect(await doubtsOf(renamed)).toEqual([['import-between', 'event-2']]);
  const given = [...before, calls.bot({ botName: 'Roses' }, at(2)), byName('Flowers', 3)];
  expect(await doubtsOf(given)).toEqual([]);
});

test('an import of a custom vocabulary leaves the intents as they are', async () => {
  expect(await doubtsOf([...before, vocabulary(2)])).toEqual([]);
  const item = anEvent({
    ...at(1),
    action: 'BatchCreateCustomVocabularyItem',
    resourceType: 'custom-vocabulary',
    place: 'DRAFT/en_US/vocabulary',
    request: { customVocabularyItemList: [{ phrase: 'peony' }] },
  });
  expect(await doubtsOf([item, vocabulary(2)], 'DRAFT/en_US/vocabulary')).toContainEqual([
    'import-between',
    'event-2',
  ]);
});

test('an import before a change makes what there was unknown, in history and for every path that blame knows', async () => {
  const german = (text: string, milliseconds: number) =>
    calls.intent(utterances(text), { ...at(milliseconds), place: 'DRAFT/de_DE/intent/BOOKHOTEL1' });
  const made = { action: 'CreateIntent', place: 'DRAFT/en_US/intent/INTENT0002' };
  const store = await storeOf([
    ...before,
    german('a', 2),
    calls.intent(utterances('a', 'b'), at(3)),
    anImport(at(4)),
    calls.intent(utterances('a', 'b', 'c'), at(5)),
    calls.intent(utterances('a', 'b', 'c', 'd'), at(6)),
    german('b', 7),
    calls.intent(utterances('a'), { ...at(8), ...made }),
  ]);
  const options = { limit: 10, newestFirst: true, within: true };
  const { events } = await historyOf(store, { scope: botScope, place: '' }, options);
  const doubted = events.filter(({ change }) => (change?.doubts ?? []).length > 0);
  expect(doubted.map(({ event, change }) => [event.id, causesOf(change?.doubts)])).toEqual([
    ['event-5', ['import-between event-4']],
  ]);

  const { lines, doubts } = await blame(store, { scope: botScope, place: intent });
  const writers = lines.map((line) => [line.path, line.event.event.id, causesOf(line.doubts)]);
  const imported = ['import-between event-4'];
  expect(writers.filter(([path]) => path !== 'intentName')).toEqual([
    ['sampleUtterances[a]', 'event-1', imported],
    ['sampleUtterances[b]', 'event-3', imported],
    ['sampleUtterances[c]', 'event-4', imported],
    ['sampleUtterances[d]', 'event-6', []],
  ]);
  expect(doubts).toEqual([]);
});

test('what was imported over cannot be compared with what was there before', async () => {
  const store = await storeOf([...before, anImport(at(2)), calls.intent(utterances('b'), at(4))]);
  const [early, imported, late] = await Promise.all(
    [1, 2, 4].map((moment) => statesWithin(store, botScope, '', instantAt(moment))),
  );
  const kinds = (one = early, other = early) =>
    differencesBetween(one, other).map(({ place, kind }) => [place, kind]);
  expect(kinds(early, imported)).toEqual([[intent, 'unknown']]);
  expect(kinds(imported, imported)).toEqual([]);
  expect(kinds(early, late)).toEqual([[intent, 'changed']]);
});

test('an import is found however many reads there are beside it', async () => {
  const reads = Array.from({ length: 600 }, (_, index) =>
    anEvent({
      ...at(index + 3),
      lane: 'other',
      action: 'DescribeBotLocale',
      resourceType: 'bot-locale',
      place: 'DRAFT/en_US',
    }),
  );
  const store = await storeOf([...before, anImport(at(2)), ...reads]);
  const answer = await stateAt(store, botScope, intent, ever);
  expect(causesOf(answer.doubts)).toEqual(['import-between event-2']);
});

/** Each doubt with the calls that it comes from. */
function causesOf(doubts: readonly Doubt[] = []): readonly string[] {
  return doubts.map(({ kind, events }) => [kind, ...events.map(({ id }) => id)].join(' '));
}

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}`;
const unplaced = (number: number, different: Partial<AuditEvent> = {}) => {
  const instant = `${day(number)}T12:00:00.000Z`;
  const scope = `111122223333/eu-west-1/lex.amazonaws.com/${day(number)}`;
  const omitted = ['request', 'response'] as const;
  return anEvent({
    instant,
    id: `unplaced-${number}`,
    scope,
    bot: undefined,
    place: '',
    omitted,
    ...different,
  });
};

test('a call that CloudTrail left out altogether may have been about any resource of its kind and Region', async () => {
  const doubts = await doubtsOf([...before, unplaced(3), calls.alias({ botAliasName: 'PROD' }, at(2))]);
  expect(doubts).toEqual([['unattributed-call', 'unplaced-3']]);
  const elsewhere = unplaced(3, { scope: `111122223333/us-east-1/lex.amazonaws.com/${day(3)}` });
  const others = [
    elsewhere,
    unplaced(4, { action: 'CreateIntent' }),
    unplaced(5, { action: 'UpdateSlotType', resourceType: 'slot-type' }),
  ];
  expect(await doubtsOf([...before, ...others])).toEqual([]);
  expect(await doubtsOf([...before, unplaced(3)], intent, `${day(2)}T00:00:00.000Z`)).toEqual([]);
  expect(await doubtsOf([unplaced(1, { instant: instantAt(0) }), ...before])).toEqual([]);
});

test('blame doubts every path that such a call may have written, a revert notes it', async () => {
  const later = { instant: `${day(4)}T12:00:00.000Z`, id: 'later' };
  const store = await storeOf([...before, unplaced(3), calls.intent(utterances('b'), later)]);
  const { lines, doubts } = await blame(store, { scope: botScope, place: intent });
  expect([...new Set(lines.flatMap((line) => causesOf(line.doubts)))]).toEqual([
    'unattributed-call unplaced-3',
  ]);
  expect(doubts).toEqual([]);
  const revert = await revertOf(store, calls.intent(utterances('b'), later));
  expect(revert.kind === 'commands' && causesOf(revert.doubts)).toEqual(['unattributed-call unplaced-3']);
});

test('only so many days are looked through for such calls, and the answer says so', async () => {
  const days = Array.from({ length: 60 }, (_, index) => {
    const instant = new Date(Date.UTC(2026, 10, 2 + index)).toISOString();
    return anEvent({ instant, id: instant, lane: 'other', action: 'ListBots', place: '' });
  });
  const answer = await stateAt(await storeOf([...before, ...days, unplaced(3)]), botScope, intent, ever);
  expect(causesOf(answer.doubts)).toEqual(['search-incomplete']);
});

test('an import by any name may be one into a bot of which no call has said the name yet', async () => {
  const nameless = [calls.intent(utterances('a'), at(1)), byName('Flowers', 2)];
  const edited = calls.intent(utterances('b'), at(3));
  expect(await doubtsOf(nameless)).toEqual([['import-between', 'event-2']]);
  const resource = { scope: botScope, place: intent };
  const options = { limit: 10, newestFirst: false, within: false };
  const { events } = await historyOf(await storeOf([...nameless, edited]), resource, options);
  expect(events.map(({ event, change }) => [event.id, causesOf(change?.doubts)])).toEqual([
    ['event-1', []],
    ['event-2', []],
    ['event-3', ['import-between event-2']],
  ]);
});

test('an import is none into a bot that was made later, or that had another name', async () => {
  const made = calls.bot({ botName: 'Flowers' }, { ...at(3), action: 'CreateBot' });
  const store = await storeOf([byName('Flowers', 1), made, calls.intent(utterances('a'), at(4))]);
  const options = { limit: 10, newestFirst: false, within: false };
  const { events } = await historyOf(store, { scope: botScope, place: intent }, options);
  expect(events.map(({ event }) => event.id)).toEqual(['event-4']);
  expect(await doubtsOf([made, calls.intent(utterances('a'), at(4)), byName('Roses', 5)])).toEqual([]);
});

test('which imports are into a bot is the same whenever its names become known', async () => {
  const events = [
    calls.bot({ botName: 'Roses' }, at(1)),
    calls.intent(utterances('a'), at(2)),
    byName('Flowers', 3),
    calls.intent(utterances('b'), at(4)),
    calls.bot({ botName: 'Flowers' }, at(5)),
    { ...calls.intent(utterances('c'), at(6)), interval: { from: instantAt(6), to: instantAt(7) } },
    { ...calls.intent(utterances('d'), at(7)), interval: { from: instantAt(6), to: instantAt(7) } },
    byName('Flowers', 9),
  ];
  const inOrder = (await storeOf(events)).dump();
  const arrivals = fc.shuffledSubarray(events, { minLength: events.length });
  await fc.assert(
    fc.asyncProperty(arrivals, async (arrived) => {
      const store = memoryStore();
      for (const event of arrived) await append(store, [{ event }], { concurrency: 1 });
      expect(store.dump()).toEqual(inOrder);
    }),
  );
  const changed = inOrder.find(({ event }) => event.id === 'event-4');
  expect(changed?.change).toMatchObject({ against: 'earlier', differences: [{}, {}] });
});
