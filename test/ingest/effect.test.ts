import type { Effect } from '../../src/model/event';
import { eventOf } from '../support/event-of';

test('the effect of a Lex call is the catalogue’s, whatever CloudTrail says', () => {
  expect(eventOf({ eventName: 'DeleteCustomVocabulary', readOnly: true }).effect).toBe('write');
  expect(eventOf({ eventName: 'GenerateBotElement', readOnly: false }).effect).toBe('read');
  expect(eventOf({ eventName: 'GetSession', requestParameters: { botId: 'B' } }).effect).toBe('runtime');
});

test.each<[string, Effect]>([
  ['ListBotMoods', 'read'],
  ['BatchGetBotMood', 'read'],
  ['DescribeMood', 'read'],
  ['SearchMoods', 'read'],
  ['BatchDeleteMood', 'write'],
  ['UpdateMood', 'write'],
  ['Getaway', 'write'],
])('of an unknown Lex operation %s the verb says %s, for CloudTrail mistakes some', (eventName, effect) => {
  expect(eventOf({ eventName, readOnly: effect === 'write' }).effect).toBe(effect);
});

test('of another service CloudTrail says it, else the verb', () => {
  const iam = { eventSource: 'iam.amazonaws.com' };

  expect(eventOf({ ...iam, eventName: 'GenerateReport', readOnly: true }).effect).toBe('read');
  expect(eventOf({ ...iam, eventName: 'GetRole', readOnly: 'false' }).effect).toBe('write');
  expect(eventOf({ ...iam, eventName: 'GetRole', readOnly: undefined }).effect).toBe('read');
  expect(eventOf({ ...iam, eventName: 'AttachRolePolicy', readOnly: undefined }).effect).toBe('write');
});

test('a call of another service is filed by its day, in no state', () => {
  expect(eventOf({ eventSource: 'iam.amazonaws.com', eventName: 'CreateRole' })).toMatchObject({
    scope: '111122223333/eu-west-1/iam.amazonaws.com/2026-11-22',
    place: '',
    lane: 'other',
    resourceType: '',
    catalogued: false,
  });
});
