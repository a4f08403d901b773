import fc from 'fast-check';
import { compareKeys } from '../../src/model/position';
import { decodeCursor, encodeCursor } from '../../src/query/run/cursor';

const wellFormed = fc.string({
  unit: fc.constantFrom('a', 'b', '\u00e9', '\ue000', '\uffff', '\u{1f600}'),
  maxLength: 5,
});

test('text is ordered as DynamoDB orders it: by the bytes of UTF-8', () => {
  fc.assert(
    fc.property(wellFormed, wellFormed, (a, b) => {
      expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    { numRuns: 1_000 },
  );
});

test('a cursor leads back to where it was made', () => {
  const keys = fc.record({
    scope: fc.string(),
    lane: fc.constantFrom('state' as const, 'other' as const),
    place: fc.string(),
    instant: fc.string(),
    id: fc.string(),
  });

  fc.assert(fc.property(keys, (key) => expect(decodeCursor(encodeCursor(key))).toEqual(key)));
});

test('other text is no cursor', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(decodeCursor(text)).toBeUndefined()));
  expect(decodeCursor(Buffer.from('["a","b","c","neither","d"]').toString('base64url'))).toBeUndefined();
});
