import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { notesOf, released } from '../../scripts/changelog';

const changelog = `# Changelog

## Unreleased

### Added

- A door.

## 0.1.0 - 2026-11-22

- A house.
`;

const root = resolve(__dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lextrail-release-'));
  put('CHANGELOG.md', changelog);
  put('package.json', '{ "name": "house", "version": "0.1.0" }');
  put('package-lock.json', '{ "version": "0.1.0", "packages": { "": { "version": "0.1.0" } } }');
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Build a house');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was unreleased is given to the version, and nothing is unreleased then', () => {
  const outcome = released(changelog, { version: '0.2.0', date: '2026-12-01' });
  if (outcome.kind === 'refused') throw new Error(outcome.problem);

  expect(outcome.changelog).toContain('## Unreleased\n\n## 0.2.0 - 2026-12-01\n');
  expect(notesOf(outcome.changelog, '0.2.0')).toBe('### Added\n\n- A door.');
  expect(notesOf(outcome.changelog, '0.1.0')).toBe('- A house.');
  expect(notesOf(outcome.changelog, 'Unreleased')).toBe('');
});

test.each([
  ['next', "a version is three numbers such as 1.2.0, got 'next'"],
  ['0.1.0', 'version 0.1.0 is in the changelog already; choose a later one'],
  ['0.0.9', 'version 0.0.9 is not later than 0.1.0, the last one in the changelog'],
])('a release of %s is refused', (version, problem) => {
  expect(released(changelog, { version, date: '2026-12-01' })).toEqual({ kind: 'refused', problem });
});

test('a release of nothing is refused', () => {
  const empty = changelog.replace('### Added\n\n- A door.\n', '');

  expect(released(empty, { version: '0.2.0', date: '2026-12-01' })).toMatchObject({ kind: 'refused' });
});

test('a release is one commit with a tag, in which changelog, package and lock name the version', () => {
  expect(release('0.10.0')).toMatchObject({ status: 0 });
  expect(git('log', '-1', '--format=%s %(describe:tags)')).toBe('Release 0.10.0 v0.10.0');
  expect(git('status', '--porcelain')).toBe('');
  for (const name of ['package.json', 'package-lock.json', 'CHANGELOG.md'])
    expect(readFileSync(join(folder, name), 'utf8')).toContain('0.10.0');
  expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).not.toContain('0.1.0');
  expect(release('notes', '0.10.0').stdout).toBe('### Added\n\n- A door.\n');
});

test('nothing is released beside uncommitted changes or from a branch, and nothing is written then', () => {
  git('switch', '--quiet', '--create', 'door');
  expect(release('0.2.0')).toMatchObject({
    status: 1,
    stderr: "a release is made on main, this is 'door'\n",
  });
  put('CHANGELOG.md', `${changelog}\n`);
  expect(release('0.2.0')).toMatchObject({
    status: 1,
    stderr: 'there are uncommitted changes; commit them first\n',
  });
  expect(git('tag')).toBe('');
});

function release(...args: readonly string[]) {
  const tsx = require.resolve('tsx');
  const program = ['--import', tsx, join(root, 'scripts/release.ts'), ...args];
  return spawnSync(process.execPath, program, { cwd: folder, encoding: 'utf8', env: identity() });
}

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function git(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: identity(),
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** Git commits under a name even where the machine has configured none, and reads no settings of the machine's. */
function identity(): NodeJS.ProcessEnv {
  const who = { NAME: 'A Builder', EMAIL: 'builder@example.com' };
  return {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: who.NAME,
    GIT_AUTHOR_EMAIL: who.EMAIL,
    GIT_COMMITTER_NAME: who.NAME,
    GIT_COMMITTER_EMAIL: who.EMAIL,
  };
}
