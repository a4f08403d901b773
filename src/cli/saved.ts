import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../model/json';
import { failed, misused } from './failure';

/** Saved queries by name, from `saved.json` in the settings folder; none where there is no such file. */
export function savedQueries(configFolder: string): Readonly<Record<string, string>> {
  const file = join(configFolder, 'saved.json');
  const text = readIfThere(file);
  if (text === undefined) return {};
  const saved = parse(text, file);
  if (isObject(saved) && Object.values(saved).every((query) => typeof query === 'string')) {
    return saved as Readonly<Record<string, string>>;
  }
  throw misused(
    `${file} must hold one JSON object of names and filters, such as {"denied": "outcome:denied"}`,
  );
}

/** Writes them all; the file is replaced as a whole, so that a crash leaves the one before. */
export function writeSavedQueries(configFolder: string, queries: Readonly<Record<string, string>>): void {
  const file = join(configFolder, 'saved.json');
  try {
    mkdirSync(configFolder, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(queries, undefined, 2)}\n`);
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw failed(`cannot write ${file}: ${(error as Error).message}`, error);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw misused(`cannot read ${file}: ${(error as Error).message}`, error);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw misused(`${file} is not JSON: ${(error as Error).message}`, error);
  }
}
