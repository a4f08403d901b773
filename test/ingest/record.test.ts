import { parseRecord } from '../../src/ingest/record';
import { aRecord } from '../support/a-record';
import { eventOf } from '../support/event-of';

const problemOf = (raw: unknown) => {
  const parsed = parseRecord(raw);
  return parsed.kind === 'malformed' ? parsed.problem : parsed.record.problems;
};

test.each([
  [null, 'not a CloudTrail record but null'],
  [[], 'not a CloudTrail record but an array'],
  [7, 'not a CloudTrail record but of type number'],
  [undefined, 'not a CloudTrail record but of type undefined'],
  [{}, 'not a CloudTrail record: it has no eventSource'],
  [aRecord({ eventSource: 7 }), 'not a CloudTrail record: it has no eventSource'],
  [aRecord({ eventName: '' }), 'not a CloudTrail record: it has no eventName'],
  [aRecord({ eventTime: undefined }), 'the record has no eventTime'],
  [aRecord({ eventTime: null }), 'the record has no eventTime'],
])('what is no record is refused in a sentence', (raw, problem) => {
  expect(problemOf(raw)).toBe(problem);
});

test('a record nested to exhaust the stack is refused', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);

  expect(problemOf(aRecord({ requestParameters: deep }))).toBe('the record is nested deeper than 100 levels');
});

test('the minimum of a record is enough', () => {
  const parsed = parseRecord({ eventSource: 's3.amazonaws.com', eventName: 'GetObject', eventTime: 0 });

  expect(parsed).toMatchObject({ kind: 'record', record: { eventTime: { time: '1970-01-01T00:00:00Z' } } });
});

test('an unreadable time is kept where it is conspicuous, with the reason', () => {
  const event = eventOf({ eventTime: 'timestamp' });

  expect(event.time).toBe('1970-01-01T00:00:00Z');
  expect(event.problems).toEqual(['eventTime cannot be read: "timestamp"']);
});

test('a missing identity, id and a version of the future are said, not refused', () => {
  const record = aRecord({ userIdentity: null, eventID: undefined, eventVersion: '2.0' });

  expect(problemOf(record)).toEqual([
    'userIdentity is missing: CloudTrail does not say who called',
    'eventID is missing: a hash of the record identifies it',
    'eventVersion is "2.0", written after this program: it was read as 1.x',
  ]);
});

test.each(['1.0', '1.05', '1.10', '1.11'])('version %s raises no problem', (eventVersion) => {
  expect(problemOf(aRecord({ eventVersion }))).toEqual([]);
});

test('an account written as a number gets its leading zeros back', () => {
  expect(eventOf({ recipientAccountId: 1122223333 }).account).toBe('001122223333');
});

test('an old record without a recipient is of the caller’s account', () => {
  expect(eventOf({ recipientAccountId: undefined }).account).toBe('111122223333');
});

test('unknown members stay in what was received', () => {
  expect(eventOf({ tlsDetails: { tlsVersion: 'TLSv1.3' }, 'a.b': 1 }).received).toMatchObject({
    tlsDetails: { tlsVersion: 'TLSv1.3' },
    'a.b': 1,
  });
});
