import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { ImportReport } from '../../src/write/import-files';
import { zipOf } from '../support/zip';
import { story, writeLog } from './a-story';
import { aMachine, answerIn, type Machine } from './a-world';

let machine: Machine;
beforeEach(() => {
  machine = aMachine();
  mkdirSync(machine.path('logs'));
});
afterEach(() => machine.close());

async function imported(...options: readonly string[]): Promise<ImportReport> {
  return answerIn<ImportReport>(
    await machine.lextrail(['import', machine.path('logs'), '--json', ...options]),
  );
}

function writeLogs(): string {
  const file = machine.path('logs/one.json');
  writeLog(file, story);
  writeFileSync(machine.path('logs/two.json.gz'), gzipSync(readFileSync(file)));
  return file;
}

const nothing = { files: 0, records: 0, stored: 0, known: 0 };

test('an unchanged folder is not read again, and the summary line says so', async () => {
  writeLogs();
  await imported();
  const again = await machine.lextrail(['import', machine.path('logs')]);

  expect(again.err).toMatch(/^2 files already imported, unchanged \(/m);
  expect(await imported()).toMatchObject({ ...nothing, unchanged: 2 });
  expect(await imported('--again')).toMatchObject({ files: 2, unchanged: 0, known: story.length * 2 });
});

test('only the file that is new is read', async () => {
  writeLogs();
  await imported();
  writeLog(machine.path('logs/three.json'), story);
  const { err } = await machine.lextrail(['import', machine.path('logs')]);

  expect(err).toContain(`2 files already imported, unchanged; 1 file, ${story.length} records read`);
});

test('a file that changed under the same name, size and time is read', async () => {
  const file = writeLogs();
  const { atime, mtime } = statSync(file);
  await imported();
  writeFileSync(file, readFileSync(file, 'utf8').replace('c0000001', 'c000000f'));
  utimesSync(file, atime, mtime);

  expect(await imported()).toMatchObject({ files: 1, unchanged: 1, stored: 1 });
});

test('a file with something that could not be read is read, and its fault told, every time', async () => {
  writeLog(machine.path('logs/good.json'), story);
  writeFileSync(machine.path('logs/odd.json'), '{"hello": "world"}');
  const line = ['import', machine.path('logs')];
  await machine.lextrail(line);
  const { code, err } = await machine.lextrail(line);

  expect(code).toBe(3);
  expect(err).toContain('odd.json');
  expect(err).toContain('1 file already imported, unchanged; 1 file, 0 records read');
});

test('an archive is remembered as a whole', async () => {
  writeFileSync(
    machine.path('logs.zip'),
    zipOf({ 'a.json': JSON.stringify({ Records: story }), 'b.json': JSON.stringify({ Records: story }) }),
  );
  const line = ['import', machine.path('logs.zip'), '--json'];
  expect(answerIn(await machine.lextrail(line))).toMatchObject({ files: 2, stored: story.length });
  expect(answerIn(await machine.lextrail(line))).toMatchObject({ ...nothing, unchanged: 1 });
});

test('a file of which something else is asked is read', async () => {
  writeLogs();
  await imported();

  expect(await imported('--event-source', '*')).toMatchObject({ files: 2, unchanged: 0 });
});

test('a file of which --since left out a part is read again, and then has nothing left out', async () => {
  writeLogs();
  expect((await imported('--since', '2026-11-19')).others).toBeGreaterThan(0);
  expect(await imported()).toMatchObject({ files: 2, unchanged: 0 });
  expect(await imported('--since', '2026-11-19')).toMatchObject({ ...nothing, unchanged: 2 });
});

test('what comes by stdin is read every time', async () => {
  const stdin = [JSON.stringify({ Records: story })];
  await machine.lextrail('import - --json', { stdin });

  expect(answerIn(await machine.lextrail('import - --json', { stdin }))).toMatchObject({
    files: 1,
    unchanged: 0,
    known: story.length,
  });
});
