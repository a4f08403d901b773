import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { generate } from '../../../simulator/generate';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite';
import type { EventStore } from '../../../src/store/store';

/** What stores hold after imports that were killed and begun again, beside what one import stored. */
export interface Killed {
  readonly expected: readonly string[];
  readonly found: readonly (readonly string[])[];
  /** How many of the imports did not come to their end. */
  readonly interrupted: number;
}

/** Kills imports of the same logs, each after another file, until one of each store runs to its end. */
export async function killImports(times: number): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-kill-'));
  try {
    const logs = join(folder, 'logs');
    const files = writeLogs(logs);
    await importInto(join(folder, 'whole'), logs, files + 1);
    const found: (readonly string[])[] = [];
    let interrupted = 0;
    for (let kill = 0; kill < times; kill++) {
      const store = join(folder, `store-${kill}`);
      if (await importInto(store, logs, 1 + Math.floor((files * kill) / times))) interrupted += 1;
      await importInto(store, logs, files + 1);
      found.push(await contentOf(store));
      rmSync(store, { recursive: true });
    }
    return { expected: await contentOf(join(folder, 'whole')), found, interrupted };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Says how many files there are. */
function writeLogs(folder: string): number {
  const { files } = generate({ seed: 4, days: 20, events: 3000, bots: 2 });
  let count = 0;
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    count += 1;
  }
  return count;
}

/** Imports in a process of its own, which is killed when it has said that it read so many files; says whether it was. */
async function importInto(store: string, logs: string, killAfter: number): Promise<boolean> {
  const importer = join(__dirname, 'importer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', importer, store, logs], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const ended = once(child, 'exit');
  let lines = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    lines += 1;
    if (lines === killAfter) child.kill('SIGKILL');
  }
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

/** Everything that a store holds, as text. */
export async function contentOf(folder: string): Promise<readonly string[]> {
  const { store, close } = await openSqlite(folder, 'read');
  try {
    const { names: scopes } = await store.bots();
    const names = await Promise.all(scopes.map(({ scope }) => store.names(scope)));
    const events = await Promise.all((await store.days()).days.map((day) => eventsOf(store, day)));
    return [scopes, ...names.map(({ marks }) => marks), ...events.flat()].map((each) => JSON.stringify(each));
  } finally {
    await close();
  }
}

async function eventsOf(store: EventStore, partition: string) {
  const { rows } = await store.rows({ index: 'byTime', partition, newestFirst: false, limit: 100_000 });
  return (await store.fetch(rows)).events;
}
