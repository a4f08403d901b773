import { omitUndefined } from '../../ingest/omit-undefined';
import type { FileStamp } from '../../model/file-stamp';
import type { Database } from './database';

/** What a file was when it was imported to its end; undefined where it never was. */
export function findFile(database: Database, file: string, asked: string): FileStamp | undefined {
  const sql = 'SELECT bytes, stat, hash FROM file WHERE name = ? AND asked = ?';
  const [bytes, stat, hash] = database.first(sql, file, asked) ?? [];
  if (bytes === undefined) return undefined;
  return omitUndefined({ file, bytes: Number(bytes), stat: textOf(stat), hash: textOf(hash) });
}

export function writeFiles(database: Database, files: readonly FileStamp[], asked: string): void {
  for (const { file, bytes, stat, hash } of files)
    database.run(
      'INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)',
      file,
      asked,
      bytes,
      stat ?? null,
      hash ?? null,
    );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
