import fc from 'fast-check';
import { toEvent } from '../../../src/ingest/to-event';
import { isObject } from '../../../src/model/json';
import { expiryOf } from '../../../src/store/dynamo/expiry';
import { fromItem, toItem } from '../../../src/store/dynamo/item';
import { itemBytes } from '../../../src/store/dynamo/item-size';
import { aRecord } from '../../support/a-record';
import { anEvent } from '../../support/an-event';
import { eventOfRecord } from '../../support/event-of';
import { hostileEvent, hugeEvent } from '../extreme-events';

// JSON text knows no -0.
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)));
const member = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), json, fc.constant(undefined));
const bentRecord = fc
  .record({
    eventName: fc.oneof(fc.constantFrom('UpdateIntent', 'DeleteBot', 'CreateBot', 'TagResource'), member),
    eventSource: fc.oneof(fc.constant('lex.amazonaws.com'), member),
    eventID: member,
    eventTime: fc.oneof(fc.constant('2026-11-22T08:59:43Z'), member),
    awsRegion: member,
    sourceIPAddress: member,
    userAgent: member,
    userIdentity: member,
    errorCode: member,
    errorMessage: member,
    requestParameters: member,
    responseElements: member,
    recipientAccountId: member,
    somethingNew: member,
  })
  .map((members) => aRecord(members));

test('an item gives back the event it was made of, whatever the record', () => {
  fc.assert(
    fc.property(bentRecord, (record) => {
      const ingested = toEvent(record, '*');
      fc.pre(ingested.kind === 'event');
      if (ingested.kind !== 'event') return;
      const item = toItem(ingested.event);
      expect(fromItem(item)).toEqual({ event: ingested.event });
      expect(item.detail).toBeUndefined();
      // What UTF-8 cannot carry would come back changed.
      for (const { S } of Object.values(item)) expect(Buffer.from(S ?? '').toString()).toBe(S ?? '');
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['hostile text', hostileEvent()],
  ['256 KB', hugeEvent(256 * 1024)],
  [
    'a record without request and response',
    eventOfRecord(aRecord({ requestParameters: null, responseElements: null })),
  ],
])('an item gives back %s', (_, event) => {
  expect(fromItem(toItem(event))).toEqual({ event });
});

test('no event makes an item larger than DynamoDB holds', () => {
  const noise = hugeEvent(500 * 1024).request;
  const text = JSON.stringify(isObject(noise) ? noise.slotTypeValues : noise);
  const members = [
    'requestParameters',
    'responseElements',
    'userAgent',
    'errorMessage',
    'unknown',
    'awsRegion',
  ];
  for (const name of [...members, 'eventName', 'eventSource', 'sourceIPAddress', 'userIdentity']) {
    const event = eventOfRecord(
      aRecord({ [name]: name === 'userIdentity' ? { arn: text, userName: text } : text }),
    );
    expect([name, itemBytes(toItem(event)) < 288 * 1024]).toEqual([name, true]);
    expect(fromItem(toItem(event))?.event).toMatchObject({
      id: event.id,
      place: event.place,
      actor: event.actor,
    });
  }
});

test('a record that cannot be read back still leaves the row, and says so', () => {
  const { record: _, ...lost } = toItem(anEvent());
  const damaged = { ...lost, record: { B: new Uint8Array([1, 2, 3]) } };
  for (const item of [lost, damaged])
    expect(fromItem(item)?.event).toMatchObject({
      actor: 'alice@example.com',
      received: {},
      problems: ['the stored record cannot be read'],
    });
});

test('the stored row stays as it was stored, whatever the record would lead to today', () => {
  const item = { ...toItem(anEvent()), actor: { S: 'someone else' } };
  expect(fromItem(item)?.event.actor).toBe('someone else');
});

test('an item that is no event is none', () => {
  expect(fromItem({})).toBeUndefined();
  expect(fromItem({ pk: { S: 'days' }, sk: { S: '2026-11-22' } })).toBeUndefined();
});

test('the same content has the same digest in whatever order its members came', () => {
  const event = anEvent();
  const turned = { ...event, received: Object.fromEntries(Object.entries(event.received).reverse()) };
  expect(toItem(turned).digest).toEqual(toItem(event).digest);
  expect(toItem({ ...event, received: aRecord({ awsRegion: 'x' }) }).digest).not.toEqual(
    toItem(event).digest,
  );
});

test('an event expires its retention after it happened', () => {
  expect(toItem(anEvent(), { retentionDays: 400 }).expires).toEqual({
    N: String(Date.parse('2026-11-22T08:59:43Z') / 1000 + 400 * 86_400),
  });
});

test('an event that only read expires sooner, where that is configured', () => {
  const options = { retentionDays: 400, readRetentionDays: 100 };
  const daysOf = (effect: 'read' | 'write' | 'runtime') =>
    (Number(toItem(anEvent({ effect }), options).expires?.N) - Date.parse('2026-11-22T08:59:43Z') / 1000) /
    86_400;

  expect([daysOf('read'), daysOf('write'), daysOf('runtime')]).toEqual([100, 400, 400]);
});

test.each([0, undefined])('without a retention (%s) nothing expires', (retentionDays) => {
  expect(toItem(anEvent(), { retentionDays }).expires).toBeUndefined();
});

test('an event whose time could not be read never expires', () => {
  expect(expiryOf('1970-01-01T00:00:00.000Z', 400)).toBeUndefined();
  expect(
    toItem(eventOfRecord(aRecord({ eventTime: 'timestamp' })), { retentionDays: 400 }).expires,
  ).toBeUndefined();
});

test('five hundred records that differ in one number have five hundred digests', () => {
  const digests = Array.from({ length: 500 }, (_, index) =>
    toItem(eventOfRecord(aRecord({ requestParameters: { index } }))),
  ).map(({ digest }) => digest?.S);

  expect(new Set(digests).size).toBe(500);
});
