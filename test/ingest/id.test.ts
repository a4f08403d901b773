import * as fc from 'fast-check';
import { canonical } from '../../src/ingest/canonical';
import type { JsonValue } from '../../src/model/json';
import { aRecord } from '../support/a-record';
import { eventOf, eventOfRecord } from '../support/event-of';

test.each(['5d21f0c8-1f6a-4b5e-9a53-0c6a2e8d7f11', 'event ID', 'x', '事件-1'])(
  'the id is eventID as it is: %s',
  (eventID) => {
    expect(eventOf({ eventID }).id).toBe(eventID);
  },
);

test('without an eventID the record itself is its identity', () => {
  const record = aRecord({ eventID: undefined });

  const { id } = eventOfRecord(record);
  expect(id).toMatch(/^sha256-[0-9a-f]{64}$/);
  expect(eventOfRecord(aRecord({ eventID: undefined, eventName: 'DeleteIntent' })).id).not.toBe(id);
});

test.each([7, '', {}, 'x'.repeat(129), 'a\u0000b', '\ud800'])(
  'an eventID that no key could hold is replaced: %j',
  (eventID) => {
    expect(eventOf({ eventID }).id).toMatch(/^sha256-/);
  },
);

test('the order in which members were written does not matter', () =>
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(canonical(reversed(json as JsonValue))).toBe(canonical(json as JsonValue));
    }),
    { numRuns: 200 },
  ));

test('what differs in anything else has another canonical text', () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const isSame = canonical(one as JsonValue) === canonical(other as JsonValue);
      expect(isSame).toBe(
        JSON.stringify(sorted(one as JsonValue)) === JSON.stringify(sorted(other as JsonValue)),
      );
    }),
    { numRuns: 200 },
  ));

const reversed = (value: JsonValue): JsonValue => ordered(value, (keys) => keys.reverse());
const sorted = (value: JsonValue): JsonValue => ordered(value, (keys) => keys.sort());

function ordered(value: JsonValue, order: (keys: string[]) => string[]): JsonValue {
  if (Array.isArray(value)) return value.map((member: JsonValue) => ordered(member, order));
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Readonly<Record<string, JsonValue>>;
  return Object.fromEntries(
    order(Object.keys(members)).map((key) => [key, ordered(members[key] ?? null, order)]),
  );
}
