import fc from 'fast-check';
import { readPeriod } from '../../../src/query/filter/times';
import { utc, zoneNamed } from '../../../src/query/filter/zone';

const now = new Date('2026-11-22T12:00:00Z');

test.each([
  ['now', '2026-11-22T12:00:00.000Z', '2026-11-22T12:00:00.001Z'],
  ['7d', '2026-11-15T12:00:00.000Z', '2026-11-15T12:00:00.001Z'],
  ['1h30m', '2026-11-22T10:30:00.000Z', '2026-11-22T10:30:00.001Z'],
  ['2 hours ago', '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00.001Z'],
  ['1 day ago', '2026-11-21T12:00:00.000Z', '2026-11-21T12:00:00.001Z'],
  ['09:30', '2026-11-22T09:30:00.000Z', '2026-11-22T09:30:01.000Z'],
  // Not yet today.
  ['14:00', '2026-11-21T14:00:00.000Z', '2026-11-21T14:00:01.000Z'],
  ['yesterday 14:00', '2026-11-21T14:00:00.000Z', '2026-11-21T14:00:01.000Z'],
  ['Today 14:00:30', '2026-11-22T14:00:30.000Z', '2026-11-22T14:00:31.000Z'],
  ['2w', '2026-11-08T12:00:00.000Z', '2026-11-08T12:00:00.001Z'],
  ['TODAY', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  ['yesterday', '2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
  ['2026-11', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['2026-11-01', '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
  ['2026-11-01T09:00Z', '2026-11-01T09:00:00.000Z', '2026-11-01T09:00:01.000Z'],
  ['2026-11-01T09:00:30', '2026-11-01T09:00:30.000Z', '2026-11-01T09:00:31.000Z'],
  ['2026-11-01T09:00:30.25Z', '2026-11-01T09:00:30.250Z', '2026-11-01T09:00:30.251Z'],
  ['2026-11-01 09:00+02:00', '2026-11-01T07:00:00.000Z', '2026-11-01T07:00:01.000Z'],
  ['2026-11-01T09:00-05:30', '2026-11-01T14:30:00.000Z', '2026-11-01T14:30:01.000Z'],
  ['0000-01-01', '0000-01-01T00:00:00.000Z', '0000-01-02T00:00:00.000Z'],
  ['99999999999w', '0000-01-01T00:00:00.000Z', '0000-01-01T00:00:00.001Z'],
])('%s is from %s and ends before %s', (text, start, end) => {
  expect(covered(text)).toEqual([start, end]);
});

test.each([
  '',
  '7',
  '7x',
  'd',
  '7 d',
  '2026',
  '2026-13-01',
  '2026-02-30',
  '2026-11-01T25:00',
  '2026-11-01T09',
  'x2026-11-01',
  '-7d',
])('%j is no time', (text) => {
  expect(readPeriod(text, { now, zone: utc })).toBeUndefined();
});

test.each([
  // Berlin is an hour ahead in winter, two in summer.
  ['Europe/Berlin', '2026-11-01', '2026-10-31T23:00:00.000Z', '2026-11-01T23:00:00.000Z'],
  // The day that summer time ends there has 25 hours.
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  // 02:30 comes twice: both are meant.
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:01.000Z'],
  // Midnight comes twice in Havana: the day begins with the first.
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  // 02:30 does not come at all: from when the clock is put forward to as long after midnight as it says.
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z', '2026-03-29T01:30:01.000Z'],
  ['Europe/Berlin', '14:00', '2026-11-21T13:00:00.000Z', '2026-11-21T13:00:01.000Z'],
  ['Europe/Berlin', 'yesterday 23:30', '2026-11-21T22:30:00.000Z', '2026-11-21T22:30:01.000Z'],
  // Midnight did not come in São Paulo on the day that summer time began.
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-01T09:00', '2026-11-01T03:15:00.000Z', '2026-11-01T03:15:01.000Z'],
  ['Pacific/Auckland', 'today', '2026-11-22T11:00:00.000Z', '2026-11-23T11:00:00.000Z'],
  ['Europe/Berlin', '2026-11-01T09:00Z', '2026-11-01T09:00:00.000Z', '2026-11-01T09:00:01.000Z'],
])('in %s, %s is from %s and ends before %s', (tz, text, start, end) => {
  expect(covered(text, tz)).toEqual([start, end]);
});

test('a moment shown by a clock on the wall is one of those that the clock shows so', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'UTC',
  );
  const moments = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });

  fc.assert(
    fc.property(zones, moments, (name, moment) => {
      const zone = zoneNamed(name) ?? utc;
      const [first, last] = zone.moments(zone.local(moment));

      expect([first, last]).toContain(moment);
      expect([first, last].map(zone.local)).toEqual([zone.local(moment), zone.local(moment)]);
      expect(first).toBeLessThanOrEqual(last);
    }),
    { numRuns: 500 },
  );
});

function covered(text: string, tz = 'UTC') {
  const moment = readPeriod(text, { now, zone: zoneNamed(tz) ?? utc });
  return moment && [moment.start, moment.end].map((each) => new Date(each).toISOString());
}
