import zlib from 'node:zlib';
import { codeOf, messageOf } from '../../model/error-text';
import { shellWord } from '../../model/shell';
import { formatOf } from './format';
import { limits } from './limits';

export type Packing = 'gzip' | 'zstd';

/** `large`: more than may be unpacked at once; `archive`: several files in one. */
export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'large' | 'archive' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The bytes within gzip or Zstandard, once or several times, or as they are. `file` is named in what helps. */
export function unpack(stored: Buffer, file: string, limit: number = limits.wholeFile): Unpacked {
  return unpackFurther(stored, { file, limit }, 0);
}

interface Bounds {
  readonly file: string;
  readonly limit: number;
}

function unpackFurther(bytes: Buffer, bounds: Bounds, packings: number): Unpacked {
  const { file, limit } = bounds;
  if (bytes.length > limit) return { kind: 'large' };
  const format = formatOf(bytes, file);
  if (format.kind === 'unreadable') return unreadable(format.reason);
  if (format.kind === 'zip') return { kind: 'archive' };
  if (format.kind === 'text') return { kind: 'bytes', bytes };
  const reason = packings === limits.packings ? packedTooOften : lackingSupport(format.kind, file);
  if (reason !== undefined) return unreadable(reason);
  const inner = unpackOnce(bytes, format.kind, bounds);
  return inner.kind === 'bytes' ? unpackFurther(inner.bytes, bounds, packings + 1) : inner;
}

export const packedTooOften = `is packed more than ${limits.packings} times`;

/** Why a packing cannot be undone here, if it cannot. */
export function lackingSupport(packing: Packing, file: string): string | undefined {
  // The types say that it is always there; it came with Node 22.15.
  const hasZstd = 'zstdDecompressSync' in zlib;
  if (packing === 'gzip' || hasZstd) return undefined;
  return `is packed with Zstandard, which Node reads from 22.15 on; try: zstd -dc ${shellWord(file)} | lextrail import -`;
}

function unpackOnce(bytes: Buffer, packing: Packing, { file, limit: maxOutputLength }: Bounds): Unpacked {
  try {
    if (packing === 'zstd')
      return { kind: 'bytes', bytes: zlib.zstdDecompressSync(bytes, { maxOutputLength }) };
    return { kind: 'bytes', bytes: zlib.gunzipSync(bytes, { maxOutputLength, chunkSize: chunkFor(bytes) }) };
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return { kind: 'large' };
    return unreadable(unpackFailure(error, file));
  }
}

/**
 * The size that gzip's trailer says (RFC 1952, ISIZE), so that a file is unpacked in one piece, which
 * takes a third less time than in zlib's pieces of 16 KB. Only a hint: no more than deflate can reach.
 */
function chunkFor(stored: Buffer): number {
  if (stored.length < 18) return small;
  const said = stored.readUInt32LE(stored.length - 4);
  return said <= Math.min(stored.length * deflateMost, limits.wholeFile) ? said + small : 4 * small;
}

const small = 16 * 1024;
// zlib.net, technical details: at most 1032 : 1.
const deflateMost = 1032;

/** Why data could not be unpacked, in a sentence. */
export function unpackFailure(error: unknown, file: string): string {
  const code = codeOf(error) ?? '';
  // What follows the data of a gzip member has to be another; zlib looks for its header.
  if (code === 'Z_DATA_ERROR' && messageOf(error) === 'incorrect header check') {
    return `something that is not gzip follows the gzip data; to read what is before it: gunzip -c ${shellWord(file)} | lextrail import -`;
  }
  if (code === 'Z_BUF_ERROR') return 'the packed data is cut off: copy or download the file again';
  if (code.startsWith('Z_')) return 'the packed data is damaged: copy or download the file again';
  if (code.startsWith('ZSTD_')) return 'the packed data is cut off: copy or download the file again';
  return `cannot be unpacked: ${code === '' ? messageOf(error) : code}`;
}

function unreadable(reason: string): Unpacked {
  return { kind: 'unreadable', reason };
}
