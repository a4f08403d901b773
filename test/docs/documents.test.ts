import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tellStory } from '../../scripts/demo/story';
import { commands } from '../../src/cli/commands';
import { parseFilter } from '../../src/query/filter/parse-filter';

const root = join(__dirname, '../..');
const pages = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);

  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test.each(['README.md', 'docs/deploy.md'])('every command that %s shows exists', (page) => {
  const names = [...textOf(page).matchAll(/npx lextrail ([a-z-]+)/g)].map(([, name = '']) => name);
  const known = ['help', ...commands.map(({ name }) => name)];

  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});

test('the README is read in a few minutes, and nothing of its first answer is made up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-readme-'));
  const told: string[] = [];
  await tellStory({ write: (text) => void told.push(text), store: join(folder, 'store'), folder });
  rmSync(folder, { recursive: true });
  const [, answer = ''] = /```\n(\$ lextrail [\s\S]*?)```/.exec(textOf('README.md')) ?? [];

  expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(151);
  expect(answer.split('\n').length).toBeGreaterThan(8);
  expect(told.join('')).toContain(answer);
});

test('every filter that the README shows can be read', () => {
  const [, block = ''] = /## Filters[^`]*```\n([^`]*)```/.exec(textOf('README.md')) ?? [];
  const filters = block.split('\n').flatMap((line) => line.split(/ {3,}/)[0] || []);
  const world = { now: new Date('2026-11-22T00:00:00Z'), saved: { denied: 'outcome:denied' } };

  expect(filters.length).toBeGreaterThan(5);
  for (const filter of filters) expect([filter, parseFilter(filter, world).kind]).toEqual([filter, 'filter']);
});

test('every decision is in the list of decisions', () => {
  const list = textOf('docs/decisions/README.md');
  const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');

  expect(decisions.filter((name) => !list.includes(`(${name})`))).toEqual([]);
});

test('every decision begins with its status and the day it got it', () => {
  const decisions = pages.filter((page) => /decisions\/(?!README)/.test(page));
  const status =
    /^# .+\n\n(?:Accepted \d{4}-\d\d-\d\d\.|Superseded \d{4}-\d\d-\d\d by \[.+\]\([\w-]+\.md\)\.)\n/;

  expect(decisions.filter((page) => !status.test(textOf(page)))).toEqual([]);
});

test('what the table of decisions says is decided in a file is named there, and each row once', () => {
  const rows = [...textOf('CONTRIBUTING.md').matchAll(/^\| (.+) \| `([^`]+\.ts)` \| `(\w+)` \|$/gm)];
  const lacking = rows.filter(
    ([, , file = '', name]) => !new RegExp(`\\b${name}\\b`).test(readFileSync(join(root, file), 'utf8')),
  );

  expect(rows.length).toBeGreaterThan(60);
  expect(lacking.map(([row]) => row)).toEqual([]);
  expect(new Set(rows.map(([, what]) => what)).size).toBe(rows.length);
});

test('every file and folder that a document names exists', () => {
  const named = pages.flatMap((page) =>
    [...textOf(page).matchAll(/`((?:src|lambda|lib|bin|simulator|bench|scripts|test)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    ),
  );

  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
