import type { AuditEvent } from '../../src/model/event';
import { summaryJson } from '../../src/view/summary';
import { summaryText } from '../../src/view/summary-text';
import { anEvent } from '../support/an-event';
import { summaryOf } from './a-summary';

function on(day: string, actor: string, outcome: 'ok' | 'denied' = 'ok', of: Partial<AuditEvent> = {}) {
  return {
    event: anEvent({ instant: `${day}T09:00:00.000Z`, actor, outcome, ...of }),
    nameOf: () => 'OrderFlowers',
  };
}

const rows = [
  on('2026-11-20', 'alice'),
  on('2026-11-22', 'alice'),
  on('2026-11-22', 'bob', 'denied'),
  on('2026-11-22', 'alice'),
];

test('every value is counted in all and on each day, days without events included', () => {
  const summary = summaryOf(rows);
  expect(summary.days).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
  expect(summary.perDay).toEqual([1, 0, 3]);
  expect(summary.actors).toEqual([
    { value: 'alice', count: 3, perDay: [1, 0, 2] },
    { value: 'bob', count: 1, perDay: [0, 0, 1] },
  ]);
  expect(summary.bots).toEqual([
    { id: 'ORDERFLWRS', region: 'eu-west-1', value: 'OrderFlowers', count: 4, perDay: [1, 0, 3] },
  ]);
});

test('the order of the rows changes nothing', () => {
  expect(summaryOf([...rows].reverse())).toEqual(summaryOf(rows));
});

test('the text shows counts with a bar a day', () => {
  expect(summaryText(summaryOf(rows))).toMatchInlineSnapshot(`
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

test('bots of one name are counted by their ids, and told apart by them', () => {
  const scope = 'arn:aws:lex:eu-west-1:111122223333:bot/SECONDONE1';
  const summary = summaryOf([...rows, on('2026-11-22', 'alice', 'ok', { scope })]);
  expect(summary.bots.map(({ id, value, count }) => [id, value, count])).toEqual([
    ['ORDERFLWRS', 'OrderFlowers', 4],
    ['SECONDONE1', 'OrderFlowers', 1],
  ]);
  expect(summaryText(summary)).toMatch(
    /OrderFlowers \(ORDERFLWRS, eu-west-1\) +4 .*\n +OrderFlowers \(SECONDONE1, eu-west-1\) +1 /,
  );
});

test('bars span the whole time: over more than 60 days each is of several', () => {
  const [text = ''] = summaryText(summaryOf([on('2026-01-01', 'alice'), on('2026-05-01', 'alice')])).split(
    '\n',
  );
  const [, bars = ''] = text.split('2026-05-01  ');
  expect([bars.length, bars.at(0), bars.at(-1)]).toEqual([41, '█', '█']);
});

test('JSON has the trend of the most frequent values only, and each count', () => {
  const many = Array.from({ length: 80 }, (_, index) => on('2026-11-22', `actor${index}`));
  const { actors } = summaryJson(summaryOf(many));
  expect(actors.map(({ count }) => count)).toEqual(Array(80).fill(1));
  expect(actors.filter(({ perDay }) => perDay !== null)).toHaveLength(50);
});

test('bars are left out where glyphs are unwanted', () => {
  expect(summaryText(summaryOf(rows), { isAccessible: true })).not.toMatch(/[▁-█]/);
});

test('nothing is counted as nothing', () => {
  expect(summaryText(summaryOf([]))).toBe('0 events\n');
});

test('an event whose time could not be read does not fill the years since 1970 with empty days', () => {
  expect(summaryOf([...rows, on('1970-01-01', 'mallory')]).days).toEqual([
    '1970-01-01',
    '2026-11-20',
    '2026-11-22',
  ]);
});
