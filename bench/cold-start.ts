import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { toEnvironment } from '../lambda/environment';
import { bundle, projectRoot } from '../lib/ingestion/bundling';
import { aRecord } from '../test/deploy/record';
import { atMost, type Ratio } from './ratio';

/** What a first event costs in a fresh process, against a handler that does nothing and one bare PutItem. */
export async function benchColdStart(rounds = 20): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-bench-'));
  const server = await listening(answering());
  try {
    const files = Object.fromEntries(
      Object.entries(handlers).map(([name, source]) => [name, built(folder, name, source)]),
    ) as Readonly<Record<Name, string>>;
    const times = await interleaved(files, environment(server), rounds);
    report(files, times);
    return [
      atMost(1.25, 'cold start to first stored event against one bare PutItem', times.live / times.bare),
      ...(['live', 'files'] as const).map((name) =>
        atMost(1, `bundle of the ${name} function against 450 KB`, statSync(files[name]).size / 450_000),
      ),
    ];
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

type Name = keyof typeof handlers;

const handlers = {
  empty: 'export const handler = async () => ({ batchItemFailures: [] });',
  bare: `
    import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
    const client = new DynamoDBClient();
    export async function handler() {
      await client.send(new PutItemCommand({ TableName: 'events', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
      return { batchItemFailures: [] };
    }`,
  live: `export { handler } from './lambda/ingest';`,
  files: `export { handler } from './lambda/ingest-files';`,
} as const;

function built(folder: string, name: string, contents: string): string {
  const outfile = join(folder, `${name}.mjs`);
  buildSync({
    stdin: { contents, resolveDir: projectRoot, loader: 'ts' },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: bundle.target,
    mainFields: [...bundle.mainFields],
    alias: bundle.alias,
    banner: { js: bundle.banner },
    logLevel: 'error',
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
  process.stderr.write('\\n' + performance.now());
  process.exit(0);
`;

async function interleaved(
  files: Readonly<Record<Name, string>>,
  env: NodeJS.ProcessEnv,
  rounds: number,
): Promise<Readonly<Record<Name, number>>> {
  const start = join(files.empty, '..', 'runner.mjs');
  writeFileSync(start, runner);
  const least: Record<Name, number> = { empty: Infinity, bare: Infinity, live: Infinity, files: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['empty', 'bare', 'live'] as const) {
      least[name] = Math.min(least[name], await once(start, files[name], env));
    }
  }
  return least;
}

function once(start: string, file: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [start, file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('close', (code) => {
      if (code === 0) resolve(Number(said.split('\n').at(-1)));
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
      urlSuffix: 'amazonaws.com',
      topicArn: 'arn:aws:sns:eu-west-1:111122223333:watch',
      busName: 'watch',
      watch: {},
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
function answering(): Server {
  return createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(
        String(request.headers['x-amz-target']).endsWith('Query') ? '{"Items":[],"Count":0}' : '{}',
      );
    });
  });
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function report(files: Readonly<Record<Name, string>>, times: Readonly<Record<Name, number>>): void {
  for (const name of ['empty', 'bare', 'live'] as const) {
    process.stdout.write(
      `${name}: ${times[name].toFixed(0)} ms from the start of the process, ${kilobytes(files[name])}\n`,
    );
  }
  process.stdout.write(`files: ${kilobytes(files.files)}\n`);
}

function kilobytes(file: string): string {
  return `${(statSync(file).size / 1000).toFixed(0)} KB`;
}
