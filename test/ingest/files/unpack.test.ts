import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { unpack } from '../../../src/ingest/files/unpack';

test('bytes come out of gzip as they went in, and others stay as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50_000 }), (array) => {
      const bytes = Buffer.from(array);
      expect(unpack(gzipSync(bytes))).toEqual({ kind: 'bytes', bytes });
      fc.pre(bytes[0] !== 0x1f);
      expect(unpack(bytes)).toEqual({ kind: 'bytes', bytes });
    }),
    { numRuns: 50 },
  );
});

test('a file that unpacks to more than the limit is refused, as is one that is larger unpacked', () => {
  const limit = 1024 * 1024;
  const bomb = gzipSync(Buffer.alloc(4 * limit));
  const reason = 'larger than 1 MiB, which is the most that is read of one file: split it';
  expect(unpack(bomb, limit)).toEqual({ kind: 'unreadable', reason: `unpacked ${reason}` });
  expect(unpack(Buffer.alloc(limit + 1), limit)).toEqual({ kind: 'unreadable', reason });
});

test('a file that lies about its size is unpacked all the same', () => {
  const packed = gzipSync(Buffer.alloc(100_000, 'x'));
  const members = Buffer.concat([packed, gzipSync('y')]);
  expect(unpack(members)).toEqual({ kind: 'bytes', bytes: Buffer.from(`${'x'.repeat(100_000)}y`) });
  packed.writeUInt32LE(7, packed.length - 4);
  expect(unpack(packed)).toEqual({ kind: 'unreadable', reason: expect.stringContaining('damaged') });
});
