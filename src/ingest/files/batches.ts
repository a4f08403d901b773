import { statSync } from 'node:fs';

/** Files that are read in one go: a hand-over between threads costs as much as reading a small file. */
export function* batchesOf(files: readonly string[]): Generator<readonly string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += sizeOf(file);
    if (bytes < batchBytes && batch.length < batchFiles) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Whether files hold at most so many bytes in all. */
export function areWithin(limitBytes: number, files: readonly string[]): boolean {
  let bytes = 0;
  return files.every((file) => {
    bytes += sizeOf(file);
    return bytes <= limitBytes;
  });
}

// Some six files of a busy account; what they hold is in memory until it is asked for.
const batchBytes = 512 * 1024;
const batchFiles = 32;

/** A file's size; of one that cannot be read, nothing. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
