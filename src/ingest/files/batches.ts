import type { FoundFile } from './found-files';

/** Files that are read in one go: a hand-over between threads costs as much as reading a small file. */
export function* batchesOf(files: readonly FoundFile[]): Generator<readonly FoundFile[]> {
  let batch: FoundFile[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += file.stamp.bytes;
    if (bytes < batchBytes && batch.length < batchFiles) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** How many bytes files hold in all. */
export function bytesOf(files: readonly FoundFile[]): number {
  return files.reduce((sum, { stamp }) => sum + stamp.bytes, 0);
}

// A file or two of a busy account; what they hold is in memory until it is asked for.
const batchBytes = 128 * 1024;
const batchFiles = 4;
