import fc from 'fast-check';
import { faultIn, faultPosition } from '../../../src/ingest/files/fault';

test.each([
  ['{"a":1,}', 7],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ["{'a':1}", 1],
  ['{"a":tru}', 5],
  ['{"a":"b\nc"}', 7],
  ['{"a":"\\x"}', 6],
  ['{"a":1} {"b":2}', 8],
  ['[1}', 2],
  ['01', 1],
  ['\u0000', 0],
])('%j is faulty at character %i', (text, offset) => {
  expect(faultIn(text)).toEqual({ offset, isCutOff: false });
});

test('a fault is told by line and column', () => {
  expect(faultPosition('{\n  "a": oops', 9)).toBe('line 2, column 8');
  expect(faultPosition('oops', 0)).toBe('line 1, column 1');
});

test('whatever JSON is cut off is told to be cut off, at its end', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, at) => {
      const text = json.slice(0, at % json.length);
      fc.pre(!isJson(text));
      expect(faultIn(text)).toEqual({ offset: text.length, isCutOff: true });
    }),
    { numRuns: 300 },
  );
});

test('in JSON that a character was put into, the fault is at or after it, and all before it can stand', () => {
  const character = fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '\n', 'x', '1', '.', '-');
  fc.assert(
    fc.property(fc.json(), fc.nat(), character, (json, at, put) => {
      const place = at % (json.length + 1);
      const text = json.slice(0, place) + put + json.slice(place);
      fc.pre(!isJson(text));
      const { offset } = faultIn(text);
      expect(offset).toBeLessThanOrEqual(text.length);
      expect(faultIn(text.slice(0, offset)).offset).toBe(offset);
    }),
    { numRuns: 300 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
