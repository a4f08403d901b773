import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode } from '../../src/cli/exit-codes';
import { run } from '../../src/cli/run';
import type { World } from '../../src/cli/world';
import type { Account } from '../../src/doctor/account';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';

/** What one command line came to. */
export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface WorldOptions {
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly env?: World['env'];
  readonly stdin?: Iterable<string> | AsyncIterable<string>;
  readonly signal?: AbortSignal;
  readonly now?: string;
  readonly canAsk?: boolean;
  /** What stands for the AWS account, where a command asks one. */
  readonly account?: Account;
  /** What opening a table comes to, where a command opens one. */
  readonly openTable?: World['openStore'];
}

/** A machine of one person: its folders, its clock, and a real store. */
export interface Machine {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly lextrail: (line: string | readonly string[], options?: WorldOptions) => Promise<Outcome>;
  /** Another store on the same machine, in a folder of this name. */
  readonly storeNamed: (name: string) => readonly string[];
  readonly close: () => Promise<void>;
}

const defaultNow = '2026-11-22T09:21:43Z';

export function aMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-cli-'));
  return {
    folder,
    path: (name) => join(folder, name),
    storeNamed: (name) => ['--store', join(folder, name)],
    lextrail: async (line, options = {}) => {
      const { world, text } = aWorld(folder, options);
      const code = await run(typeof line === 'string' ? line.split(' ') : line, world);
      return { code, ...text() };
    },
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function aWorld(
  folder: string,
  {
    isTerminal = false,
    columns,
    env = {},
    stdin = [],
    signal,
    now = defaultNow,
    account,
    openTable = (target) => Promise.reject(new Error(`no AWS in a test, asked for ${target.source}`)),
    canAsk = false,
  }: WorldOptions,
) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    taken: async () => {},
    isTerminal,
    columns,
  });
  const world: World = {
    out: stream('out'),
    err: stream('err'),
    stdin: (async function* () {
      for await (const part of stdin) yield Buffer.from(part);
    })(),
    canAsk,
    env,
    now: () => new Date(now),
    randomKey: () => randomBytes(32).toString('hex'),
    signal: signal ?? new AbortController().signal,
    dataFolder: join(folder, 'data'),
    configFolder: join(folder, 'config'),
    cores: 1,
    openStore: (target, access) =>
      target.kind === 'folder' ? openSqlite(target.folder, access) : openTable(target, access),
    openAccount: async () => account ?? Promise.reject(new Error('no AWS in this test')),
  };
  return { world, text: () => written };
}

/** The JSON that a command answered with. */
export function answerIn<T = Readonly<Record<string, unknown>>>({ out }: Outcome): T {
  return JSON.parse(out) as T;
}
