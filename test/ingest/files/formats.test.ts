import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { FileOutcome } from '../../../src/ingest/files/outcome';
import { readFiles } from '../../../src/ingest/files/read-files';
import { readStream } from '../../../src/ingest/files/read-stream';
import { shellWord } from '../../../src/model/shell';
import { aRecord } from '../../support/a-record';
import { logFile } from '../../support/log-file';
import { zipOf } from '../../support/zip';

const lex = 'lex.amazonaws.com';
const log = logFile(aRecord());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lextrail-formats-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function gather(outcomes: AsyncIterable<FileOutcome>) {
  const all: FileOutcome[] = [];
  for await (const outcome of outcomes) all.push(outcome);
  return {
    events: all.flatMap(({ events }) => events).length,
    reasons: all.flatMap(({ rejected }) => rejected.map(({ reason }) => reason)),
    files: all.filter(({ hasMore }) => !hasMore).map(({ file }) => file),
  };
}

function read(...paths: readonly string[]) {
  return gather(readFiles(paths, { eventSource: lex, workers: 0 }));
}

function streamed(content: string | Buffer, chunk = 1000) {
  const bytes = Buffer.from(content);
  async function* source() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  return gather(readStream(source(), { file: 'stdin', eventSource: lex }));
}

/** Swaps the bytes of UTF-16, which JavaScript writes in one order only. */
function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('what a file is, its first bytes decide, not its name', () => {
  test.each([
    ['gzip without an ending', gzipSync(log)],
    ['gzip in gzip', gzipSync(gzipSync(log))],
    ['Zstandard', zstdCompressSync(log)],
    ['gzip in Zstandard', zstdCompressSync(gzipSync(log))],
    ['UTF-16, little end first', Buffer.from(`\ufeff${log}`, 'utf16le')],
    ['UTF-16, big end first', bigEndian(`\ufeff${log}`)],
    ['UTF-16 without a mark', bigEndian(log)],
    ['UTF-8 with a mark', `\ufeff${log}`],
  ])('%s, whole and as a stream', async (_, content) => {
    const whole = { events: 1, reasons: [] };
    expect(await read(put('delivered-2026-11-20', content))).toMatchObject(whole);
    expect(await read(folder)).toMatchObject(whole);
    expect(await streamed(content)).toMatchObject(whole);
    expect(await streamed(content, 1)).toMatchObject(whole);
  });

  test('a zip archive, each of its logs by its name', async () => {
    const archive = zipOf({
      'logs/': '',
      'logs/a.json': log,
      'logs/b.json.gz': gzipSync(logFile(aRecord({ eventID: 'b' }))),
      'logs/CloudTrail-Digest/c.json': '{}',
      'logs/bad.json': 'oops',
    });
    const path = put('logs.zip', archive);
    expect(await read(path)).toEqual({
      events: 2,
      reasons: ['not JSON: unexpected "oops"'],
      files: ['logs/a.json', 'logs/b.json.gz', 'logs/bad.json'].map((name) => `${path}/${name}`),
    });
  });

  test('a zip archive that is damaged, empty or piped', async () => {
    const archive = zipOf({ 'a.json': log });
    expect((await read(put('cut.zip', archive.subarray(0, 60)))).reasons).toEqual([
      expect.stringContaining('the zip archive is damaged'),
    ]);
    expect((await read(put('empty.zip', zipOf({})))).reasons).toEqual(['the archive holds no log file']);
    const within = expect.stringContaining('is a zip archive, which is read as a file of its own only');
    expect((await streamed(archive)).reasons).toEqual([within]);
    expect((await read(put('outer.zip', zipOf({ 'inner.zip': archive })))).reasons).toEqual([within]);
  });
});

describe('what is not read is named, with the command that helps', () => {
  const head = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(600)]);

  test.each([
    ['a.json.bz2', head('425a6839314159'), 'is packed with bzip2, which is not read; try: bunzip2 -c '],
    ['a.json.xz', head('fd377a585a00'), 'is packed with xz, which is not read; try: xz -dc '],
    ['a.7z', head('377abcaf271c'), 'is a 7z archive, which is not read; try: 7z x -so '],
    ['a.parquet', head('50415231'), 'is a Parquet file, which is not read; try: duckdb '],
    ['a.csv', 'eventversion,eventname,eventid\n"1.11","UpdateBot","x"', 'is CSV'],
    ['a.tsv', 'eventTime\teventName\teventID\n', 'is a table with tabs'],
    ['event_history.csv', 'Event name,Event time,User name\n', 'is CSV'],
  ])('%s, in a folder and by its name', async (name, content, reason) => {
    const path = put(name, content);
    expect((await read(folder)).reasons).toEqual([expect.stringContaining(reason)]);
    expect((await read(path)).reasons).toEqual([expect.stringContaining(reason)]);
    expect((await streamed(content)).reasons).toEqual([expect.stringContaining(reason)]);
  });

  test('a tar archive within gzip', async () => {
    const tar = Buffer.alloc(1024);
    tar.write('a.json', 0);
    tar.write('ustar', 257);
    const path = put("it's.tar.gz", gzipSync(tar));
    expect((await read(path)).reasons).toEqual([
      `is a tar archive, which is not read; try: mkdir logs && tar -xf '${folder}/it'\\''s.tar.gz' -C logs && lextrail import logs`,
    ]);
  });

  test('a Parquet file with a quote in its name, as SQL and the shell write it', async () => {
    const path = put("it's.parquet", head('50415231'));
    const sql = `FROM '${folder}/it''s.parquet'`;
    expect((await read(path)).reasons).toEqual([
      expect.stringContaining(`duckdb -jsonlines -c ${shellWord(sql)} | lextrail import -`),
    ]);
  });

  test('data after gzip, data that is cut off, and what is packed too often', async () => {
    const packed = gzipSync(log);
    expect((await read(put('a.gz', Buffer.concat([packed, Buffer.from('more')])))).reasons).toEqual([
      expect.stringContaining('something that is not gzip follows the gzip data'),
    ]);
    expect((await streamed(zstdCompressSync(log).subarray(0, 40))).reasons).toHaveLength(1);
    expect((await read(put('b.gz', zstdCompressSync(log).subarray(0, 40)))).reasons).toEqual([
      expect.stringContaining('the packed data is cut off'),
    ]);
    const often = [1, 2, 3, 4].reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from(log));
    expect((await read(put('c.gz', often))).reasons).toEqual(['is packed more than 3 times']);
    expect((await streamed(often)).reasons).toEqual(['is packed more than 3 times']);
  });

  test('of a stream that breaks off, what came before is read, and it is said', async () => {
    const records = Array.from({ length: 2000 }, (_, index) =>
      JSON.stringify(aRecord({ eventID: `${Math.sin(index)}` })),
    );
    const packed = gzipSync(records.join('\n'));
    const { events, reasons } = await streamed(packed.subarray(0, packed.length / 2));
    expect(events).toBeGreaterThan(100);
    expect(reasons).toEqual([
      expect.stringMatching(/the packed data is cut off.*; what is before it was read/),
    ]);
  });

  test('what is left of a download, and what is no log, is left aside by name', async () => {
    put('a.json', log);
    put('a.json.gz.3E2dC1aB', gzipSync(log).subarray(0, 30));
    put('picture.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    put('readme.md', '# Logs');
    put('empty', '');
    const aside: unknown[] = [];
    const options = {
      eventSource: lex,
      workers: 0,
      onFound: (found: { aside: readonly unknown[] }) => aside.push(...found.aside),
    };
    expect(await gather(readFiles([folder], options))).toMatchObject({ events: 1, reasons: [] });
    expect(aside).toEqual([
      { file: join(folder, 'a.json.gz.3E2dC1aB'), why: 'partial' },
      { file: join(folder, 'empty'), why: 'other' },
      { file: join(folder, 'picture.png'), why: 'other' },
      { file: join(folder, 'readme.md'), why: 'other' },
    ]);
  });
});

const isUnix = process.platform !== 'win32';
(isUnix ? describe : describe.skip)('what is no file ends at once, with a sentence', () => {
  test('a named pipe, by its name and in a folder', async () => {
    const pipe = join(folder, 'pipe.json');
    execFileSync('mkfifo', [pipe]);
    const { reasons } = await read(pipe);
    expect(reasons).toEqual(['is a named pipe, not a file; pipe what it gives: … | lextrail import -']);
    put('a.json', log);
    expect(await read(folder)).toMatchObject({ events: 1, reasons: [] });
  });

  test('a device', async () => {
    expect((await read('/dev/zero')).reasons).toEqual([expect.stringContaining('is a device, not a file')]);
  });

  (process.platform === 'linux' ? test : test.skip)('what the kernel makes as it is read', async () => {
    expect((await read('/proc/self/status', '/sys/kernel/notes')).reasons).toEqual(
      Array(2).fill('is made by the system as it is read, not a file'),
    );
  });
});

describe('large files are read in slices', () => {
  const records = Array.from({ length: 1100 }, (_, index) => aRecord({ eventID: `event-${index}` }));
  const large = `${' '.repeat(65 * 1024 * 1024)}${JSON.stringify({ Records: records })}`;

  test('stored as they are, in gzip and in zip, beside small ones and in order', async () => {
    put('a.json', log);
    put('b.json', large);
    put('c.json.gz', gzipSync(large));
    put('d.zip', zipOf({ 'd.json': large }));
    put('e.json', log);
    const slices: FileOutcome[] = [];
    for await (const slice of readFiles([folder], { eventSource: lex, workers: 0 })) slices.push(slice);
    const counts = slices.filter(({ events }) => events.length > 0).map(({ events }) => events.length);
    expect(counts).toEqual([1, ...[500, 500, 100, 500, 500, 100, 500, 500, 100], 1]);
    expect(slices.filter(({ hasMore }) => !hasMore)).toHaveLength(5);
  });

  test('what is wrong with one is said once, with its last slice', async () => {
    mkdirSync(join(folder, 'logs'));
    const bad = large.replace('"event-3"', 'oops').replace('"event-900"', 'oops');
    put('logs/a.json', bad);
    const slices: FileOutcome[] = [];
    for await (const slice of readFiles([join(folder, 'logs')], { eventSource: lex, workers: 0 }))
      slices.push(slice);
    expect(slices.flatMap(({ events }) => events)).toHaveLength(1098);
    expect(slices.map(({ rejected }) => rejected.length).filter((count) => count > 0)).toEqual([1]);
    expect(slices.at(-1)?.rejected[0]).toMatchObject({
      records: 2,
      reason: expect.stringContaining('first of 2'),
    });
  });
});
