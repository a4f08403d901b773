import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { generate } from '../../../simulator/generate';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite';
import { append } from '../../../src/write/append';
import { calls } from '../../support/calls';
import { contentOf } from './kill-imports';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lextrail-several-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeLogs(events: number): string {
  const logs = join(folder, 'logs');
  for (const { path, content } of generate({ seed: 4, days: 10, events, bots: 2 }).files) {
    mkdirSync(dirname(join(logs, path)), { recursive: true });
    writeFileSync(join(logs, path), content);
  }
  return logs;
}

type Importer = ChildProcessByStdio<null, Readable, Readable>;

function startImport(store: string, logs: string): Importer {
  const line = ['--import', 'tsx', join(__dirname, 'importer.ts'), store, logs];
  const env = { ...process.env, NODE_NO_WARNINGS: '1' };
  return spawn(process.execPath, line, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Its exit code and what it complained of. */
async function ended(importer: Importer): Promise<readonly [number | null, string]> {
  let complaint = '';
  importer.stderr.on('data', (text) => {
    complaint += text;
  });
  importer.stdout.resume();
  const [code] = await once(importer, 'close');
  return [code, complaint];
}

test('two imports into one store at once end where one does', async () => {
  const logs = writeLogs(1500);
  const both = [startImport(join(folder, 'both'), logs), startImport(join(folder, 'both'), logs)];

  expect(await Promise.all(both.map(ended))).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect(await ended(startImport(join(folder, 'one'), logs))).toEqual([0, '']);
  expect(await contentOf(join(folder, 'both'))).toEqual(await contentOf(join(folder, 'one')));
});

test('whoever asks during an import is answered, sees no less each time, and does not stop it', async () => {
  const store = join(folder, 'store');
  const importer = startImport(store, writeLogs(3000));
  await once(importer.stdout, 'data');
  const seen: number[] = [];
  const end = ended(importer);
  while (importer.exitCode === null) {
    seen.push((await contentOf(store)).length);
    await new Promise((resolve) => setImmediate(resolve));
  }

  expect(await end).toEqual([0, '']);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
});

test('a process that died while it wrote leaves no lock', async () => {
  const store = join(folder, 'store');
  const importer = startImport(store, writeLogs(3000));
  await once(importer.stdout, 'data');
  importer.kill('SIGKILL');
  await ended(importer);
  const { store: reopened, close } = await openSqlite(store, 'write');
  const { outcomes } = await append(reopened, [{ event: calls.intent({}) }], { concurrency: 1 });
  await close();

  expect(outcomes).toEqual(['stored']);
});
