import fc from 'fast-check';
import { placeOf } from '../../src/model/place';
import { cursorOf, keyAt } from '../../src/store/cursor';
import { byActor, byBot, byFault, byId, byTime, eventKey, nameMarks, tableKey } from '../../src/store/keys';
import { aRecord } from '../support/a-record';
import { anEvent } from '../support/an-event';
import { eventOfRecord } from '../support/event-of';

const keys = fc.record({
  scope: fc.string({ unit: 'grapheme' }),
  lane: fc.constantFrom('state' as const, 'other' as const),
  place: fc.array(fc.string({ unit: 'grapheme' })).map((parts) => placeOf(...parts)),
  instant: fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  id: fc.string({ unit: 'grapheme', minLength: 1 }),
});

test('the table key says everything that a row needs to find its item', () => {
  fc.assert(fc.property(keys, (key) => expect(eventKey(tableKey(key))).toEqual(key)));
});

test('a cursor leads back to its row', () => {
  fc.assert(fc.property(keys, (key) => expect(keyAt(cursorOf(key))).toEqual(key)));
});

test('text that is no cursor is refused', () => {
  const notCursors = fc.string().filter((text) => !/^\s*\[/.test(text));
  fc.assert(
    fc.property(notCursors, (text) => expect(() => keyAt(text)).toThrow('is no place to go on from')),
  );
});

test('items that list things are no events', () => {
  expect(eventKey({ pk: 'days', sk: '2026-11-22' })).toBeUndefined();
  expect(eventKey(nameMarks.key({ ...anEvent(), place: '' }))).toBeUndefined();
  expect(eventKey(nameMarks.key(anEvent()))).toBeUndefined();
});

test('an event is sorted in its scope by lane, place, time and id', () => {
  expect(tableKey(anEvent())).toEqual({
    pk: 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS',
    sk: 'state|DRAFT/en_US/intent/BOOKHOTEL1|2026-11-22T08:59:43.250Z|5d21f0c8-1f6a-4b5e-9a53-0c6a2e8d7f11',
  });
});

test.each([
  ['arn:aws:lex:eu-west-1:111122223333:bot/ABC', true],
  ['arn:aws-cn:lex:cn-north-1:111122223333:bot:OrderFlowers', true],
  ['arn:aws:lex:eu-west-1:111122223333:bot-named/OrderFlowers', true],
  ['arn:aws:lex:eu-west-1:111122223333:intent:BookHotel', false],
  ['arn:aws:lex:eu-west-1:111122223333:slottype:City', false],
  ['arn:aws:lex:eu-west-1:111122223333:test-set/ABC', false],
  ['111122223333/eu-west-1/lex.amazonaws.com/2026-11-22', false],
])('byBot holds %s: %s', (scope, held) => {
  expect(byBot.holds(scope)).toBe(held);
});

test('a person has one partition a month, however the name is written', () => {
  expect(byActor.partition('Alice', '2026-11-22')).toBe('alice|2026-11');
  expect(byActor.partitions('alice', ['2026-10-31', '2026-11-01', '2026-11-22', '2025-12-01'])).toEqual([
    'alice|2026-11',
    'alice|2026-10',
    'alice|2025-12',
  ]);
});

test.each(['connect.amazonaws.com', 'AWS Internal'])('the service %s has one partition a day', (service) => {
  const name = service.toLowerCase();
  expect(byActor.partitions(service, ['2026-11-21', '2026-11-22'])).toEqual([
    `${name}|2026-11-22`,
    `${name}|2026-11-21`,
  ]);
});

test('days and faults are listed newest first, each partition once', () => {
  expect(byTime.partitions(['2026-11-21', '2026-11-22'])).toEqual(['2026-11-22', '2026-11-21']);
  expect(byFault.partitions('denied', ['2026-11-21', '2026-11-22'])).toEqual(['denied|2026-11']);
});

test('an id is found by its first eight characters, however they are written', () => {
  expect(byId.partition('5D21F0C8-1f6a')).toBe(byId.partition('5d21f0c8'));
});

test('whatever text a record brings, the keys stay within what DynamoDB allows', () => {
  const long = fc.string({ unit: 'binary', maxLength: 3000 });
  const record = fc.record({
    awsRegion: long,
    eventID: long,
    eventSource: fc.constantFrom('lex.amazonaws.com', 'x'.repeat(3000)),
  });
  const request = fc.record({
    botId: long,
    botVersion: long,
    localeId: long,
    intentId: long,
    slotId: long,
    botAliasId: long,
  });
  fc.assert(
    fc.property(record, request, long, (members, requestParameters, account) => {
      const { scope, ...event } = eventOfRecord(
        aRecord({ ...members, eventName: 'UpdateSlot', requestParameters, recipientAccountId: account }),
      );
      const { pk, sk } = tableKey({ scope, ...event });
      const mark = nameMarks.key({ scope, ...event, place: '' });
      expect(Buffer.byteLength(`names|${pk}`)).toBeLessThanOrEqual(2048);
      expect(Buffer.byteLength(sk)).toBeLessThanOrEqual(1024);
      expect(Buffer.byteLength(mark.sk)).toBeLessThanOrEqual(1024);
      expect(Buffer.byteLength(byActor.partition(event.actor, '2026-11-22'))).toBeLessThanOrEqual(2048);
      expect(eventKey({ pk, sk })).toMatchObject({ scope, id: event.id, place: event.place });
    }),
    { numRuns: 100 },
  );
});
