import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite';
import { anEvent } from '../../support/an-event';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lextrail-'));
  file = join(folder, 'events.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function stored(): Promise<void> {
  const { store, close } = await openSqlite(folder, 'write');
  await store.put(anEvent(), { file: 'a' });
  await close();
}

test('what was stored is there when the folder is opened again, to write or to read', async () => {
  await stored();

  for (const access of ['write', 'read'] as const) {
    const { store, close } = await openSqlite(folder, access);
    expect((await store.fetch([anEvent()])).events).toEqual([{ event: anEvent(), file: 'a' }]);
    await close();
  }
});

test('at rest a store is one file, for its owner only', async () => {
  const made = join(folder, 'new', 'store');
  const { store, close } = await openSqlite(made, 'write');
  await store.put(anEvent());
  for (const each of await readdir(made)) expect((await stat(join(made, each))).mode & 0o777).toBe(0o600);
  await close();

  expect(await readdir(made)).toEqual(['events.db']);
  expect((await stat(made)).mode & 0o777).toBe(0o700);
});

test('a folder that was open to others is closed when it holds a store alone, and left as it is with other files', async () => {
  const [alone, shared] = [join(folder, 'alone'), join(folder, 'shared')];
  for (const each of [alone, shared]) {
    await mkdir(each);
    await chmod(each, 0o755);
  }
  await writeFile(join(shared, 'notes.txt'), 'mine', { mode: 0o644 });
  for (const each of [alone, shared]) await (await openSqlite(each, 'write')).close();
  await chmod(join(alone, 'events.db'), 0o644);
  await (await openSqlite(alone, 'write')).close();

  expect((await stat(alone)).mode & 0o777).toBe(0o700);
  expect((await stat(join(alone, 'events.db'))).mode & 0o777).toBe(0o600);
  expect((await stat(shared)).mode & 0o777).toBe(0o755);
  expect((await stat(join(shared, 'notes.txt'))).mode & 0o777).toBe(0o644);
  expect((await stat(join(shared, 'events.db'))).mode & 0o777).toBe(0o600);
});

test('reading changes nothing, not even where nothing may be written', async () => {
  await stored();
  const before = await readFile(file);
  await chmod(file, 0o400);
  await chmod(folder, 0o500);
  const { store, close } = await openSqlite(folder, 'read');
  expect((await store.days()).days).toEqual(['2026-11-22']);
  await expect(store.put(anEvent({ id: 'another0' }))).rejects.toThrow(`the store ${file} is read-only`);
  await close();

  await chmod(folder, 0o700);
  expect(await readFile(file)).toEqual(before);
  expect(await readdir(folder)).toEqual(['events.db']);
});

test('to read where there is no store is refused, and makes none', async () => {
  await expect(openSqlite(folder, 'read')).rejects.toThrow(`there is no store in ${folder}, which is empty`);
  expect(await readdir(folder)).toEqual([]);
});

test('an import that ended before its first event leaves a store that says so', async () => {
  await writeFile(file, '');
  await expect(openSqlite(folder, 'read')).rejects.toThrow(`the store ${file} is empty`);
  await stored();
});

describe('what is no store is named and left as it was', () => {
  test.each(['read', 'write'] as const)('a file that is no SQLite (%s)', async (access) => {
    const text = 'Records, kept elsewhere. '.repeat(100);
    await writeFile(file, text);
    await expect(openSqlite(folder, access)).rejects.toThrow(`${file} is no store of lextrail`);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test.each(['read', 'write'] as const)('the SQLite file of another program (%s)', async (access) => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE event (instant TEXT)');
    other.close();
    const before = await readFile(file);
    await expect(openSqlite(folder, access)).rejects.toThrow(
      `${file} is an SQLite file of another program; use another folder with --store`,
    );
    expect(await readFile(file)).toEqual(before);
  });

  test.each(['read', 'write'] as const)('a store of a later lextrail (%s)', async (access) => {
    await stored();
    const later = new DatabaseSync(file);
    later.exec('PRAGMA user_version = 99');
    later.close();
    await expect(openSqlite(folder, access)).rejects.toThrow(
      `the store ${file} was made by another version of lextrail (schema 99, this one reads 1)`,
    );
  });

  test.each(['read', 'write'] as const)('the LevelDB of an older lextrail (%s)', async (access) => {
    await mkdir(join(folder, 'db'));
    await writeFile(join(folder, 'db', 'CURRENT'), 'MANIFEST-000001\n');
    await expect(openSqlite(folder, access)).rejects.toThrow(
      `the store in ${folder} was made by an older lextrail; import the logs again into another folder with --store`,
    );
    expect(await readdir(folder)).toEqual(['db']);
  });

  test('a damaged store', async () => {
    await stored();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    await expect(openSqlite(folder, 'read')).rejects.toThrow(`the store ${file} is damaged`);
  });

  test('a folder that cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openSqlite(join(folder, 'file', 'store'), 'write')).rejects.toThrow(
      `cannot make a store in ${join(folder, 'file', 'store')}: ENOTDIR`,
    );
  });
});
