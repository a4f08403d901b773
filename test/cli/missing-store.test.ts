import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { applicationId } from '../../src/store/sqlite/schema';
import { aMachine, type Machine } from './a-world';

let machine: Machine;
beforeAll(() => {
  machine = aMachine();
});
afterAll(() => machine.close());

const questions = [
  'query',
  'query outcome:denied --fail-on-match',
  'summary',
  'bots',
  'show 5d21f0c8',
  'show 5d21f0c8 --revert',
  'who-changed OrderFlowers',
  'history OrderFlowers',
  'blame OrderFlowers',
  'state OrderFlowers',
  'diff OrderFlowers@1 OrderFlowers@2',
  'promotions OrderFlowers',
  'builds OrderFlowers',
  'session 5d21f0c8',
  'around 5d21f0c8',
  'rules test root-user',
  'rules for 5d21f0c8',
];

test.each(questions)(
  '%s of a store that is not there fails with the command that makes one, and makes none',
  async (line) => {
    const { code, out, err } = await machine.lextrail([...line.split(' '), ...machine.storeNamed('missing')]);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`there is no store in ${machine.path('missing')};`);
    expect(err).toContain(`try: lextrail import ./AWSLogs --store ${machine.path('missing')}`);
    expect(existsSync(machine.path('missing'))).toBe(false);
  },
);

test.each(questions)(
  '%s of an empty folder or one with other files fails, and leaves it as it was',
  async (line) => {
    mkdirSync(machine.path('empty'), { recursive: true });
    mkdirSync(machine.path('other'), { recursive: true });
    writeFileSync(join(machine.path('other'), 'README.md'), 'mine');
    for (const [name, sentence] of [
      ['empty', 'which is empty'],
      ['other', 'which holds README.md'],
    ] as const) {
      const { code, err } = await machine.lextrail([...line.split(' '), ...machine.storeNamed(name)]);
      expect({ name, code }).toEqual({ name, code: 1 });
      expect(err).toContain(sentence);
    }
    expect(readdirSync(machine.path('empty'))).toEqual([]);
    expect(readdirSync(machine.path('other'))).toEqual(['README.md']);
  },
);

test('a store without events answers no question as if nothing had happened', async () => {
  writeFileSync(machine.path('none.json'), JSON.stringify({ Records: [] }));
  const store = machine.storeNamed('without-events');
  await machine.lextrail(['import', machine.path('none.json'), ...store]);
  for (const line of ['query', 'query --fail-on-match', 'summary', 'bots', 'who-changed OrderFlowers']) {
    const { code, out, err } = await machine.lextrail([...line.split(' '), ...store]);
    expect({ line, code, out }).toEqual({ line, code: 1, out: '' });
    expect(err).toContain('nothing is stored in folder');
    expect(err).toContain(`try: lextrail import ./AWSLogs ${store.join(' ')}`);
  }
});

test('doctor names a store that is not there, with its fix', async () => {
  const { code, out } = await machine.lextrail(['doctor', ...machine.storeNamed('missing')]);

  expect(code).toBe(3);
  expect(out).toContain(`there is no store in ${machine.path('missing')}`);
  expect(out).toContain(`fix: lextrail import ./AWSLogs --store ${machine.path('missing')}`);
});

const unreadable: readonly (readonly [name: string, make: (file: string) => void, sentence: string])[] = [
  [
    'a text file',
    (file) => writeFileSync(file, 'no database at all, but long enough to be looked at'.repeat(40)),
    'is no store of lextrail',
  ],
  [
    'an SQLite file of another program',
    (file) => withDatabase(file, 'CREATE TABLE mine (x)'),
    'is an SQLite file of another program',
  ],
  [
    'a store of another schema',
    (file) => withDatabase(file, `PRAGMA application_id = ${applicationId}; PRAGMA user_version = 99`),
    'was made by another version of lextrail',
  ],
  ['an empty file', (file) => writeFileSync(file, ''), 'is empty'],
];

describe.each(unreadable)('%s in the place of a store', (name, make, sentence) => {
  test.each(questions)('fails %s with a sentence, and stays as it was', async (line) => {
    const folder = machine.path(name.replaceAll(' ', '-'));
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'events.db');
    if (!existsSync(file)) make(file);
    const before = readFileSync(file);
    const { code, out, err } = await machine.lextrail([
      ...line.split(' '),
      ...machine.storeNamed(name.replaceAll(' ', '-')),
    ]);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['events.db']);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

function withDatabase(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}
