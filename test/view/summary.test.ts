import { summarize } from '../../src/view/summary';
import { summaryText } from '../../src/view/summary-text';
import { anEvent } from '../support/an-event';

function on(day: string, actor: string, outcome: 'ok' | 'denied' = 'ok') {
  return { event: anEvent({ time: `${day}T09:00:00Z`, actor, outcome }), nameOf: () => 'OrderFlowers' };
}

const rows = [
  on('2026-11-20', 'alice'),
  on('2026-11-22', 'alice'),
  on('2026-11-22', 'bob', 'denied'),
  on('2026-11-22', 'alice'),
];

test('every value is counted in all and on each day, days without events included', () => {
  const summary = summarize(rows);
  expect(summary.days).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
  expect(summary.perDay).toEqual([1, 0, 3]);
  expect(summary.actors).toEqual([
    { value: 'alice', count: 3, perDay: [1, 0, 2] },
    { value: 'bob', count: 1, perDay: [0, 0, 1] },
  ]);
  expect(summary.bots).toEqual([{ value: 'OrderFlowers', count: 4, perDay: [1, 0, 3] }]);
});

test('the order of the rows changes nothing', () => {
  expect(summarize([...rows].reverse())).toEqual(summarize(rows));
});

test('the text shows counts with a bar a day', () => {
  expect(summaryText(summarize(rows))).toMatchInlineSnapshot(`
"4 events from 2026-11-20 to 2026-11-22  ▃ █

BOT
  OrderFlowers  4  ▃ █

ACTOR
  alice  3  ▄ █
  bob    1    █

EVENT
  UpdateIntent  4  ▃ █

OUTCOME
  ok      3  ▄ █
  denied  1    █
"
`);
});

test('bars are left out where glyphs are unwanted', () => {
  expect(summaryText(summarize(rows), { isAccessible: true })).not.toMatch(/[▁-█]/);
});

test('nothing is counted as nothing', () => {
  expect(summaryText(summarize([]))).toBe('0 events\n');
});

test('an event whose time could not be read does not fill the years since 1970 with empty days', () => {
  expect(summarize([...rows, on('1970-01-01', 'mallory')]).days).toEqual([
    '1970-01-01',
    '2026-11-20',
    '2026-11-22',
  ]);
});
