import stringWidth from 'string-width';
import { machineWithStory, story, writeLog } from './a-story';
import type { Machine, WorldOptions } from './a-world';

let machine: Machine;
beforeAll(async () => {
  machine = await machineWithStory();
});
afterAll(() => machine.close());

const questions = [
  'query',
  'summary',
  'history OrderFlowers -p',
  'who-changed OrderFlowers',
  'promotions OrderFlowers',
  'builds OrderFlowers',
  'session 5d21f0c8',
  'bots',
];

/** Lists of events, which say each event's sentence on a terminal only. */
const lists = /^(?:query|session)/;

const color = '\u001b[';

test.each<[string, WorldOptions, boolean]>([
  ['query', {}, false],
  ['query', { isTerminal: true }, true],
  ['query', { isTerminal: true, env: { NO_COLOR: '1' } }, false],
  ['query', { isTerminal: true, env: { NO_COLOR: '' } }, true],
  ['query', { isTerminal: true, env: { TERM: 'dumb' } }, false],
  ['query', { env: { FORCE_COLOR: '1' } }, true],
  ['query', { env: { FORCE_COLOR: '0' } }, false],
  ['query', { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  ['query --color always', { env: { NO_COLOR: '1' } }, true],
  ['query --color never', { isTerminal: true, env: { FORCE_COLOR: '1' } }, false],
  ['history OrderFlowers -p', { isTerminal: true }, true],
  ['who-changed OrderFlowers', { isTerminal: true }, true],
  ['blame OrderFlowers', { isTerminal: true }, true],
  ['doctor', { isTerminal: true }, true],
  ['query --json', { isTerminal: true }, false],
])('%s in %j is coloured: %s', async (line, options, isColored) => {
  const { out } = await machine.lextrail(line, options);
  expect(out.includes(color)).toBe(isColored);
});

test.each(questions)('%s keeps to a terminal of 80 columns', async (line) => {
  const { out } = await machine.lextrail(`${line} --color never`, { isTerminal: true, columns: 80 });
  // A difference is data: a terminal may break it, but it is never cut.
  const lines = out.split('\n').filter((text) => !/^ +[~+-] /.test(text));
  expect(lines.filter((text) => stringWidth(text) > 80)).toEqual([]);
});

test.each(questions)('%s is not cut when it is piped', async (line) => {
  const { out } = await machine.lextrail(line, { columns: 40 });
  expect(out).not.toContain('…');
});

test.each(questions)('%s says the same to a pipe, whether or not stderr is watched', async (line) => {
  const piped = await machine.lextrail(line);
  const dumb = await machine.lextrail(line, { env: { TERM: 'dumb' } });
  const plain = lists.test(line) ? '--color never --no-sentence' : '--color never';
  const watched = await machine.lextrail(`${line} ${plain}`, { isTerminal: true, columns: 1000 });
  expect(watched.out).toBe(piped.out);
  expect(words(dumb.out)).toEqual(words(piped.out));
});

test('the accessible mode has words for glyphs, and draws no line again', async () => {
  const accessible = { isTerminal: true, columns: 160, env: { LEXTRAIL_ACCESSIBLE: '1' } };
  const { out } = await machine.lextrail('query --color never', accessible);
  expect(out).toMatch(/ denied +AccessDenied/);
  expect(out).not.toMatch(/[✓⊘✕⏱]/);
  const { out: findings } = await machine.lextrail('doctor --color never', accessible);
  expect(findings).not.toMatch(/[✓⚠✕]/);
  writeLog(machine.path('again.json'), story);
  const { err } = await machine.lextrail(['import', machine.path('again.json')], accessible);
  expect(['\r', color, '█'].filter((redrawn) => err.includes(redrawn))).toEqual([]);
});

test('on a terminal each event of a list is said in a sentence, unless that is not wanted', async () => {
  const terminal = { isTerminal: true, columns: 80 };
  const [watched, columnsAlone, piped] = [
    await machine.lextrail('query --color never', terminal),
    await machine.lextrail('query --color never --no-sentence', terminal),
    await machine.lextrail('query'),
  ];

  expect(watched.out).toMatch(/^a0000003 {2}\S+ \S+ {2}✓ {2}alice@example\.com \(role Dev/m);
  expect(`${columnsAlone.out}${piped.out}`).not.toContain('single sign-on');
});

test('times are told in the zone that is asked for', async () => {
  const { out } = await machine.lextrail('query --tz Europe/Berlin outcome:denied');
  expect(out).toContain('2026-11-22 09:41:02+01:00');
});

/** Without glyphs and sparklines, and however the columns are wide. */
function words(text: string): readonly string[] {
  return text
    .replace(/[✓⊘✕⏱▁▂▃▄▅▆▇█]/g, '')
    .split(/\s+/)
    .filter(Boolean);
}
