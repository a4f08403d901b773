import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type GenerateOptions, generate } from '../simulator/generate';
import { atLeast, atMost, type Ratio } from './ratio';

const root = join(__dirname, '..');
const cores = availableParallelism();
const rounds = 5;

/** What an import costs as a user runs it, a process from its start to its end, beside the least that reading the files costs. */
export async function benchWholeImport(): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-bench-'));
  try {
    run(['--import', 'tsx', join(root, 'scripts/build.ts')]);
    return [...sparse(folder), ...dense(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An account in which one call in a hundred is Lex's. */
function sparse(folder: string): readonly Ratio[] {
  const logs = writeLogs(join(folder, 'sparse'), {
    seed: 12,
    days: 30,
    events: 2000,
    bots: 3,
    otherServices: 198_000,
  });
  const imports: number[] = [];
  const gunzips: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    gunzips.push(run(['-e', gunzipAll, logs.list, String(cores)]).wall);
    imports.push(run(importOf(logs.folder, join(folder, `sparse-${round}`))).wall);
  }
  const what = `whole import of ${logs.records} records with 2,000 Lex events against gunzip of the same files on ${cores} cores`;
  return [atMost(1.6, what, median(imports) / median(gunzips))];
}

/** Nothing but Lex. */
function dense(folder: string): readonly Ratio[] {
  const logs = writeLogs(join(folder, 'dense'), { seed: 11, days: 30, events: 50_000, bots: 5 });
  const store = join(folder, 'dense-store');
  const first = run(importOf(logs.folder, store));
  const again = run(importOf(logs.folder, store));
  const bytes = statSync(join(store, 'events.db')).size;
  return [
    atLeast(5000, 'Lex events imported in a CPU second, of 50,000', Math.round(50_000 / first.cpu)),
    atMost(400, 'MB of memory at most for that', Math.round(first.megabytes)),
    atMost(3.5, 'KB of the store for each of its events', bytes / 50_000 / 1000),
    atMost(
      0.1,
      'CPU time of importing the unchanged folder again against the first time',
      again.cpu / first.cpu,
    ),
    ...beside(logs, first.cpu),
  ];
}

/** DuckDB is not installed with lextrail, for its 70 MB: `npm install --no-save @duckdb/node-api` before the bench. */
function beside(logs: Logs, cpu: number): readonly Ratio[] {
  try {
    require.resolve('@duckdb/node-api');
  } catch {
    return [];
  }
  const duckdb = run(['-e', readJson, `${logs.folder}/**/*.json.gz`, join(logs.folder, 'duck.db')]);
  return [
    atMost(
      1,
      "CPU time of the import against DuckDB's read_json of the same files into a table of JSON, without an index",
      cpu / duckdb.cpu,
    ),
  ];
}

interface Logs {
  readonly folder: string;
  /** A file with the paths, a line each. */
  readonly list: string;
  readonly records: number;
}

function writeLogs(folder: string, options: GenerateOptions): Logs {
  const paths: string[] = [];
  for (const { path, content } of generate(options).files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    paths.push(file);
  }
  const list = `${folder}.txt`;
  writeFileSync(list, paths.join('\n'));
  return { folder, list, records: options.events + (options.otherServices ?? 0) };
}

function importOf(logs: string, store: string): readonly string[] {
  return [join(root, 'dist/lextrail.mjs'), 'import', logs, '--store', store, '--quiet'];
}

interface Cost {
  /** Seconds from the start of the process to its end. */
  readonly wall: number;
  /** Seconds of all its threads. */
  readonly cpu: number;
  /** The most memory that it held. */
  readonly megabytes: number;
}

/** Runs Node in a process of its own. */
function run(line: readonly string[]): Cost {
  const report = join(tmpdir(), `lextrail-bench-${process.pid}.json`);
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', costReport(report), ...line], {
    cwd: root,
    encoding: 'utf8',
  });
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${line.join(' ')} ended with ${status}: ${stderr}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

/** A module that writes what its process cost when that ends. */
function costReport(file: string): string {
  const code = `
    import { writeFileSync } from 'node:fs';
    import { isMainThread } from 'node:worker_threads';
    if (isMainThread) process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Unpacks every file of a list in as many threads as there are cores; a shared counter deals them out. */
const gunzipAll = `
  const { Worker } = require('node:worker_threads');
  const files = require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n');
  const shared = new SharedArrayBuffer(4);
  const code = \`
    const { workerData: { files, shared } } = require('node:worker_threads');
    const next = new Int32Array(shared);
    for (let at = Atomics.add(next, 0, 1); at < files.length; at = Atomics.add(next, 0, 1))
      require('node:zlib').gunzipSync(require('node:fs').readFileSync(files[at]));\`;
  for (let core = 0; core < Number(process.argv[2]); core += 1)
    new Worker(code, { eval: true, workerData: { files, shared } });`;

const readJson = `
  require('@duckdb/node-api').DuckDBInstance.create(process.argv[2])
    .then((instance) => instance.connect())
    .then((connection) => connection.run(
      "CREATE TABLE record AS SELECT unnest(Records) AS record FROM read_json('" + process.argv[1] +
      "', columns = { Records: 'JSON[]' }, maximum_object_size = 100000000)"));`;

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
