import { gunzipSync } from 'node:zlib';
import { isObject } from '../../model/json';

/** Five times what CloudTrail puts into a file (50 MB: user guide, quotas), so that no file can take all memory. */
const UNPACKED_LIMIT = 256 * 1024 * 1024;

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The bytes within gzip, or as they are; what they begin with decides, not the file's name. */
export function unpack(stored: Buffer, limit = UNPACKED_LIMIT): Unpacked {
  if (!isGzip(stored)) {
    return stored.length > limit ? unreadable(tooLarge('', limit)) : { kind: 'bytes', bytes: stored };
  }
  try {
    return {
      kind: 'bytes',
      bytes: gunzipSync(stored, { maxOutputLength: limit, chunkSize: chunkFor(stored) }),
    };
  } catch (error) {
    return unreadable(sentence(error, limit));
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The size that gzip's trailer says (RFC 1952, ISIZE), so that a file is unpacked in one piece, which
 * takes a third less time than in zlib's pieces of 16 KB. Only a hint: no more than deflate can reach.
 */
function chunkFor(stored: Buffer): number {
  if (stored.length < 18) return SMALL;
  const said = stored.readUInt32LE(stored.length - 4);
  return said <= Math.min(stored.length * DEFLATE_MOST, LARGE) ? said + SMALL : 4 * SMALL;
}

const SMALL = 16 * 1024;
const LARGE = 64 * 1024 * 1024;
// zlib.net, technical details: at most 1032 : 1.
const DEFLATE_MOST = 1032;

const REASONS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'the gzip data is cut off: copy or download the file again',
  Z_DATA_ERROR: 'the gzip data is damaged: copy or download the file again',
};

function sentence(error: unknown, limit: number): string {
  const code = isObject(error) && 'code' in error ? String(error.code) : '';
  return code === 'ERR_BUFFER_TOO_LARGE'
    ? tooLarge('unpacked ', limit)
    : (REASONS[code] ?? `gunzip failed: ${code}`);
}

function tooLarge(state: string, limit: number): string {
  return `${state}larger than ${megabytes(limit)}, which is the most that is read of one file: split it`;
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / (1024 * 1024))} MiB`;
}

function unreadable(reason: string): Unpacked {
  return { kind: 'unreadable', reason };
}
