import type { AuditEvent } from '../../src/model/event';
import { revertOf } from '../../src/questions/revert-of';
import { whoChanged } from '../../src/questions/who-changed';
import { anEvent } from '../support/an-event';
import { botScope, calls } from '../support/calls';
import { storeOf } from '../support/store-of';

const intent = 'DRAFT/en_US/intent/INTENT0001';
const second = (seconds: number) => `2026-11-01T10:00:0${seconds}`;

/** A call whose response has no time: it was done at any moment of its second. */
const untimed = (seconds: number, id: string): Partial<AuditEvent> => ({
  id,
  instant: `${second(seconds)}.000Z`,
  time: `${second(seconds)}Z`,
  interval: { from: `${second(seconds)}.000Z`, to: `${second(seconds)}.999Z` },
});

/** A call that Lex answered in the second after the one in which it was made. */
const late = (seconds: number, id: string, ms: string): Partial<AuditEvent> => {
  const moment = `${second(seconds + 1)}.${ms}Z`;
  return {
    ...untimed(seconds, id),
    instant: `${second(seconds)}.999Z`,
    interval: { from: moment, to: moment },
  };
};

test('what Lex gave its id can only be deleted after it was made, however late the answer', async () => {
  const store = await storeOf([
    calls.intent(
      { intentName: 'Book' },
      { ...late(1, 'made', '400'), action: 'CreateIntent', place: intent },
    ),
    calls.deleteIntent({ ...untimed(2, 'deleted'), place: intent }),
  ]);
  const { last, before, doubts } = await whoChanged(store, { scope: botScope, place: intent });
  expect([last?.event.id, before?.event.id, doubts, last?.change?.doubts]).toEqual([
    'deleted',
    'made',
    [],
    undefined,
  ]);
});

test('a revert restores what was there before, though the call before was made in a later second', async () => {
  const edit = (description: string, different: Partial<AuditEvent>) =>
    calls.intent({ intentName: 'Book', description }, { ...different, place: intent });
  const moment = { interval: { from: `${second(5)}.200Z`, to: `${second(5)}.200Z` } };
  const last = edit('third', late(4, 'third', '700'));
  const store = await storeOf([
    edit('first', untimed(1, 'first')),
    edit('second', { ...untimed(5, 'second'), ...moment, instant: `${second(5)}.200Z` }),
    last,
  ]);
  const revert = await revertOf(store, last);
  expect(revert.kind === 'commands' ? revert.commands.join() : revert.why).toContain(
    '"description":"second"',
  );
});

test('the creation of a bot is no evidence of a policy whose calls between are not read', async () => {
  const policy = (action: string, different: Partial<AuditEvent>) =>
    anEvent({
      action,
      resourceType: 'resource-policy',
      place: 'policy',
      request: { policy: '{}' },
      ...different,
    });
  const store = await storeOf([
    anEvent({ ...untimed(0, 'bot'), action: 'CreateBot', resourceType: 'bot', place: '' }),
    policy('CreateResourcePolicy', untimed(2, 'created')),
    policy('DeleteResourcePolicy', { ...untimed(4, 'deleted'), instant: `${second(4)}.999Z` }),
    calls.policyStatement('partner', { ...untimed(4, 'added'), response: { revisionId: 'R2' } }),
    policy('DeleteResourcePolicy', { ...untimed(6, 'last'), request: { expectedRevisionId: 'R2' } }),
  ]);
  const { last, before } = await whoChanged(store, { scope: botScope, place: 'policy' });
  expect([last?.event.id, before?.event.id]).toEqual(['last', 'added']);
});
