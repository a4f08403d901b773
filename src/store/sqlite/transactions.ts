import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './database';
import { isBusy } from './errors';

/** Runs work in one transaction: all that it writes is stored, or nothing. */
export type Transact = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** How long another process may write before this one gives up. */
const waitMs = 60_000;
const pauseMs = 20;

/** The transactions of a connection, which has one at a time; `onRollback` is told when one came to nothing. */
export function transactions(database: Database, onRollback: () => void): Transact {
  let last: Promise<unknown> = Promise.resolve();

  async function transact<Result>(work: () => Promise<Result>): Promise<Result> {
    await begin(database, Math.ceil(waitMs / pauseMs));
    try {
      const result = await work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(database);
      onRollback();
      throw error;
    }
  }

  return (work) => {
    const result = last.then(() => transact(work));
    last = result.catch(() => undefined);
    return result;
  };
}

/** Waits outside of SQLite, so that an interruption is heard while another process writes. */
async function begin(database: Database, attempts: number): Promise<void> {
  try {
    return database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if (!isBusy(error) || attempts <= 0) throw error;
  }
  await pause(pauseMs);
  return begin(database, attempts - 1);
}

/** SQLite has rolled back by itself after some errors, such as a full disk. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // Then there is nothing to roll back.
  }
}
