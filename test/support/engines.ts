import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Server } from 'node:http';
import { createServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import dynaliteServer from 'dynalite';
import { createTableInput } from '../../src/store/dynamo/create-table';
import { dynamoStore } from '../../src/store/dynamo/dynamo-store';
import type { Table } from '../../src/store/dynamo/store-error';
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

/** dynalite in this process, one for each store; it answers by HTTP, as DynamoDB does. */
export async function dynalite(): Promise<Engine<FreshTable>> {
  const closing: (() => Promise<void>)[] = [];
  return {
    fresh: async () => {
      const server = dynaliteServer({ createTableMs: 0 }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const tables = tablesAt(portOf(server));
      closing.push(async () => {
        await tables.stop();
        // Not dynalite's own close, which keeps the process for half a minute to close a store in memory.
        Server.prototype.close.call(server);
        server.closeAllConnections();
      });
      // The table of what watch rules matched has the same keys.
      await tables.client.send(new CreateTableCommand(createTableInput('matches')));
      return tables.fresh();
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
  const engine = tablesAt(port);
  await answering(engine.client, child);
  return {
    fresh: engine.fresh,
    stop: async () => {
      await engine.stop();
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

function tablesAt(port: number) {
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  let tables = 0;
  return {
    client,
    fresh: async () => {
      tables += 1;
      const name = `events-${tables}`;
      await client.send(new CreateTableCommand(createTableInput(name)));
      return { store: dynamoStore(client, name), table: { client, name } };
    },
    stop: async () => client.destroy(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  return port;
}

function portOf(server: TcpServer): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function answering(client: DynamoDBClient, child: ChildProcess): Promise<void> {
  // It answers or ends; how long that takes is the machine's matter.
  while (child.exitCode === null) {
    const answered = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('dynoxide did not start');
}
