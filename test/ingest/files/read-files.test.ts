import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { isWhole, type ReadContent } from '../../../src/ingest/files/content';
import type { Piece } from '../../../src/ingest/files/document';
import type { FileOutcome } from '../../../src/ingest/files/outcome';
import { poolOf } from '../../../src/ingest/files/pool';
import { type FilesFound, type ReadFilesOptions, readFiles } from '../../../src/ingest/files/read-files';
import { aRecord } from '../../support/a-record';
import { logFile, otherRecord } from '../../support/log-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lextrail-read-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function read(paths: readonly string[], options: Partial<ReadFilesOptions> = {}) {
  const outcomes: FileOutcome[] = [];
  for await (const outcome of readFiles(paths, {
    eventSource: 'lex.amazonaws.com',
    workers: 0,
    ...options,
  })) {
    outcomes.push(outcome);
  }
  return outcomes;
}

function builtWorker(): string {
  const outfile = join(folder, 'worker.cjs');
  const entry = join(__dirname, '../../../src/ingest/files/worker.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs' });
  return outfile;
}

test('a folder is read, file by file, and one bad file does not stop the rest', async () => {
  put('a.json', logFile(otherRecord(), aRecord()));
  put('b.json', 'oops');
  put('c.json.gz', gzipSync(logFile(aRecord({ eventID: 'c' }))));
  const found: FilesFound[] = [];
  const outcomes = await read([folder], { onFound: (each) => found.push(each) });
  expect(outcomes.map(({ records, others, rejected }) => [records, others, rejected.length])).toEqual([
    [2, 1, 0],
    [1, 0, 1],
    [1, 0, 0],
  ]);
  expect(outcomes[1]?.rejected[0]).toMatchObject({
    file: join(folder, 'b.json'),
    position: 'line 1, column 1',
  });
  expect(found).toEqual([{ files: 3, bytes: expect.any(Number), aside: [] }]);
});

test('a path that leads nowhere is an outcome', async () => {
  const missing = join(folder, 'missing');
  expect(await read([missing])).toEqual([
    {
      file: missing,
      bytes: 0,
      records: 0,
      others: 0,
      events: [],
      rejected: [
        { file: missing, position: 'whole file', reason: 'there is no such file or folder', records: 0 },
      ],
      hasMore: false,
    },
  ]);
});

test('a file that vanishes after it was found is an outcome', async () => {
  const vanishing = put('a.json', logFile());
  const [outcome] = await read([vanishing], { onFound: () => rmSync(vanishing) });
  expect(outcome?.rejected[0]?.reason).toBe('there is no such file or folder');
});

test('threads read the same as the caller would, in the same order', async () => {
  const filler = otherRecord({ requestParameters: { text: 'x'.repeat(100_000) } });
  for (let number = 10; number < 40; number += 1) {
    const records = [
      filler,
      aRecord({ eventID: `event-${number}` }),
      aRecord({ eventTime: '' }),
      otherRecord(),
    ];
    put(`${number}.json`, number % 7 === 0 ? 'oops' : logFile(...records));
  }
  const inThreads = await read([folder], { workers: 2, workerFile: builtWorker() });
  expect(inThreads).toEqual(await read([folder]));
  expect(inThreads).toHaveLength(30);
});

test.each([10_000, 1_000_000])(
  'a record nested %i levels deep is named, and the records beside it are read',
  async (levels) => {
    const deep = JSON.stringify(aRecord({ requestParameters: 'DEEP' })).replace(
      '"DEEP"',
      '['.repeat(levels) + ']'.repeat(levels),
    );
    put('a.json', `[${deep},${JSON.stringify(aRecord())}]`.padEnd(3_000_000));
    const [outcome] = await read([folder], { workers: 1, workerFile: builtWorker() });
    expect(outcome?.events).toHaveLength(1);
    expect(outcome?.rejected).toEqual([
      {
        file: join(folder, 'a.json'),
        position: 'record 1',
        reason: 'the record is nested deeper than 100 levels',
        records: 1,
      },
    ]);
  },
);

describe('a file that was read before', () => {
  const later = () => Date.parse('2099-01-01T00:00:00Z');

  async function stampOf(file: string) {
    const [outcome] = await read([file], { now: later });
    if (outcome?.finished === undefined) throw new Error('a good file is finished');
    return outcome.finished;
  }

  test('is not opened where its directory entry is the same', async () => {
    const stamp = await stampOf(put('a.json', logFile(aRecord())));
    const known = async () => ({ ...stamp, hash: 'another' });

    expect(await read([stamp.file], { now: later, known })).toMatchObject([
      { events: [], records: 0, isUnchanged: true },
    ]);
  });

  test('is compared by its hash where its directory entry is another', async () => {
    const stamp = await stampOf(put('a.json', logFile(aRecord())));
    const [same] = await read([stamp.file], { now: later, known: async () => ({ ...stamp, stat: 'moved' }) });
    const other = async () => ({ ...stamp, stat: 'moved', hash: 'another' });
    const [changed] = await read([stamp.file], { now: later, known: other });

    expect(same).toMatchObject({ isUnchanged: true, finished: stamp });
    expect(changed).toMatchObject({ records: 1, finished: stamp });
    expect(changed?.isUnchanged).toBeUndefined();
  });

  test('has no times to go by while they are so new that another change might not show', async () => {
    const file = put('a.json', logFile(aRecord()));
    const [outcome] = await read([file], { now: () => statSync(file).ctimeMs + 1000 });

    expect(outcome?.finished).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(outcome?.finished?.stat).toBeUndefined();
  });

  test('is finished only where all of it could be read', async () => {
    const [good, bad] = await read([put('a.json', logFile(aRecord())), put('b.json', '{"Records":[{}]}')]);

    expect([good?.finished === undefined, bad?.finished === undefined]).toEqual([false, true]);
  });
});

test('reading can be given up midway', async () => {
  for (let number = 10; number < 40; number += 1) put(`${number}.json`, logFile(aRecord()).padEnd(100_000));
  const options = { eventSource: 'lex.amazonaws.com', workers: 2, workerFile: builtWorker() };
  for await (const outcome of readFiles([folder], options)) {
    expect(outcome.events).toHaveLength(1);
    break;
  }
});

function piecesOf(content: ReadContent): readonly Piece[] {
  return isWhole(content) ? content.pieces : [];
}

describe('a worker that comes down', () => {
  const code = `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ tasks }) => {
      const files = tasks.map(({ file }) => file);
      if (files.includes('exit')) process.exit(7);
      if (files.includes('throw')) throw new Error('out of memory');
      parentPort.postMessage(JSON.stringify(files.map((file) => ({ file, bytes: 1, pieces: [] }))));
    });`;

  const taskOf = (file: string) => ({ file, eventSource: '*' });

  async function contents(batches: readonly (readonly string[])[]) {
    const pool = poolOf(1, put('worker.cjs', code));
    const answers = await Promise.all(batches.map((files) => pool.read({ tasks: files.map(taskOf) })));
    await pool.close();
    return answers
      .flat()
      .map((content) => [
        content.file,
        ...piecesOf(content).map((piece) => 'reason' in piece && piece.reason),
      ]);
  }

  test('costs the file that brought it down, which is named, and no other', async () => {
    expect(await contents([['a', 'throw', 'b'], ['c'], ['exit'], ['d', 'e']])).toEqual([
      ['a'],
      ['throw', 'reading it brought the worker down: out of memory'],
      ['b'],
      ['c'],
      ['exit', 'reading it brought the worker down: it ended'],
      ['d'],
      ['e'],
    ]);
  });

  test('that cannot even start is reported for each file', async () => {
    const pool = poolOf(2, join(folder, 'missing.cjs'));
    const answers = await pool.read({ tasks: ['a', 'b'].map(taskOf) });
    await pool.close();
    expect(answers.map(piecesOf)).toEqual(
      Array(2).fill([expect.objectContaining({ reason: expect.stringContaining('Cannot find module') })]),
    );
  });
});
