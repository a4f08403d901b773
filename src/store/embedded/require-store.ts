import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, messageOf } from '../../model/error-text';
import { NoStore } from '../no-store';

/** Throws where a folder holds no store that could be read; it changes nothing. */
export async function requireStore(folder: string): Promise<void> {
  const held = await listed(folder);
  if (held === undefined) throw new NoStore(`there is no store in ${folder}`);
  if (held.includes('db') && (await listed(join(folder, 'db')))?.includes('CURRENT')) return;
  if (held.length === 0) throw new NoStore(`there is no store in ${folder}, which is empty`);
  throw new NoStore(`there is no store in ${folder}, which holds ${example(held)}`);
}

/** What is in a folder; undefined where there is none. */
async function listed(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Error(`cannot read the folder ${folder}: ${messageOf(error)}`, { cause: error });
  }
}

function example([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
