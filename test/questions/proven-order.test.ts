import type { AuditEvent } from '../../src/model/event';
import { blame } from '../../src/questions/blame';
import { historyOf } from '../../src/questions/history-of';
import { ever } from '../../src/questions/resource';
import { stateAt } from '../../src/questions/state-at';
import { whoChanged } from '../../src/questions/who-changed';
import { botScope, calls, inSecondOf, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

const second = (seconds: number, id: string): Partial<AuditEvent> => {
  const instant = instantAt(seconds * 1000);
  return { instant, id, ...inSecondOf(instant) };
};
const moment = (milliseconds: number, id: string) => ({ instant: instantAt(milliseconds), id });
const kindsOf = (doubts: readonly { readonly kind: string }[] = []) => doubts.map(({ kind }) => kind);
const policy = { scope: botScope, place: 'policy' };
const tags = { scope: botScope, place: 'tags' };
const options = { limit: 10, newestFirst: false, within: false };

test('a call that Lex answers in the next second comes after one that it answered before', async () => {
  const late = moment(999, 'late');
  const took = instantAt(1200);
  const store = await storeOf([
    calls.intent({ description: 'late' }, { ...late, interval: { from: took, to: took } }),
    calls.intent({ description: 'early' }, moment(500, 'early')),
    calls.intent({ description: 'next second' }, moment(1100, 'next')),
  ]);
  const where = { scope: botScope, place: 'DRAFT/en_US/intent/BOOKHOTEL1' };
  const { events } = await historyOf(store, where, options);
  expect(events.map(({ event }) => event.id)).toEqual(['early', 'next', 'late']);
  expect(events.at(-1)?.change?.differences).toMatchObject([{ before: 'next second', after: 'late' }]);
  expect((await whoChanged(store, where)).last?.event.id).toBe('late');
});

test('a policy that was there before was deleted first and created then, all in one second', async () => {
  const statement = { Statement: [{ Sid: 'everyone' }] };
  const store = await storeOf([
    calls.policy({ Statement: [{ Sid: 'old' }] }, { ...moment(1, 'first'), action: 'CreateResourcePolicy' }),
    calls.policy(statement, { ...second(5, 'a-create'), action: 'CreateResourcePolicy' }),
    calls.policy({}, { ...second(5, 'b-delete'), action: 'DeleteResourcePolicy' }),
  ]);
  expect(await stateAt(store, botScope, 'policy', ever)).toMatchObject({ document: statement, doubts: [] });
});

test('where nothing says whether a policy was there before, every answer says that the order is not recorded', async () => {
  const store = await storeOf([
    calls.policy({ Statement: [] }, { ...second(5, 'a-create'), action: 'CreateResourcePolicy' }),
    calls.policy({}, { ...second(5, 'b-delete'), action: 'DeleteResourcePolicy' }),
  ]);
  expect(kindsOf((await stateAt(store, botScope, 'policy', ever)).doubts)).toEqual(['order-unsure']);
  expect(kindsOf((await whoChanged(store, policy)).doubts)).toEqual(['order-unsure']);
  const { events } = await historyOf(store, policy, options);
  expect(events.map(({ change }) => kindsOf(change?.doubts))).toEqual([['order-unsure'], ['order-unsure']]);
});

test('revisions prove the order of two calls whatever their ids are', async () => {
  const withRevisions = (event: AuditEvent, expectedRevisionId: string, revisionId: string): AuditEvent => ({
    ...event,
    request: { ...(event.request as object), expectedRevisionId },
    response: { revisionId },
  });
  const store = await storeOf([
    withRevisions(calls.policyStatement('partner', second(5, 'z-first')), 'r0', 'r1'),
    withRevisions(calls.policyStatement('other', second(5, 'a-second')), 'r1', 'r2'),
  ]);
  const { events, doubts } = await historyOf(store, policy, options);
  expect([events.map(({ event }) => event.id), doubts]).toEqual([['z-first', 'a-second'], []]);
});

test('tags of different keys in one second leave no doubt about the state, only about which came first', async () => {
  const store = await storeOf([
    calls.tag({ stage: 'prod' }, second(5, 'a')),
    calls.tag({ team: 'voice' }, second(5, 'b')),
    calls.bot({ botName: 'F' }, { ...moment(5400, 'create'), action: 'CreateBot' }),
  ]);
  expect(await stateAt(store, botScope, 'tags', ever)).toMatchObject({
    document: { tags: { stage: 'prod', team: 'voice' } },
    doubts: [],
  });
  expect(kindsOf((await historyOf(store, tags, options)).doubts)).toEqual(['order-unsure']);
});

test('a key that is tagged and untagged in one second is a doubt in state, blame and history', async () => {
  const store = await storeOf([
    calls.bot({ botName: 'F' }, { ...moment(1, 'create'), action: 'CreateBot' }),
    calls.tag({ stage: 'prod' }, second(5, 'tag')),
    calls.untag(['stage'], second(5, 'untag')),
  ]);
  expect(kindsOf((await stateAt(store, botScope, 'tags', ever)).doubts)).toEqual(['order-unsure']);
  expect(kindsOf((await blame(store, tags)).doubts)).toEqual(['order-unsure']);
});

test('a correction takes the place of what it corrects', async () => {
  const addendum = { reason: 'UPDATED_DATA', originalEventID: 'wrong' };
  const corrected = calls.intent({ description: 'right' }, moment(5000, 'right'));
  const store = await storeOf([
    calls.intent({ description: 'old' }, moment(1, 'old')),
    calls.intent({ description: 'wrong' }, moment(5000, 'wrong')),
    { ...corrected, received: { ...corrected.received, addendum } },
  ]);
  const where = { scope: botScope, place: 'DRAFT/en_US/intent/BOOKHOTEL1' };
  const { events } = await historyOf(store, where, options);
  expect(events.map(({ event }) => event.id)).toEqual(['old', 'right']);
  expect(store.dump().map(({ change }) => change?.against)).toEqual(['first', 'earlier', 'superseded']);
});

test('who changed something last is told by the calls before that prove the order, however far back', async () => {
  const store = await storeOf([
    calls.policy({ Statement: [{ Sid: 'old' }] }, { ...moment(1, 'first'), action: 'CreateResourcePolicy' }),
    calls.policyStatement('partner', moment(3000, 'partner')),
    calls.policy({ Statement: [] }, { ...second(9, 'a-create'), action: 'CreateResourcePolicy' }),
    calls.policy({}, { ...second(9, 'b-delete'), action: 'DeleteResourcePolicy' }),
  ]);
  const { last, before, doubts } = await whoChanged(store, policy);
  expect([last?.event.id, before?.event.id, doubts]).toEqual(['a-create', 'b-delete', []]);
});
