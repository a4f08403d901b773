import { type BigIntStats, statSync } from 'node:fs';
import type { FileStamp } from '../../model/file-stamp';

/** A file to read, and the hash of what was read of it before; it is not read again where that is the same. */
export interface FoundFile {
  readonly stamp: FileStamp;
  readonly knownHash?: string;
}

/** What is remembered of a file that was read to its end. */
export type KnownFile = (file: string) => Promise<FileStamp | undefined> | undefined;

export interface ComparedFiles {
  /** Those that were read before and did not change since, as their directory entries say. */
  readonly unchanged: readonly FileStamp[];
  readonly toRead: readonly FoundFile[];
}

/** Compares files with what is remembered of them. `now` is in epoch milliseconds. */
export async function compareWithKnown(
  files: readonly string[],
  { known, now }: { readonly known?: KnownFile; readonly now: number },
): Promise<ComparedFiles> {
  const unchanged: FileStamp[] = [];
  const toRead: FoundFile[] = [];
  for (const file of files) {
    const stamp = stampOf(file, now);
    const before = await known?.(file);
    const isSameSize = before !== undefined && before.bytes === stamp.bytes;
    if (isSameSize && before.stat !== undefined && before.stat === stamp.stat) unchanged.push(stamp);
    else toRead.push({ stamp, knownHash: isSameSize ? before.hash : undefined });
  }
  return { unchanged, toRead };
}

/** What a directory entry says; of a file that cannot be read, nothing. */
function stampOf(file: string, now: number): FileStamp {
  try {
    const stats = statSync(file, { bigint: true });
    const isSettled = Number(stats.ctimeMs) < now - settledMs;
    return { file, bytes: Number(stats.size), stat: isSettled ? statText(stats) : undefined };
  } catch {
    return { file, bytes: 0 };
  }
}

/** Whoever changes a file can set the time of its content back (`mtime`), not that of its inode (`ctime`). */
function statText({ dev, ino, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, mtimeNs, ctimeNs].join(' ');
}

// FAT keeps times to two seconds; every other file system that is met is finer.
const settledMs = 2000;
