import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import db from 'dynalite/db/index.js';
import { codeOf, messageOf } from '../../model/error-text';
import { closeIterators } from './iterators';

export interface Opening {
  /** Who opens it, told to whoever finds it in use, such as `lextrail explore, process 4711`. */
  readonly holder: string;
  readonly now: () => Date;
  /** How long to wait for another process to end. */
  readonly waitMs: number;
}

const POLL_MS = 25;

/**
 * Opens the LevelDB in a folder. Its own lock, which the operating system drops when a process ends in
 * whatever way, admits one process at a time, so there is never a stale lock to wait for or to clear
 * away. A file beside it only says who that is.
 */
export async function openLevel(folder: string, opening: Opening) {
  const holderFile = join(folder, 'holder.json');
  const store = await opened(folder, opening, Math.ceil(opening.waitMs / POLL_MS));
  const since = opening.now().toISOString();
  await writeFile(holderFile, JSON.stringify({ holder: opening.holder, since }), { mode: 0o600 });
  return {
    store,
    close: async () => {
      await rm(holderFile, { force: true });
      await store.db.close();
    },
  };
}

async function opened(folder: string, opening: Opening, attempts: number): Promise<DynaliteStore> {
  const store = db.create({ path: join(folder, 'db') });
  closeIterators(store.db);
  try {
    await store.db.open();
    return store;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    if (codeOf(cause) !== 'LEVEL_LOCKED') {
      throw new Error(`cannot open the store in ${folder}: ${messageOf(cause)}`, { cause });
    }
    if (attempts <= 0) throw new Error(await inUse(folder), { cause });
  }
  await pause(POLL_MS);
  return opened(folder, opening, attempts - 1);
}

async function inUse(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'holder.json'), 'utf8').catch(() => '');
  const [, holder = 'another process'] = /"holder":"([^"\\]*)"/.exec(text) ?? [];
  const [, since] = /"since":"([^"\\]*)"/.exec(text) ?? [];
  const started = since === undefined ? '' : ` since ${since}`;
  return `the store in ${folder} is in use by ${holder}${started}; wait until that ends, or use another folder with --store`;
}
