import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { toEnvironment } from '../lambda/environment';
import { bundling, projectRoot } from '../lib/ingestion/bundling';
import { aRecord } from '../test/deploy/record';
import { atMost, type Ratio } from './ratio';

/**
 * What a first event costs in a fresh process, against a handler that does nothing and one bare PutItem:
 * until the table has taken the event, and until the call ends, when its neighbours were asked too.
 */
export async function benchColdStart(rounds = 20): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-bench-'));
  const table = aTable();
  const server = await listening(table.server);
  try {
    const files = Object.fromEntries(
      Object.entries(handlers).map(([name, source]) => [name, built(folder, name, source)]),
    ) as Readonly<Record<Name, string>>;
    const times = await interleaved(files, table, rounds);
    report(files, times);
    return [
      atMost(
        1.25,
        'cold start to first stored event against one bare PutItem',
        times.live.stored / times.bare.stored,
      ),
      ...(['live', 'files', 'watch'] as const).map((name) =>
        atMost(1, `bundle of the ${name} function against 450 KB`, statSync(files[name]).size / 450_000),
      ),
    ];
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

type Name = keyof typeof handlers;
type Started = 'empty' | 'bare' | 'live';

const handlers = {
  empty: 'export const handler = async () => ({ batchItemFailures: [] });',
  bare: `
    import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
    const client = new DynamoDBClient();
    export async function handler() {
      await client.send(new PutItemCommand({ TableName: 'events', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
      return { batchItemFailures: [] };
    }`,
  live: `export { handler } from './lambda/ingest-handler';`,
  files: `export { handler } from './lambda/ingest-files-handler';`,
  watch: `export { handler } from './lambda/watch-handler';`,
} as const;

function built(folder: string, name: string, contents: string): string {
  const outfile = join(folder, `${name}.mjs`);
  buildSync({
    ...bundling,
    stdin: { contents, resolveDir: projectRoot, loader: 'ts' },
    outfile,
  });
  return outfile;
}

/** As Lambda's runtime does it: a process, the module, the call; the clock starts with the process. */
const runner = `
  const { handler } = await import(process.argv[2]);
  const { batchItemFailures } = await handler(JSON.parse(process.env.BATCH), {
    functionName: 'bench', getRemainingTimeInMillis: () => 30000,
  });
  if (batchItemFailures.length > 0) throw new Error('not stored');
  process.stderr.write(['\\n' + performance.timeOrigin, performance.timeOrigin + performance.now()].join(' '));
  process.exit(0);
`;

async function interleaved(
  files: Readonly<Record<Name, string>>,
  table: EmptyTable,
  rounds: number,
): Promise<Readonly<Record<Started, Times>>> {
  const start = join(files.empty, '..', 'runner.mjs');
  writeFileSync(start, runner);
  const least = { empty: never, bare: never, live: never };
  const env = environment(table.server);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['empty', 'bare', 'live'] as const) {
      const times = await once(start, files[name], env, table);
      least[name] = {
        stored: Math.min(least[name].stored, times.stored),
        ended: Math.min(least[name].ended, times.ended),
      };
    }
  }
  return least;
}

/** Milliseconds from the start of a process. */
interface Times {
  /** Until the table has taken an item. */
  readonly stored: number;
  readonly ended: number;
}

const never: Times = { stored: Infinity, ended: Infinity };

function once(start: string, file: string, env: NodeJS.ProcessEnv, table: EmptyTable): Promise<Times> {
  table.storedAt = Infinity;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [start, file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('close', (code) => {
      const [started = 0, ended = 0] = said.split('\n').at(-1)?.split(' ').map(Number) ?? [];
      if (code === 0) resolve({ stored: table.storedAt - started, ended: ended - started });
      else reject(new Error(`${file} ended with ${code}: ${said}`));
    });
  });
}

function environment(server: Server): NodeJS.ProcessEnv {
  const body = JSON.stringify({ detail: aRecord() });
  const batch = { Records: [{ messageId: '0', body, attributes: { ApproximateReceiveCount: '1' } }] };
  return {
    ...toEnvironment({
      tableName: 'events',
      reads: true,
      retentionDays: 400,
      readRetentionDays: 400,
      urlSuffix: 'amazonaws.com',
      live: ['111122223333/eu-west-1'],
    }),
    BATCH: JSON.stringify(batch),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
  };
}

/** A DynamoDB that is empty and takes everything, at once. */
interface EmptyTable {
  readonly server: Server;
  /** When it first took an item, in epoch milliseconds. */
  storedAt: number;
}

function aTable(): EmptyTable {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      const target = String(request.headers['x-amz-target']);
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(target.endsWith('Query') ? '{"Items":[],"Count":0}' : '{}');
      if (target.endsWith('PutItem')) table.storedAt = Math.min(table.storedAt, now());
    });
  });
  const table: EmptyTable = { server, storedAt: Infinity };
  return table;
}

/** The clock by which one process can tell another, in milliseconds with fractions. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function report(files: Readonly<Record<Name, string>>, times: Readonly<Record<Started, Times>>): void {
  for (const name of ['empty', 'bare', 'live'] as const) {
    const { stored, ended } = times[name];
    const until = Number.isFinite(stored) ? `${stored.toFixed(0)} ms to the first stored item, ` : '';
    process.stdout.write(`${name}: ${until}${ended.toFixed(0)} ms in all, ${kilobytes(files[name])}\n`);
  }
  for (const name of ['files', 'watch'] as const) {
    process.stdout.write(`${name}: ${kilobytes(files[name])}\n`);
  }
}

function kilobytes(file: string): string {
  return `${(statSync(file).size / 1000).toFixed(0)} KB`;
}
