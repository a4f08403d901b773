#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { exitCodes } from '../src/cli/exit-codes';
import { nodeProblem } from '../src/cli/node-version';
import { run } from '../src/cli/run';
import type { OpenStore, OutputStream, StoreAccess, Target, World } from '../src/cli/world';
import type { Account, AccountOptions } from '../src/doctor/account';

const paths = envPaths('lextrail', { suffix: '' });

function outputOf(stream: NodeJS.WriteStream): OutputStream {
  return {
    write: (text) => void stream.write(text),
    taken: async () => {
      if (stream.writableNeedDrain) await once(stream, 'drain');
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
  };
}

async function openAccount(where: AccountOptions): Promise<Account> {
  return (await import('../src/doctor/account')).openAccount(where);
}

async function openStore(target: Target, access: StoreAccess): Promise<OpenStore> {
  if (target.kind === 'stack') {
    const { table } = await (await openAccount(target)).deployment(target.stack);
    return openStore({ ...target, kind: 'table', table }, access);
  }
  if (target.kind === 'table')
    return (await import('../src/store/dynamo/open-table')).openTable(target, access);
  return (await import('../src/store/sqlite/open-sqlite')).openSqlite(target.folder, access);
}

/** The worker that the build puts beside this program; there is none when it runs from its source. */
function builtWorker(): string | undefined {
  const worker = join(dirname(realpathSync(process.argv[1] ?? '.')), 'worker.mjs');
  return existsSync(worker) ? worker : undefined;
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
    // A read of stdin that waits for more would keep the process alive.
    process.stdin.destroy();
    process.once('SIGINT', () => process.exit(130));
  });
  return controller.signal;
}

// `lextrail query | head` closes the pipe early: that is a finished answer, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Nobody reads the talk (`lextrail import … 2>&1 | head`): that is no reason to end the work before it is done.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The AWS SDK announces which Node versions it will want next year: news for whoever builds this, not for users.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// Every Node 22 and 24 announces node:sqlite as experimental: no news for whoever asks a question.
const { emitWarning } = process;
process.emitWarning = (warning: string | Error, ...given: readonly never[]) => {
  if (!String(warning).startsWith('SQLite is an experimental')) emitWarning.call(process, warning, ...given);
};

const world: World = {
  out: outputOf(process.stdout),
  err: outputOf(process.stderr),
  stdin: process.stdin,
  canAsk: process.stdin.isTTY === true,
  env: process.env,
  now: () => new Date(),
  randomKey: () => randomBytes(32).toString('hex'),
  signal: interruption(),
  dataFolder: paths.data,
  configFolder: paths.config,
  workerFile: builtWorker(),
  cores: availableParallelism(),
  openStore,
  openAccount,
};

const problem = nodeProblem(process.versions.node);
if (problem === undefined) {
  void run(process.argv.slice(2), world).then((code) => {
    process.exitCode = code;
  });
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = exitCodes.failed;
}
