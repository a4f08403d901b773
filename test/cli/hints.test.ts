import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generate } from '../../simulator/generate';
import { story, writeLog } from './a-story';
import { aMachine, answerIn, type Machine, type Outcome } from './a-world';

let machine: Machine;
beforeAll(async () => {
  machine = aMachine();
  writeLog(machine.path('log.json'), story);
  await machine.lextrail(['import', machine.path('log.json'), ...machine.storeNamed('story')]);
  for (const { path, content } of generate({ seed: 5, days: 6, events: 260, bots: 2 }).files) {
    const file = machine.path(`logs/${path}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await machine.lextrail(['import', machine.path('logs'), ...machine.storeNamed('made')]);
});
afterAll(() => machine.close());

/** The commands of lextrail that an answer proposes, as a shell would hand them on. */
function hintsIn({ out, err }: Outcome): readonly (readonly string[])[] {
  const proposed = [
    ...err.matchAll(/(?:next|older|show one|list them|try|ask it): (lextrail .*?)(?: · |$)/gm),
    ...out.matchAll(/^(lextrail .*?)(?: {2,}.*)?$/gm),
  ].map(([, command = '']) => command);
  return proposed.map((command) => {
    const words = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' }).split('\0');
    return words.slice(1, -1);
  });
}

/** A line run with other options than the usual ones, and every hint that follows from it, to some depth. */
async function follow(line: readonly string[], depth: number, seen: Set<string>): Promise<number> {
  const key = line.join(' ');
  if (depth === 0 || seen.has(key)) return 0;
  seen.add(key);
  const answer = await machine.lextrail(line);
  expect({ line: key, code: answer.code, err: answer.code === 0 ? '' : answer.err }).toEqual({
    line: key,
    code: 0,
    err: '',
  });
  expect({ line: key, isEmpty: answer.out.trim() === '' || answer.out.trim() === '[]' }).toEqual({
    line: key,
    isEmpty: false,
  });
  let followed = 1;
  for (const hint of hintsIn(answer)) {
    expect({ after: key, hint: hint.join(' ') }).toEqual({
      after: key,
      hint: expect.stringMatching(
        /--store \S+\/(?:story|made) --tz Europe\/Berlin|--tz Europe\/Berlin .*--store/,
      ),
    });
    followed += await follow(hint, depth - 1, seen);
  }
  return followed;
}

const lines = [
  'query -n 2',
  'query -n 2 --no-sentence',
  'query -n 2 since:30d -actor:nobody effect:write',
  'query -n 2 --json (outcome:denied OR effect:write) since:60d',
  'summary since:60d',
  'bots',
  'show 5d21f0c8',
  'who-changed OrderFlowers --explain',
  'history OrderFlowers -n 2 -p --since 60d',
  'history OrderFlowers --intent BookHotel -n 1',
  'blame OrderFlowers/BookHotel',
  'state OrderFlowers/BookHotel --at 2d',
  'diff OrderFlowers@1 OrderFlowers@2',
  'promotions OrderFlowers',
  'builds OrderFlowers',
  'session 5d21f0c8',
  'around 5d21f0c8 --within 1h',
  'around c0000001',
  'around 5d21f0c8 --within 1h --no-sentence',
];

test.each(lines)('every hint after %s works, with the store and time zone of the question', async (line) => {
  const typed = [...words(line), ...machine.storeNamed('story'), '--tz', 'Europe/Berlin'];

  // The line itself is one.
  expect(await follow(typed, 3, new Set())).toBeGreaterThan(1);
});

test('every hint after a question about any bot of a simulated account works', async () => {
  const store = [...machine.storeNamed('made'), '--tz', 'Europe/Berlin'];
  const { bots } = answerIn<{ readonly bots: readonly { readonly scope: string }[] }>(
    await machine.lextrail(['bots', '--json', ...store]),
  );
  const seen = new Set<string>();
  for (const { scope } of bots) {
    for (const command of ['who-changed', 'history', 'blame', 'promotions', 'builds']) {
      await follow([command, scope, ...store], 3, seen);
    }
  }
  await follow(['bots', ...store], 3, seen);
  expect(seen.size).toBeGreaterThan(20);
});

test('the pages of a query, followed by their hints an hour later each, are the whole of it', async () => {
  const store = machine.storeNamed('story');
  const whole = answerIn<readonly { readonly id: string }[]>(
    await machine.lextrail(['query', 'since:30d', 'effect:write', '-n', '100', '--json', ...store]),
  );
  const ids: string[] = [];
  let line: readonly string[] | undefined = [
    'query',
    'since:30d',
    'effect:write',
    '-n',
    '2',
    '--json',
    ...store,
  ];
  for (let hour = 0; line !== undefined; hour++) {
    const now = new Date(Date.parse('2026-11-22T09:21:43Z') + hour * 3_600_000).toISOString();
    const page: Outcome = await machine.lextrail(line, { now });
    ids.push(...answerIn<readonly { readonly id: string }[]>(page).map(({ id }) => id));
    line = hintsIn(page).find((words) => words.includes('--after'));
  }
  expect(ids).toEqual(whole.map(({ id }) => id));
});

/** A line split at spaces, but for those in brackets. */
function words(line: string): readonly string[] {
  return line.match(/\([^)]*\)|\S+/g) ?? [];
}
