import { parseFilter } from '../../../src/query/filter/parse-filter';
import { botNames } from '../../../src/query/plan/bot-names';
import { planQuery } from '../../../src/query/plan/plan';
import { explainPlan } from '../../../src/query/run/explain';

const root = 'arn:aws:lex:eu-west-1:111122223333:';
const bots = botNames([
  { scope: `${root}bot/ORDERFLWRS` },
  { scope: `${root}bot/ORDERFLWRS`, name: 'Flowers' },
  { scope: `${root}bot/ORDERFLWRS`, name: 'Blumen' },
  { scope: `${root}bot-named/Flowers`, name: 'Flowers' },
  { scope: `${root}intent:Flowers`, name: 'Flowers' },
]);
const days = ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-20'];

test.each([
  ['', 'index byTime, 4 day partitions'],
  ['since:2026-11-01', 'index byTime, 2 day partitions'],
  ['on:2026-10-31', 'index byTime, 1 day partition'],
  ['on:2026-10-30,2026-11-01', 'index byTime, 3 day partitions, filter on'],
  ['since:2027-01-01', 'index byTime, 0 day partitions'],
  ['bot:flowers', 'index byBot, 2 bots'],
  ['bot:Blumen event:Update*', 'index byBot, 1 bot, filter event'],
  ['bot:nobody actor:alice', 'index byBot, 0 bots, filter actor'],
  ['actor:alice', 'index byActor, 2 month partitions'],
  ['actor:alice outcome:denied since:2026-11-01', 'index byActor, 1 month partition, filter outcome'],
  ['actor:connect.amazonaws.com since:2026-10-31', 'index byActor, 3 day partitions'],
  ['actor:alice,connect.amazonaws.com', 'index byActor, 2 month partitions, 4 day partitions'],
  ['actor:al* tool:cli', 'index byTime, 4 day partitions, filter actor tool'],
  ['outcome:denied bot:Flowers', 'index byFault, 2 month partitions, filter bot'],
  ['outcome:denied,error', 'index byFault, 4 month partitions'],
  ['-outcome:ok', 'index byFault, 6 month partitions'],
  ['has:error', 'index byFault, 6 month partitions'],
  ['outcome:*', 'index byTime, 4 day partitions, filter outcome'],
  ['-bot:Flowers', 'index byTime, 4 day partitions, filter bot'],
  ['id:5d21f0c8 bot:Flowers', 'index byId, 1 id, filter bot'],
  ['bot:Blumen OR actor:alice', 'indexes byBot and byActor, 1 bot, 2 month partitions'],
  ['bot:Blumen OR bot:Flowers', 'index byBot, 2 bots'],
  ['bot:Blumen OR tool:cli', 'index byTime, 4 day partitions, filter bot tool'],
  ['(on:2026-10-30 OR on:2026-11-01) tool:cli', 'index byTime, 3 day partitions, filter on tool'],
  ['hotel since:2026-11-01', 'index byTime, 2 day partitions, filter text, whole events'],
  ['has:file', 'index byTime, 4 day partitions, filter has, whole events'],
])('%s: %s', (text, plan) => {
  expect(explainPlan(planOf(text))).toBe(plan);
});

test('times bound the sort keys of every scan, newest partition first', () => {
  expect(planOf('actor:alice since:2026-10-31 until:2026-11-01').scans).toEqual([
    {
      index: 'byActor',
      partitions: ['alice|2026-11', 'alice|2026-10'],
      from: '2026-10-31T00:00:00.000Z',
      to: '2026-11-02T00:00:00.000Z',
    },
  ]);
});

test('each side of an OR keeps its own times', () => {
  const { scans } = planOf('(bot:Blumen since:2026-11-01) OR (actor:alice until:2026-10-31)');

  expect(scans.map(({ from, to, partitions }) => [from, to, partitions])).toEqual([
    ['2026-11-01T00:00:00.000Z', undefined, [`${root}bot/ORDERFLWRS`]],
    [undefined, '2026-11-01T00:00:00.000Z', ['alice|2026-10']],
  ]);
});

test('times that exclude each other leave nothing to read', () => {
  expect(planOf('actor:alice since:2026-11-20 until:2026-11-01').scans).toEqual([]);
});

test('as many names are asked for as cost less than reading their time', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);
  const read = (text: string) => planOf(text).indexes;

  expect(read(`actor:${names(50).join(',')}`)).toEqual(['byActor']);
  expect(read(`actor:${names(51).join(',')}`)).toEqual(['byTime']);
  const [half, rest] = [names(50).slice(0, 25), names(51).slice(25)].map((some) => some.join(','));
  expect(read(`actor:${half} OR actor:${rest}`)).toEqual(['byTime']);
});

function planOf(text: string) {
  const parsed = parseFilter(text, { now: new Date('2026-11-22T12:00:00Z') });
  if (parsed.kind === 'wrong') throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.filter, { days, bots });
}
