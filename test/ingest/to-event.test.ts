import * as fc from 'fast-check';
import { toEvent } from '../../src/ingest/to-event';
import { isObject, type JsonObject } from '../../src/model/json';
import { aRecord } from '../support/a-record';

const lex = 'lex.amazonaws.com';

test('a record of the service asked for becomes an event', () => {
  expect(toEvent(aRecord(), lex)).toMatchObject({
    kind: 'event',
    event: { action: 'UpdateIntent', lane: 'state' },
  });
});

test('a record of another service is irrelevant, unless every service is wanted', () => {
  const record = aRecord({ eventSource: 'iam.amazonaws.com' });

  expect(toEvent(record, lex)).toEqual({ kind: 'irrelevant', eventSource: 'iam.amazonaws.com' });
  expect(toEvent(record, '*')).toMatchObject({ kind: 'event', event: { service: 'iam.amazonaws.com' } });
});

test('a record may come as its text', () => {
  expect(toEvent(JSON.stringify(aRecord()), lex)).toEqual(toEvent(aRecord(), lex));
});

test.each(['', '{', 'nonsense', '{"eventSource":}'])('a text that is no JSON is malformed: %j', (text) => {
  expect(toEvent(text, lex)).toEqual({ kind: 'malformed', problem: 'the text of the record is not JSON' });
});

test('a text that holds another text is no record', () => {
  expect(toEvent('"x"', lex)).toEqual({
    kind: 'malformed',
    problem: 'not a CloudTrail record but of type string',
  });
});

/** Any JSON in place of any members of a record. */
const bentRecords = fc
  .dictionary(fc.constantFrom(...Object.keys(aRecord()), 'vpcEndpointId', 'errorCode', 'x'), fc.jsonValue(), {
    maxKeys: 6,
  })
  .map((members) => ({ ...aRecord(), ...members }) as JsonObject);

const bentIdentities = fc
  .dictionary(
    fc.constantFrom(...Object.keys(aRecord().userIdentity as JsonObject), 'userName', 'invokedBy'),
    fc.jsonValue(),
  )
  .map((members) => aRecord({ userIdentity: members as JsonObject }));

const names = [
  'UpdateIntent',
  'DeleteBot',
  'PutBot',
  'TagResource',
  'StartImport',
  'RecognizeText',
  'Unheard',
];
const members = [
  'botId',
  'botVersion',
  'localeId',
  'intentId',
  'name',
  'resourceARN',
  'target',
  'omitted',
  '__proto__',
];

const bentCalls = fc
  .record({
    eventName: fc.constantFrom(...names),
    requestParameters: fc.dictionary(fc.constantFrom(...members), fc.jsonValue()),
    responseElements: fc.dictionary(fc.constantFrom(...members), fc.jsonValue()),
  })
  .map((call) => ({ ...aRecord(), ...call }) as JsonObject);

const anything = fc.oneof(
  fc.jsonValue(),
  fc.anything(),
  fc.string(),
  fc.json(),
  bentRecords,
  bentIdentities,
  bentCalls,
);

test('nothing that arrives makes it throw, and what cannot be used is said in a sentence', () =>
  fc.assert(
    fc.property(anything, (raw) => {
      const outcome = toEvent(raw, '*');
      if (outcome.kind === 'malformed') expect(outcome.problem).toMatch(/^[a-z].{10,}[^.]$/);
      else expect(outcome.kind).toBe('event');
    }),
    { numRuns: 300 },
  ));

test('every event has what its keys and its row need, in the form they need it', () =>
  fc.assert(
    fc.property(fc.oneof(bentRecords, bentIdentities, bentCalls), (raw) => {
      const outcome = toEvent(raw, '*');
      if (outcome.kind !== 'event') return;
      const { event } = outcome;
      expect(event.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(event.instant.slice(0, 19)).toBe(event.time.slice(0, 19));
      expect(event.instant).toMatch(/\.\d{3}Z$/);
      for (const text of [event.id, event.scope, event.actor, event.action, event.service])
        expect(text).not.toBe('');
      expect(Buffer.byteLength(`state|${event.place}|${event.instant}|${event.id}`)).toBeLessThanOrEqual(
        1024,
      );
      expect(Buffer.byteLength(`${event.scope}|${event.instant}|${event.id}`)).toBeLessThanOrEqual(1024);
      expect(event.place).not.toContain('|');
    }),
    { numRuns: 300 },
  ));

test('request and response are those of what was received', () =>
  fc.assert(
    fc.property(bentCalls, (raw) => {
      const outcome = toEvent(raw, '*');
      if (outcome.kind !== 'event') return;
      const { request, response, received } = outcome.event;
      expect(request).toBe(received.requestParameters);
      expect(response).toBe(received.responseElements);
    }),
    { numRuns: 100 },
  ));

test('the same input gives the same output, and the input is left as it was', () =>
  fc.assert(
    fc.property(fc.oneof(bentRecords, bentCalls), (raw) => {
      const text = JSON.stringify(raw);
      // Parsed, as records are: JSON has no -0.
      const first = toEvent(JSON.parse(text), '*');
      expect(toEvent(JSON.parse(text), '*')).toEqual(first);
      toEvent(raw, '*');
      expect(JSON.stringify(raw)).toBe(text);
    }),
    { numRuns: 100 },
  ));

test('an event made again from what was kept of it is the same event', () =>
  fc.assert(
    fc.property(fc.oneof(bentRecords, bentCalls), (raw) => {
      const outcome = toEvent(raw, '*');
      if (outcome.kind === 'event') expect(toEvent(outcome.event.received, '*')).toEqual(outcome);
    }),
    { numRuns: 100 },
  ));

const hostileTexts = [
  ':assumed-role/x/',
  'Version/9 ',
  'a.',
  '?X-Amz-Signature=',
  '%3F',
  'arn:aws:lex:::bot/',
  '\u202e<script>\u0000',
].map((text) => text.repeat(15_000));

test.each(hostileTexts.map((_, index) => index))(
  'a quarter of a megabyte of hostile text in every member is an event still (%s)',
  (index) => {
    const text = hostileTexts[index] ?? '';
    const record = everyTextReplaced(aRecord(), text);

    expect(toEvent({ ...record, eventSource: lex, eventTime: '2026-11-22T08:59:43Z' }, lex).kind).toBe(
      'event',
    );
  },
);

function everyTextReplaced(object: JsonObject, text: string): JsonObject {
  const replaced = Object.entries(object).map(([key, value]) => {
    if (typeof value === 'string') return [key, text];
    return [key, isObject(value) ? everyTextReplaced(value, text) : value];
  });
  return Object.fromEntries(replaced);
}
