import { blame } from '../../src/questions/blame';
import { ever } from '../../src/questions/resource';
import { stateAt } from '../../src/questions/state-at';
import { statesWithin } from '../../src/questions/states-within';
import { whoChanged } from '../../src/questions/who-changed';
import type { EventStore } from '../../src/store/store';
import { anEvent } from '../support/an-event';
import { botScope, calls, instantAt } from '../support/calls';
import { differencesBetween, nothingKnown } from '../support/compared-states';
import { storeOf } from '../support/store-of';

const intent = 'DRAFT/en_US/intent/INTENT0001';
const slotPlace = `${intent}/slot/SLOT000001`;
const at = (milliseconds: number) => ({ instant: instantAt(milliseconds), id: `event-${milliseconds}` });
const slot = (action: string, milliseconds: number) =>
  anEvent({
    ...at(milliseconds),
    action,
    resourceType: 'slot',
    place: slotPlace,
    request: { slotName: 'Day' },
  });
const deleteBot = (milliseconds: number) =>
  anEvent({ ...at(milliseconds), action: 'DeleteBot', resourceType: 'bot', place: '' });

test('what was deleted by itself is not said to have ended with what it had been in', async () => {
  const store = await storeOf([
    slot('CreateSlot', 1),
    slot('DeleteSlot', 2),
    calls.deleteIntent({ ...at(3), place: intent }),
  ]);
  const { last, end } = await whoChanged(store, { scope: botScope, place: slotPlace });
  expect([last?.event.id, end]).toEqual(['event-2', undefined]);
});

test('what ended with what it was in ended with the first of these that was deleted', async () => {
  const store = await storeOf([
    slot('CreateSlot', 1),
    calls.deleteIntent({ ...at(2), place: intent }),
    deleteBot(3),
  ]);
  const { end } = await whoChanged(store, { scope: botScope, place: slotPlace });
  expect(end?.event.id).toBe('event-2');
  expect((await stateAt(store, botScope, slotPlace, ever)).event?.event.id).toBe('event-2');
});

test('nothing of what was deleted is left to blame', async () => {
  const store = await storeOf([slot('CreateSlot', 1), slot('DeleteSlot', 2)]);
  expect(await blame(store, { scope: botScope, place: slotPlace })).toMatchObject({
    kind: 'gone',
    lines: [],
  });
});

test('a policy ends with its last statement', async () => {
  const removed = anEvent({
    ...at(3),
    action: 'DeleteResourcePolicyStatement',
    resourceType: 'resource-policy',
    place: 'policy',
    request: { statementId: 'partner' },
  });
  const made = anEvent({ ...at(1), action: 'CreateBot', resourceType: 'bot', place: '' });
  const store = await storeOf([made, calls.policyStatement('partner', at(2)), removed]);
  expect(await stateAt(store, botScope, 'policy', ever)).toMatchObject({ kind: 'gone', doubts: [] });
  expect([...(await statesWithin(store, botScope, '', ever)).states.keys()]).toEqual(['']);
});

test('what no call made may have been there before, so a comparison does not say that it was added', async () => {
  const changed = calls.alias({ botAliasName: 'PROD' }, at(2));
  const created = { action: 'CreateIntent', place: intent };
  const store = await storeOf([
    calls.bot({ botName: 'Shop' }, at(1)),
    changed,
    calls.intent({ intentName: 'Book' }, { ...at(3), ...created }),
  ]);
  const [before, after] = await Promise.all(
    [1, 9].map((ms) => statesWithin(store, botScope, '', instantAt(ms))),
  );
  const found = differencesBetween(before, after);
  expect(found.map(({ place, kind }) => [place, kind])).toEqual([
    [intent, 'added'],
    ['alias/ALIAS00001', 'unknown'],
  ]);
});

test('what was in a bot that was made since was added with it', async () => {
  const made = anEvent({ ...at(1), action: 'CreateBot', resourceType: 'bot', place: '' });
  const testAlias = calls.alias({ botAliasName: 'TestBotAlias' }, { ...at(2), place: 'alias/TSTALIASID' });
  const store: EventStore = await storeOf([made, testAlias]);
  const found = await statesWithin(store, botScope, '', ever);
  expect(differencesBetween(nothingKnown, found).map(({ place, kind }) => [place, kind])).toEqual([
    ['', 'added'],
    ['alias/TSTALIASID', 'added'],
  ]);
});
