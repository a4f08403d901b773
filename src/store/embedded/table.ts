import { isDeepStrictEqual } from 'node:util';
import { createTableInput } from '../dynamo/create-table';

/** The table's name within the embedded store, which holds no other. */
export const embeddedTable = 'events';

/**
 * A view of the store that has the table, made on first use: dynalite's description of it, which its own
 * CreateTable would reach only by way of timers. It is kept here rather than read for every request.
 */
export async function withTable(store: DynaliteStore, folder: string): Promise<DynaliteStore> {
  const description: unknown = JSON.parse(
    JSON.stringify({ ...createTableInput(embeddedTable), TableStatus: 'ACTIVE' }),
  );
  const found = await stored(store);
  if (found === undefined) await write(store, description);
  else if (!isDeepStrictEqual(found, description)) {
    throw new Error(
      `the store in ${folder} was made by another version of lextrail; import the logs into a new folder with --store`,
    );
  }
  return { ...store, getTable: (_name, done) => done(null, description) };
}

function stored(store: DynaliteStore): Promise<unknown> {
  return new Promise((resolve, reject) => {
    store.tableDb.get(embeddedTable, (error, found) => {
      if (error && error.name !== 'NotFoundError') reject(error);
      else resolve(found);
    });
  });
}

function write(store: DynaliteStore, description: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    store.tableDb.put(embeddedTable, description, (error) => (error ? reject(error) : resolve()));
  });
}
