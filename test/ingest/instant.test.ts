import { callOf } from '../support/event-of';

const at = { eventTime: '2026-11-22T08:59:43Z' };
const second = 1795337983;
const ids = { botId: 'B', botVersion: 'DRAFT', localeId: 'en_US', intentId: 'I' };

test('the milliseconds are those at which Lex says it did the work', () => {
  const response = { ...ids, creationDateTime: second - 86_400.5, lastUpdatedDateTime: second + 0.25 };

  expect(callOf('UpdateIntent', ids, response, at).instant).toBe('2026-11-22T08:59:43.250Z');
  expect(callOf('CreateIntent', ids, { creationDateTime: second + 0.118 }, at).instant).toBe(
    '2026-11-22T08:59:43.118Z',
  );
  expect(callOf('PutBot', { name: 'B' }, { lastUpdatedDate: second + 0.5 }, at).instant).toBe(
    '2026-11-22T08:59:43.500Z',
  );
});

test('work done in another second does not move the call', () => {
  expect(callOf('UpdateIntent', ids, { lastUpdatedDateTime: second + 1.25 }, at).instant).toBe(
    '2026-11-22T08:59:43.000Z',
  );
  expect(callOf('UpdateIntent', ids, { lastUpdatedDateTime: second - 0.25 }, at).instant).toBe(
    '2026-11-22T08:59:43.000Z',
  );
});

test('a successful delete ends its second, a failed one does not', () => {
  expect(callOf('DeleteIntent', ids, null, at).instant).toBe('2026-11-22T08:59:43.999Z');
  expect(callOf('DeleteIntent', ids, null, { ...at, errorCode: 'ConflictException' }).instant).toBe(
    '2026-11-22T08:59:43.000Z',
  );
  expect(callOf('DeleteUtterances', { botId: 'B' }, null, at).instant).toBe('2026-11-22T08:59:43.000Z');
});

test('a time finer than a second is kept', () => {
  expect(callOf('ListBots', {}, null, { eventTime: '2026-11-22 08:59:43.5' })).toMatchObject({
    time: '2026-11-22T08:59:43Z',
    instant: '2026-11-22T08:59:43.500Z',
  });
});

test.each(['timestamp', {}, [], true, -1, 1e300, null])(
  'a response that says %j says nothing',
  (lastUpdatedDateTime) => {
    expect(callOf('UpdateIntent', ids, { lastUpdatedDateTime }, at).instant).toBe('2026-11-22T08:59:43.000Z');
  },
);
