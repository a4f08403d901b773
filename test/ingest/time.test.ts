import * as fc from 'fast-check';
import { epochMilliseconds, readTime, toInstant } from '../../src/ingest/time';

test.each([
  ['2026-11-22T08:59:43Z', '2026-11-22T08:59:43Z', 0],
  ['2026-11-22t08:59:43.25z', '2026-11-22T08:59:43Z', 250],
  ['2025-02-19 20:13:49', '2025-02-19T20:13:49Z', 0],
  ['2025-02-19 20:13:49.000000000', '2025-02-19T20:13:49Z', 0],
  ['2025-02-19T20:13:49.25Z', '2025-02-19T20:13:49Z', 250],
  ['2025-02-19T20:13:49+02:00', '2025-02-19T18:13:49Z', 0],
  ['2024-12-31T23:30:00-0100', '2025-01-01T00:30:00Z', 0],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z', 0],
  [1767225600.336, '2026-01-01T00:00:00Z', 336],
  [1767225600336, '2026-01-01T00:00:00Z', 336],
  ['1767225600', '2026-01-01T00:00:00Z', 0],
])('%j is read as UTC', (value, time, milliseconds) => {
  expect(readTime(value)).toEqual({ time, milliseconds });
});

test.each([
  'timestamp',
  '...',
  '',
  '2025-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2025-13-01T00:00:00Z',
  '2025-01-01T24:00:00Z',
  '2025-01-01',
  'Wed, 19 Feb 2025 20:13:49 GMT',
  null,
  true,
  -1,
  Number.NaN,
  1e300,
  {},
])('%j is no time', (value) => {
  expect(readTime(value)).toBeUndefined();
});

test('whatever timestamp JavaScript writes is read as that timestamp, as text and as a number', () => {
  const dates = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
  return fc.assert(
    fc.property(dates, (date) => {
      const timestamp = readTime(date.toISOString());
      expect(timestamp === undefined ? undefined : toInstant(timestamp)).toBe(date.toISOString());
      expect(epochMilliseconds(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test('fractional epoch seconds, as Lex writes them, give the very millisecond', () => {
  return fc.assert(
    fc.property(fc.integer({ min: 1.3e12, max: 2.5e12 }), (milliseconds) => {
      expect(epochMilliseconds(milliseconds / 1000)).toBe(milliseconds);
    }),
  );
});
