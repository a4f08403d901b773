import { createHash, hash } from 'node:crypto';

/** The hash by which a file's bytes are compared with those it had before: SHA-256, in hexadecimal. */
export function hashOf(bytes: Buffer): string {
  return hash('sha256', bytes);
}

/** The same bytes, and their hash once all have come. */
export function hashed(source: AsyncIterable<Buffer>): {
  readonly bytes: AsyncIterable<Buffer>;
  readonly hash: () => string;
} {
  const hasher = createHash('sha256');
  return {
    bytes: (async function* () {
      for await (const chunk of source) {
        hasher.update(chunk);
        yield chunk;
      }
    })(),
    hash: () => hasher.digest('hex'),
  };
}
