import { toEvent } from '../../src/ingest/to-event';
import { aRecord } from './a-record';
import { anEvent } from './an-event';

test('the event of the fixtures is what the record of the fixtures becomes', () => {
  expect(toEvent(aRecord(), 'lex.amazonaws.com')).toEqual({ kind: 'event', event: anEvent() });
});

test('an override of undefined takes a member away, also within the identity', () => {
  const record = aRecord({ eventID: undefined, userIdentity: { arn: undefined } });

  expect(record).not.toHaveProperty('eventID');
  expect(record.userIdentity).not.toHaveProperty('arn');
  expect(record.userIdentity).toHaveProperty('accountId', '111122223333');
});
