import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { createTableInput } from '../../src/store/dynamo/create-table';
import { dynamoStore } from '../../src/store/dynamo/dynamo-store';
import type { Table } from '../../src/store/dynamo/service';
import { embeddedClient } from '../../src/store/embedded/client';
import { openLevel } from '../../src/store/embedded/level';
import { embeddedTable, withTable } from '../../src/store/embedded/table';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';
import type { EventStore } from '../../src/store/store';

/** Something that can hold a store, and how to get an empty one in it. */
export interface Engine<Made extends Fresh = Fresh> {
  fresh(): Promise<Made>;
  stop(): Promise<void>;
}

export interface Fresh {
  readonly store: EventStore;
}

/** The store in a table of something that understands DynamoDB. */
export interface FreshTable extends Fresh {
  readonly table: Table;
}

/** SQLite as Node has it. */
export async function sqlite(): Promise<Engine> {
  const closing: (() => Promise<void>)[] = [];
  return {
    fresh: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lextrail-'));
      const { store, close } = await openSqlite(folder, 'write');
      closing.push(close, () => rm(folder, { recursive: true, force: true }));
      return { store };
    },
    stop: async () => {
      for (const close of closing) await close();
    },
  };
}

const opening = { holder: 'a test', now: () => new Date('2026-11-22T10:00:00Z'), waitMs: 0 };

export async function dynalite(): Promise<Engine<FreshTable>> {
  const closing: (() => Promise<void>)[] = [];
  return {
    fresh: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lextrail-'));
      const { store, close } = await openLevel(folder, opening);
      closing.push(close, () => rm(folder, { recursive: true, force: true }));
      const client = embeddedClient(await withTable(store, folder));
      return { store: dynamoStore(client, embeddedTable), table: { client, name: embeddedTable } };
    },
    stop: async () => {
      for (const close of closing) await close();
    },
  };
}

/** The program of `@dynoxide`, where its package installs. */
export function dynoxideProgram(): string | undefined {
  try {
    return join(dirname(require.resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
  } catch {
    return undefined;
  }
}

export async function dynoxide(program: string): Promise<Engine<FreshTable>> {
  const port = await freePort();
  const child = spawn(program, ['--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  await answering(client, child);
  let tables = 0;
  return {
    fresh: async () => {
      tables += 1;
      const name = `events-${tables}`;
      await client.send(new CreateTableCommand(createTableInput(name)));
      return { store: dynamoStore(client, name), table: { client, name } };
    },
    stop: async () => {
      client.destroy();
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function answering(client: DynamoDBClient, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt += 1) {
    const answered = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('dynoxide did not start');
}
