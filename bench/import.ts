import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { readFiles } from '../src/ingest/files/read-files';
import { type Layout, makeLogFiles } from './import-files';

/** A figure measured against another in the same run, and the bar it has to hold. */
export interface Ratio {
  readonly name: string;
  readonly ratio: number;
  readonly bar: string;
  readonly holds: boolean;
}

/** Reads log files in which one record in a hundred is Lex's, and compares with what takes at least that long. */
export async function benchImport(): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-bench-'));
  try {
    const workerFile = buildWorker(folder);
    return [
      ...(await compare(folder, workerFile, 'clustered')),
      ...(await compare(folder, workerFile, 'spread')),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ROUNDS = 5;
const CORES = availableParallelism();
// 1,200 files and 480,000 records in all, so that starting the threads, which all ways do, is not what is measured.
const READ_TIMES = 6;

/** What the ways are compared with does to each file's bytes. `SIZED` unpacks in one piece, as lextrail does. */
const SIZED = 'gunzipSync(bytes, { chunkSize: bytes.readUInt32LE(bytes.length - 4) + 16384 })';
const BASELINES = {
  gunzip: SIZED,
  'gunzip as called by default': 'gunzipSync(bytes)',
  'gunzip and JSON.parse': `JSON.parse(${SIZED}.toString())`,
} as const;

async function compare(folder: string, workerFile: string, layout: Layout): Promise<readonly Ratio[]> {
  const inner = join(folder, layout);
  mkdirSync(inner);
  const made = makeLogFiles(inner, layout);
  const files = Array.from({ length: READ_TIMES }, () => made).flat();
  const rounds = await interleaved({
    lextrail: () => readAll(files, workerFile),
    gunzip: () => inThreads(files, BASELINES.gunzip),
    unsized: () => inThreads(files, BASELINES['gunzip as called by default']),
    naive: () => inThreads(files, BASELINES['gunzip and JSON.parse']),
  });
  const median = (ratio: (times: (typeof rounds)[number]) => number) => middle(rounds.map(ratio));
  const where = `Lex in ${layout === 'clustered' ? 'one file of twenty' : 'every file'}`;
  return [
    atMost(
      1.5,
      `import against gunzip of the same files on ${CORES} cores, ${where}`,
      median((times) => times.lextrail / times.gunzip),
    ),
    atMost(
      1.5,
      `… against gunzipSync as called by default, ${where}`,
      median((times) => times.lextrail / times.unsized),
    ),
    atLeast(
      3,
      `gunzip and JSON.parse of everything against import, ${where}`,
      median((times) => times.naive / times.lextrail),
    ),
  ];
}

async function readAll(files: readonly string[], workerFile: string): Promise<void> {
  let events = 0;
  const options = { eventSource: 'lex.amazonaws.com', workers: CORES, workerFile };
  for await (const outcome of readFiles(files, options)) events += outcome.events.length;
  if (events === 0) throw new Error('the files hold Lex events, and none was found');
}

/** Does one thing to each file in as many threads as there are cores; a shared counter deals them out. */
async function inThreads(files: readonly string[], work: string): Promise<void> {
  const code = `
    const { workerData: { files, shared } } = require('node:worker_threads');
    const { readFileSync } = require('node:fs');
    const { gunzipSync } = require('node:zlib');
    const next = new Int32Array(shared);
    for (let at = Atomics.add(next, 0, 1); at < files.length; at = Atomics.add(next, 0, 1)) {
      const bytes = readFileSync(files[at]);
      ${work};
    }`;
  const workerData = { files, shared: new SharedArrayBuffer(4) };
  const threads = Array.from({ length: CORES }, () => new Worker(code, { eval: true, workerData }));
  await Promise.all(
    threads.map((thread) => new Promise((resolve, reject) => thread.on('exit', resolve).on('error', reject))),
  );
}

/** Times of ways that take turns. Ratios are taken within a round, so that what else the machine does meets both sides. */
async function interleaved<Name extends string>(
  ways: Record<Name, () => Promise<void>>,
): Promise<readonly Record<Name, number>[]> {
  const rounds: Record<Name, number>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = {} as Record<Name, number>;
    for (const name of Object.keys(ways) as Name[]) {
      const start = performance.now();
      await ways[name]();
      times[name] = performance.now() - start;
    }
    // The first round warms the page cache.
    if (round > 0) rounds.push(times);
  }
  return rounds;
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function atMost(bar: number, name: string, ratio: number): Ratio {
  return { name, ratio, bar: `at most ${bar}`, holds: ratio <= bar };
}

function atLeast(bar: number, name: string, ratio: number): Ratio {
  return { name, ratio, bar: `at least ${bar}`, holds: ratio >= bar };
}

function buildWorker(folder: string): string {
  const outfile = join(folder, 'worker.cjs');
  const entry = join(__dirname, '../src/ingest/files/worker.ts');
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  return outfile;
}

async function main(): Promise<void> {
  for (const { name, ratio, bar, holds } of await benchImport()) {
    console.log(`${ratio.toFixed(2).padStart(6)}  ${bar}  ${holds ? 'holds' : 'DOES NOT HOLD'}  ${name}`);
  }
}

if (require.main === module) void main();
