import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate } from '../../../simulator/generate';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite';

test('where the file cannot grow, an import ends in a sentence and the store stays as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-full-'));
  for (const { path, content } of generate({ seed: 4, days: 5, events: 1500, bots: 2 }).files) {
    mkdirSync(dirname(join(folder, 'logs', path)), { recursive: true });
    writeFileSync(join(folder, 'logs', path), content);
  }
  // The shell limits its files to 1,000 KB each.
  const importer = `"${process.execPath}" --import tsx "${join(__dirname, 'importer.ts')}"`;
  const line = `ulimit -f 1000; ${importer} "${join(folder, 'store')}" "${join(folder, 'logs')}"`;
  const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });

  expect(status).not.toBe(0);
  expect(stderr).toContain(`the store ${join(folder, 'store', 'events.db')} cannot be read or written`);
  const { store, close } = await openSqlite(join(folder, 'store'), 'read');
  expect((await store.days()).days).toEqual([]);
  await close();
  rmSync(folder, { recursive: true });
});
