import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite';
import { schemaVersion } from '../../../src/store/sqlite/schema';
import { append } from '../../../src/write/append';
import { calls, instantAt } from '../../support/calls';

const document = join(__dirname, '../../../docs/data-model.md');

let folder: string;
let sqlite: DatabaseSync;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lextrail-'));
  const { store, close } = await openSqlite(folder, 'write');
  const events = [
    calls.alias({ botAliasName: 'PROD', botVersion: '6' }),
    calls.alias({ botAliasName: 'PROD', botVersion: '7' }, { id: 'second', instant: instantAt(1) }),
    calls.intent({}, { id: 'refused', lane: 'other', outcome: 'denied', error: 'AccessDenied' }),
  ];
  await append(
    store,
    events.map((event) => ({ event, arrival: { file: 'log.json' } })),
    { concurrency: 1 },
  );
  await close();
  sqlite = new DatabaseSync(join(folder, 'events.db'), { readOnly: true });
});
afterAll(async () => {
  sqlite.close();
  await rm(folder, { recursive: true });
});

function rowsOf(sql: string): readonly Readonly<Record<string, unknown>>[] {
  return sqlite.prepare(sql).all();
}

test('people read events as text, with the names of the data model', () => {
  expect(rowsOf("SELECT actor, action, lane, file FROM events WHERE outcome = 'denied'")).toEqual([
    { actor: 'alice@example.com', action: 'UpdateIntent', lane: 'other', file: 'log.json' },
  ]);
  expect(
    rowsOf("SELECT record ->> '$.requestParameters.botVersion' AS version FROM events WHERE id = 'second'"),
  ).toEqual([{ version: '7' }]);
});

test('a difference is a row, its values JSON', () => {
  expect(rowsOf('SELECT id, place, kind, path, before, after FROM changes')).toEqual([
    {
      id: 'second',
      place: 'alias/ALIAS00001',
      kind: 'changed',
      path: 'botVersion',
      before: '"6"',
      after: '"7"',
    },
  ]);
});

test('names are those that things had, and from when on', () => {
  expect(rowsOf('SELECT place, instant, name FROM names')).toEqual([
    { place: 'alias/ALIAS00001', instant: instantAt(0), name: 'PROD' },
  ]);
});

test('every query of the document answers, and it names the schema version', async () => {
  const text = await readFile(document, 'utf8');
  const [, block = ''] = /```sql\n(.*?)```/s.exec(text) ?? [];
  const queries = block.split(';').filter((query) => query.includes('SELECT'));

  expect(queries).toHaveLength(5);
  for (const query of queries) expect(() => rowsOf(query)).not.toThrow();
  expect(rowsOf(queries[2] ?? '')).toHaveLength(1);
  expect(text).toContain(`which is ${schemaVersion}.`);
});
