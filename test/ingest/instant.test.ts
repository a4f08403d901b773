import { callOf } from '../support/event-of';

const at = { eventTime: '2026-11-22T08:59:43Z' };
const second = 1795337983;
const wholeSecond = { from: '2026-11-22T08:59:43.000Z', to: '2026-11-22T08:59:43.999Z' };
const moment = (instant: string) => ({ from: instant, to: instant });
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

test('work done in the next second counts there, and the key stays in the second of the call', () => {
  const late = callOf('UpdateIntent', ids, { lastUpdatedDateTime: second + 1.25 }, at);
  expect(late.instant).toBe('2026-11-22T08:59:43.999Z');
  expect(late.interval).toEqual(moment('2026-11-22T08:59:44.250Z'));
  expect(late.time).toBe('2026-11-22T08:59:43Z');
});

test('work done in any other second is no work of this call', () => {
  for (const seconds of [-86_400.5, -0.25, 2, 86_400]) {
    const event = callOf('UpdateIntent', ids, { lastUpdatedDateTime: second + seconds }, at);
    expect([event.instant, event.interval]).toEqual(['2026-11-22T08:59:43.000Z', wholeSecond]);
  }
});

test('when a resource was created is not when a call changed it later in that second', () => {
  const response = { ...ids, creationDateTime: second + 0.118 };
  expect(callOf('UpdateIntent', ids, response, at).interval).toEqual(wholeSecond);
  expect(callOf('CreateIntent', ids, response, at).interval).toEqual(moment('2026-11-22T08:59:43.118Z'));
  expect(callOf('PutBot', { name: 'B' }, { createdDate: second + 0.5 }, at).interval).toEqual(wholeSecond);
  expect(
    callOf('StartImport', { importId: 'I' }, { importId: 'I', creationDateTime: second + 0.5 }, at).interval,
  ).toEqual(moment('2026-11-22T08:59:43.500Z'));
});

test('a call whose response has no time may have been done at any time of its second', () => {
  expect(callOf('DeleteIntent', ids, null, at).interval).toEqual(wholeSecond);
  expect(callOf('TagResource', { resourceARN: 'a', tags: {} }, null, at).interval).toEqual(wholeSecond);
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
  'a response that says %j gives no time',
  (lastUpdatedDateTime) => {
    expect(callOf('UpdateIntent', ids, { lastUpdatedDateTime }, at).instant).toBe('2026-11-22T08:59:43.000Z');
  },
);
