import { mkdir } from 'node:fs/promises';
import { messageOf } from '../../model/error-text';
import { dynamoStore, type StoreOptions } from '../dynamo/dynamo-store';
import type { EventStore } from '../store';
import { embeddedClient } from './client';
import { expire } from './expire';
import { openLevel } from './level';
import { requireStore } from './require-store';
import { embeddedTable, withTable } from './table';

export interface EmbeddedOptions extends StoreOptions {
  readonly now: () => Date;
  /** To `read`, a store must be there; to `write`, one is made where there is none. @default 'write' */
  readonly access?: 'read' | 'write';
  /** Who opens it, told to whoever finds it in use. @default another process */
  readonly holder?: string;
  /** How long to wait for another process that has it open. @default 5000 */
  readonly waitMs?: number;
}

export interface Embedded {
  readonly store: EventStore;
  /** What opening did that is worth telling, in sentences. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/**
 * The store in a folder of this machine, for its owner only: DynamoDB as dynalite understands it, in this process.
 *
 * @example
 * ```ts
 * const opened = await openEmbedded('./store', { now: () => new Date() });
 * try {
 *   console.log((await opened.store.days()).days);
 * } finally {
 *   await opened.close();
 * }
 * ```
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions): Promise<Embedded> {
  const { now, access = 'write', holder = 'another process', waitMs = 5000 } = options;
  if (access === 'read') await requireStore(folder);
  else await makeFolder(folder);
  const { store, close } = await openLevel(folder, { holder, now, waitMs });
  try {
    const client = embeddedClient(await withTable(store, folder));
    const table = { client, name: embeddedTable };
    const expired = await expire(table, folder, now());
    return {
      store: dynamoStore(client, embeddedTable, options),
      notices: noticesOf(expired),
      close: async () => {
        client.destroy();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function noticesOf(expired: number): readonly string[] {
  if (expired === 0) return [];
  return [
    expired === 1
      ? '1 event past its retention was deleted'
      : `${expired} events past their retention were deleted`,
  ];
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Error(
      `cannot make the folder ${folder} for the store: ${messageOf(cause)}; give another one with --store`,
      { cause },
    );
  }
}
