import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The version that docs/decisions/stack-deploy-test.md speaks of. */
const version = '1.5.33';

const root = join(__dirname, '..', '..');
const home = join(root, '.cache', `ministack-${version}`);

export interface Place {
  readonly region: string;
  readonly account: string;
  /** Functions run on the Node that comes first in it. */
  readonly path: string;
}

export interface Emulator {
  readonly endpoint: string;
  readonly logFile: string;
  stop(): Promise<void>;
}

/** Starts an AWS of its own on this machine: MiniStack, installed once beneath .cache, with nothing in it. */
export async function startEmulator(place: Place): Promise<Emulator> {
  install();
  const port = await freePort();
  const logFile = join(root, '.cache', 'deploy', 'ministack.log');
  mkdirSync(join(root, '.cache', 'deploy'), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(join(home, 'bin', 'python'), [join(__dirname, 'start-emulator.py')], {
    cwd: join(root, '.cache', 'deploy'),
    env: { ...process.env, ...settings(port, place) },
    stdio: ['ignore', log, log],
    // Functions run as its children; as a group they all end with it.
    detached: true,
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await ready(endpoint, child, logFile);
  return { endpoint, logFile, stop: () => stop(child) };
}

function settings(port: number, { region, account, path }: Place): Readonly<Record<string, string>> {
  return {
    PATH: path,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: '127.0.0.1',
    MINISTACK_REGION: region,
    MINISTACK_ACCOUNT_ID: account,
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
  };
}

function install(): void {
  if (existsSync(join(home, 'bin', 'ministack'))) return;
  process.stdout.write(`installing ministack ${version} into ${home}\n`);
  rmSync(home, { recursive: true, force: true });
  run('python3', ['-m', 'venv', home]);
  run(join(home, 'bin', 'pip'), ['install', '--quiet', `ministack==${version}`]);
}

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`, { cause: error });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function ready(endpoint: string, child: ChildProcess, logFile: string): Promise<void> {
  // It answers or ends; how long that takes is the machine's matter.
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`ministack ended at once:\n${readFileSync(logFile, 'utf8')}`);
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer !== undefined) return;
    await pause(200);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await Promise.race([
    ended,
    pause(5_000).then(() => child.pid && child.exitCode === null && process.kill(-child.pid, 'SIGKILL')),
  ]);
}
