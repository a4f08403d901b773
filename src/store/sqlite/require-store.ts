import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf } from '../../model/error-text';
import { NoStore } from '../no-store';

/** Throws where a folder holds no store that could be read; it changes nothing. */
export function requireStore(folder: string, file: string): void {
  if (existsSync(file)) return;
  const held = listed(folder);
  if (held === undefined) throw new NoStore(`there is no store in ${folder}`);
  if (held.length === 0) throw new NoStore(`there is no store in ${folder}, which is empty`);
  throw new NoStore(`there is no store in ${folder}, which holds ${example(held)}`);
}

/** Stores of before SQLite were a LevelDB in a folder `db`. */
export function refuseOlderStore(folder: string, file: string): void {
  if (existsSync(file) || !existsSync(join(folder, 'db', 'CURRENT'))) return;
  throw new Error(
    `the store in ${folder} was made by an older lextrail; import the logs again into another folder with --store, or after removing this one`,
  );
}

/** What is in a folder; undefined where there is none. */
function listed(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Error(`cannot read the folder ${folder}: ${messageOf(error)}`, { cause: error });
  }
}

function example([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
