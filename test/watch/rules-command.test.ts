import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate } from '../../simulator/generate';
import type { GlobalOptions } from '../../src/cli/command';
import { rules } from '../../src/cli/commands/rules';
import type { OutputStream, World } from '../../src/cli/world';
import { readFiles } from '../../src/ingest/files/read-files';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';
import { importFiles } from '../../src/write/import-files';

const made = generate({ seed: 3, days: 6, events: 400, bots: 2 });
const now = new Date('2026-11-22T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'lextrail-rules-test-'));
const logs = join(folder, 'logs');
const rollbacks = made
  .truth()
  .aliases.flatMap(({ moves }) => moves.filter(({ rollback }) => rollback))
  .toSorted((one, other) => (one.time < other.time ? 1 : -1))
  .map(({ id }) => id);

beforeAll(() => {
  for (const { path, content } of made.files) {
    const file = join(logs, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('log files are tested without a trace: exactly what was moved backwards, newest first', async () => {
  expect(rollbacks.length).toBeGreaterThan(0);
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const asksWhere = jest.spyOn(os, 'tmpdir').mockReturnValue(temporary);
  const { code, out, err } = await called(['test', 'alias-moved-backwards', logs], { output: 'json' });
  expect(code).toBe(0);
  const { matches, ...test } = JSON.parse(out);
  expect(matches.map(({ id }: { readonly id: string }) => id)).toEqual(rollbacks);
  expect(test).toMatchObject({
    schema: 'lextrail.rule-test/1',
    rule: { name: 'alias-moved-backwards' },
    alarms: expect.arrayContaining([expect.objectContaining({ count: expect.any(Number) })]),
  });
  expect(err).toBe('');
  const asked = await called(['test', 'alias-moved-backwards', logs], {});
  expect(asked.out).toContain(`\nalias-moved-backwards matches ${rollbacks.length} call`);
  expect(asksWhere).toHaveBeenCalled();
  expect(readdirSync(temporary)).toEqual([]);
  jest.restoreAllMocks();
});

test('what is stored is tested by its index, since a time if one is given', async () => {
  const store = join(folder, 'store');
  const local = await openSqlite(store, 'write');
  await importFiles(local.store, readFiles([logs], { eventSource: 'lex.amazonaws.com', workers: 1 }));
  await local.close();

  const all = await called(['test', 'root-user'], { output: 'ndjson', store });
  expect(all.out.trim().split('\n')).toHaveLength(1);
  expect(all.err).toMatch(/\nshow one: lextrail show [0-9a-f]{8} --output ndjson --store \S+\n$/);
  const none = await called(['test', 'root-user'], { output: 'ndjson', store, since: '1h' });
  expect(none.out).toBe('');
  expect(none.err).toBe(
    'root-user matches 0 calls on 0 days with events; its alarm would have been raised 0 times (1 match within 5 minutes)\n',
  );
});

test('the rules that take a call are told, on or off, and none where there is none', async () => {
  const store = join(folder, 'taken');
  const local = await openSqlite(store, 'write');
  await importFiles(local.store, readFiles([logs], { eventSource: 'lex.amazonaws.com', workers: 1 }));
  await local.close();

  const [rollback = ''] = rollbacks;
  const taken = await called(['for', rollback], { store });
  expect(taken.out).toContain('alias-moved-backwards  warning, on\n');
  expect(taken.err).toMatch(/^\d+ rules? of 20 would take this call, \d of them on\n$/);

  const { out } = await called(['test', 'root-user'], { output: 'ndjson', store });
  const [{ id }] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const asJson = await called(['for', id.slice(0, 8)], { output: 'json', store });
  expect(JSON.parse(asJson.out)).toMatchObject({
    rules: expect.arrayContaining([{ name: 'root-user' }].map(expect.objectContaining)),
  });

  const read = made.truth().events.find(({ action }) => action === 'ListBots')?.id ?? '';
  expect(await called(['for', read], { store })).toEqual({
    code: 0,
    out: '',
    err: '0 rules of 20 would take this call, 0 of them on\n',
  });
  await expect(called(['for', 'ffffffff'], { store })).rejects.toMatchObject({ exitCode: 1 });
});

test('rules of one’s own are read as the deployment reads them, from a cdk.json or alone', async () => {
  const own = { rules: [{ name: 'prod-touched', filter: 'alias:PROD effect:write', severity: 'critical' }] };
  for (const content of [own, { app: 'x', context: { lextrail: { watch: own } } }]) {
    const config = join(folder, 'own.json');
    writeFileSync(config, JSON.stringify(content));
    const { out } = await called([], { config });
    expect(out).toContain('prod-touched  critical, on\n  alias:PROD effect:write\n');
    expect(out).toContain('live-alias-changed  critical, off (needs deployers)\n');
  }
});

test('a rule that is off says what it needs, and no line is wider than the terminal', async () => {
  const { out } = await called([], {}, 80);
  expect(out).toContain('live-alias-changed  critical, off (needs deployers)\n');
  expect(out).toContain('console-edit-of-pipeline-bot  notice, off (and needs deployers)\n');
  expect(out).toContain('four-eyes  notice, off\n');
  // A filter without a space cannot be broken.
  expect(out.split('\n').filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([]);

  const tested = await called(['test', 'live-alias-changed', logs], {});
  expect(tested.out).toMatch(/; it is off, since no deployers are configured\n$/);
});

test('a format that rules cannot have is refused', async () => {
  await expect(called([], { output: 'csv' })).rejects.toMatchObject({ exitCode: 2 });
});

test.each<[string, readonly string[], object, string]>([
  ['a rule that is not there', ['test', 'root-usr'], {}, "no rule 'root-usr'; did you mean root-user?"],
  ['no rule', ['test'], {}, 'rules test needs the name of a rule; lextrail rules lists them'],
  ['no id', ['for'], {}, 'rules for needs the id of an event; lextrail query lists events'],
  [
    'another word',
    ['check'],
    {},
    "rules takes nothing, 'test' or 'for', got 'check'; try: lextrail rules test root-user",
  ],
  [
    'a time that is none',
    ['test', 'root-user'],
    { since: 'soon' },
    expect.stringMatching(/^--since takes a time such as 7d, .*; got 'soon'$/),
  ],
])('%s is a misuse', async (_, words, options, message) => {
  await expect(called(words, options)).rejects.toMatchObject({ message, exitCode: 2 });
});

test('a rule that cannot be used is shown with carets', async () => {
  const config = join(folder, 'wrong.json');
  writeFileSync(config, JSON.stringify({ rules: [{ name: 'mine', filter: 'effect:write alais:PROD' }] }));
  await expect(called([], { config })).rejects.toMatchObject({
    exitCode: 2,
    message: `the rules in ${config} cannot be used\nlextrail.watch.rules, 'mine', filter: wrong from character 14 on\neffect:write alais:PROD\n             ^^^^^ no field 'alais'; did you mean alias?; try alias:PROD`,
  });
});

test('a file that is not there is told, and fails', async () => {
  const { code, err } = await called(['test', 'root-user', join(folder, 'nothing')], {});
  expect(code).toBe(1);
  expect(err).toContain('nothing');
  expect(err).not.toContain('matches');
});

async function called(words: readonly string[], options: object, columns?: number) {
  const out: string[] = [];
  const err: string[] = [];
  const given: GlobalOptions = {
    output: 'table',
    color: 'never',
    tz: 'UTC',
    quiet: false,
    debug: false,
    ...options,
  };
  const line = {
    command: 'rules',
    words,
    given: new Map<string, string>(Object.entries(options)),
    flagsOf: () => new Map(Object.keys(options).map((name) => [name, `--${name}`])),
  };
  const code = await rules({ words, options: given, world: worldOf(out, err, columns), line });
  return { code, out: out.join(''), err: err.join('') };
}

function worldOf(out: string[], err: string[], columns?: number): World {
  const output = (to: string[]): OutputStream => ({
    write: (text) => void to.push(text),
    taken: async () => {},
    isTerminal: columns !== undefined,
    columns,
  });
  return {
    out: output(out),
    err: output(err),
    stdin: (async function* () {})(),
    canAsk: false,
    env: {},
    randomKey: () => '',
    now: () => now,
    signal: new AbortController().signal,
    dataFolder: folder,
    configFolder: folder,
    cores: 1,
    openStore: (target) => {
      if (target.kind !== 'folder') throw new Error('no table here');
      return openSqlite(target.folder, 'write');
    },
    openAccount: () => Promise.reject(new Error('no account here')),
  };
}
