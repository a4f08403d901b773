import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { unpack } from '../../../src/ingest/files/unpack';

test('bytes come out of gzip as they went in, and others stay as they are', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const bytes = Buffer.from(text);
      expect(unpack(gzipSync(bytes), 'a')).toEqual({ kind: 'bytes', bytes });
      expect(unpack(bytes, 'a')).toEqual({ kind: 'bytes', bytes });
    }),
    { numRuns: 50 },
  );
});

test('a file that unpacks to more than the limit is not unpacked at once, nor one that is as large', () => {
  const limit = 1024 * 1024;
  const bomb = gzipSync(Buffer.alloc(4 * limit));
  expect(unpack(bomb, 'a', limit)).toEqual({ kind: 'large' });
  expect(unpack(Buffer.alloc(limit + 1), 'a', limit)).toEqual({ kind: 'large' });
});

test('a file that states a wrong size is unpacked all the same', () => {
  const packed = gzipSync(Buffer.alloc(100_000, 'x'));
  const members = Buffer.concat([packed, gzipSync('y')]);
  expect(unpack(members, 'a')).toEqual({ kind: 'bytes', bytes: Buffer.from(`${'x'.repeat(100_000)}y`) });
  packed.writeUInt32LE(7, packed.length - 4);
  expect(unpack(packed, 'a')).toEqual({ kind: 'unreadable', reason: expect.stringContaining('damaged') });
});
