import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { story, writeLog } from './a-story';

const root = resolve(__dirname, '../..');
const program = join(root, 'dist/lextrail.mjs');

let home: string;
let env: NodeJS.ProcessEnv;
beforeAll(() => {
  if (!existsSync(program)) execFileSync('npm', ['run', '--silent', 'build'], { cwd: root });
  home = mkdtempSync(join(tmpdir(), 'lextrail-program-'));
  env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function lextrail(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('the built program explains itself', () => {
  expect(lextrail('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Examples:'),
    stderr: '',
  });
});

test('it imports into the data folder of the user and answers from there', () => {
  writeLog(join(home, 'log.json'), story);
  expect(lextrail('import', join(home, 'log.json'))).toMatchObject({
    status: 0,
    stdout: '',
    stderr: expect.stringContaining('11 Lex events stored'),
  });
  const { status, stdout } = lextrail('who-changed', 'OrderFlowers/BookHotel');
  expect([status, stdout]).toEqual([0, expect.stringContaining('was last changed by alice@example.com')]);
  expect(existsSync(join(home, 'data/lextrail'))).toBe(true);
});

test('a misuse ends with 2', () => {
  expect(lextrail('quere')).toMatchObject({ status: 2, stdout: '' });
});

test('a reader that has enough ends it quietly with 0', () => {
  writeLog(join(home, 'many.json'), manyRecords());
  lextrail('import', join(home, 'many.json'));
  const piped = `"${process.execPath}" "${program}" query -n 5000 --json -q | head -1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', piped], { env, encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['[\n0\n', '']);
});

test.each([
  ['query -n 5000', 0],
  [`import many.json nothing.json --store unheard`, 3],
])('%s ends as ever where the reader of both its streams has enough', (line, code) => {
  const piped = `"${process.execPath}" "${program}" ${line} 2>&1 | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;

  expect(spawnSync('bash', ['-c', piped], { env, encoding: 'utf8', cwd: home }).stdout).toBe(`${code}\n`);
});

test('Ctrl-C ends it with 130', async () => {
  const child = spawn(process.execPath, [program, 'import', '-', '--store', join(home, 'waiting')], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  try {
    // Once the store is open it has a file, and then it waits for input, which never comes.
    while (!existsSync(join(home, 'waiting/events.db')) && child.exitCode === null)
      await new Promise((resume) => setTimeout(resume, 20));
    child.kill('SIGINT');
    expect(await exit).toEqual([130, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

/** More than a pipe holds, which is 64 KB on Linux. */
function manyRecords() {
  const [record] = story;
  return Array.from({ length: 400 }, (_, index) => ({
    ...record,
    eventID: `${10_000_000 + index}-0000-4000-8000-000000000000`,
    eventName: 'DescribeBot',
  }));
}
