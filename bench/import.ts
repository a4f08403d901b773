import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { readFiles } from '../src/ingest/files/read-files';
import { type Layout, makeLogFiles } from './import-files';
import { atLeast, atMost, interleaved, type Ratio } from './ratio';

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

const rounds = 5;
const cores = availableParallelism();
// 1,200 files and 480,000 records in all, so that starting the threads, which all ways do, is not what is measured.
const readTimes = 6;

/** What else is done to each file's bytes, to compare with. */
const baselines = {
  gunzip: 'gunzipSync(bytes)',
  // The fastest that Node has, and lextrail's own way: unpacked in one piece, its size known beforehand.
  sizedGunzip: 'gunzipSync(bytes, { chunkSize: bytes.readUInt32LE(bytes.length - 4) + 16384 })',
  naive: 'JSON.parse(gunzipSync(bytes).toString())',
} as const;

async function compare(folder: string, workerFile: string, layout: Layout): Promise<readonly Ratio[]> {
  const inner = join(folder, layout);
  mkdirSync(inner);
  const made = makeLogFiles(inner, layout);
  const files = Array.from({ length: readTimes }, () => made).flat();
  const ways = {
    lextrail: () => readAll(files, workerFile),
    gunzip: () => inThreads(files, baselines.gunzip),
    sizedGunzip: () => inThreads(files, baselines.sizedGunzip),
    naive: () => inThreads(files, baselines.naive),
  };
  const { lextrail, gunzip, sizedGunzip, naive } = await interleaved(ways, rounds);
  const where = `on ${cores} cores, 1 % Lex, in ${layout === 'clustered' ? 'one file of twenty' : 'every file'}`;
  return [
    atMost(1.5, `import against gunzip of the same files ${where}`, lextrail / gunzip),
    atMost(2, `import against gunzip told each size beforehand, ${where}`, lextrail / sizedGunzip),
    atLeast(3, `gunzip and JSON.parse of everything against import ${where}`, naive / lextrail),
  ];
}

async function readAll(files: readonly string[], workerFile: string): Promise<void> {
  let events = 0;
  const options = { eventSource: 'lex.amazonaws.com', workers: cores, workerFile };
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
  const threads = Array.from({ length: cores }, () => new Worker(code, { eval: true, workerData }));
  await Promise.all(
    threads.map((thread) => new Promise((resolve, reject) => thread.on('exit', resolve).on('error', reject))),
  );
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
