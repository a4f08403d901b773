import { pipeline, Readable } from 'node:stream';
import zlib from 'node:zlib';
import { codeOf } from '../../model/error-text';
import { failureOf } from './failure';
import { formatBytes, formatOf } from './format';
import { limits } from './limits';
import { utf8Decoder } from './text';
import { lackingSupport, type Packing, packedTooOften, unpackFailure } from './unpack';

/** A piece of a text in UTF-8, or why there is no more of it. */
export type TextChunk =
  | { readonly kind: 'text'; readonly bytes: Buffer }
  | { readonly kind: 'unreadable'; readonly reason: string };

type Bytes = AsyncIterable<Buffer>;

/** The text in a stream, unpacked as often as it is packed, in bounded memory. What goes wrong is its last chunk. */
export async function* unpackStream(source: Bytes, file: string): AsyncGenerator<TextChunk> {
  try {
    yield* unpackFurther(source, file, 0);
  } catch (error) {
    const isUnpacking = codeOf(error)?.startsWith('Z') === true;
    yield { kind: 'unreadable', reason: isUnpacking ? unpackFailure(error, file) : failureOf(error) };
  }
}

async function* unpackFurther(source: Bytes, file: string, packings: number): AsyncGenerator<TextChunk> {
  const { head, whole } = await peek(source);
  const format = formatOf(head, file);
  if (format.kind === 'unreadable') return yield { kind: 'unreadable', reason: format.reason };
  if (format.kind === 'zip') return yield { kind: 'unreadable', reason: zipWithin };
  if (format.kind === 'text') return yield* textChunks(whole, head);
  const reason = packings === limits.packings ? packedTooOften : lackingSupport(format.kind, file);
  if (reason !== undefined) return yield { kind: 'unreadable', reason };
  yield* unpackFurther(unpacked(whole, format.kind), file, packings + 1);
}

const zipWithin =
  'is a zip archive, which is read as a file of its own only: unpack what it is in, or give the file in place of a pipe';

function unpacked(source: Bytes, packing: Packing): Bytes {
  const unpacker = packing === 'zstd' ? zlib.createZstdDecompress() : zlib.createGunzip();
  // Errors come out where the unpacker is read.
  return pipeline(Readable.from(source), unpacker, () => undefined);
}

async function* textChunks(source: Bytes, head: Buffer): AsyncGenerator<TextChunk> {
  const decode = utf8Decoder(head);
  for await (const chunk of source) yield { kind: 'text', bytes: decode(chunk) };
  yield { kind: 'text', bytes: decode() };
}

/** The first bytes of a source, as many as tell what it is, and the source whole. */
async function peek(source: Bytes): Promise<{ readonly head: Buffer; readonly whole: Bytes }> {
  const chunks = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < formatBytes) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return { head: head.subarray(0, formatBytes), whole: rejoined(head, chunks) };
}

async function* rejoined(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
