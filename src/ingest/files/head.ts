import { closeSync, openSync, readSync } from 'node:fs';
import { formatBytes } from './format';

/** The first bytes of a file, as many as tell its format. */
export function headOf(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(formatBytes);
    return head.subarray(0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}
