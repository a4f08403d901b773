import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../model/error-text';
import { NoStore } from '../no-store';
import type { EventStore } from '../store';
import { type Database, openDatabase } from './database';
import { refuseOlderStore, requireStore } from './require-store';
import { applicationId, fileTable, schemaVersion, tables, views } from './schema';
import { sqliteStore } from './sqlite-store';

/** `read` leaves every file as it is; `write` makes the store where there is none. */
export type OpenMode = 'read' | 'write';

export interface LocalStore {
  readonly store: EventStore;
  close(): Promise<void>;
}

/**
 * The store in a folder of this machine, for its owner only: one SQLite file. Throws `NoStore` where there
 * is nothing to read.
 *
 * @example
 * ```ts
 * const opened = await openSqlite('./store', 'read');
 * try {
 *   console.log((await opened.store.days()).days);
 * } finally {
 *   await opened.close();
 * }
 * ```
 */
export async function openSqlite(folder: string, access: OpenMode): Promise<LocalStore> {
  const file = join(folder, 'events.db');
  refuseOlderStore(folder, file);
  const database = access === 'write' ? openToWrite(folder, file) : openToRead(folder, file);
  try {
    checkVersion(database, file);
    return { store: sqliteStore(database), close: async () => closeDatabase(database, access) };
  } catch (error) {
    database.close();
    throw error;
  }
}

function openToRead(folder: string, file: string): Database {
  requireStore(folder, file);
  const database = openDatabase(file, { readOnly: true });
  database.exec(`PRAGMA busy_timeout = ${readerWaitMs}; PRAGMA mmap_size = ${mappedBytes}`);
  return database;
}

function openToWrite(folder: string, file: string): Database {
  makeFile(folder, file);
  const database = openDatabase(file, { readOnly: false });
  try {
    database.exec(`PRAGMA busy_timeout = ${readerWaitMs}; PRAGMA page_size = ${pageBytes}`);
    checkOwner(database, file);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(`PRAGMA cache_size = -${cacheKilobytes}`);
    makeTables(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

// A reader meets a lock for the moment of a commit at most.
const readerWaitMs = 2000;
// Seven records a page at least, so that little of it stays empty.
const pageBytes = 32 * 1024;
const cacheKilobytes = 16 * 1024;
// As much as SQLite maps at most: reading maps what it needs, and copies nothing.
const mappedBytes = 0x7f_ff_00_00;

/** SQLite's own files beside it take its permissions. */
function makeFile(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    keepForOwner(folder);
  } catch (cause) {
    throw new Error(
      `cannot make a store in ${folder}: ${messageOf(cause)}; give another folder with --store`,
      { cause },
    );
  }
}

/** A folder that holds a store and nothing else is its owner's alone, whoever made it; one with other files is not ours to close. */
function keepForOwner(folder: string): void {
  const names = readdirSync(folder);
  if (!names.every((name) => ownFiles.test(name))) return;
  chmodSync(folder, 0o700);
  for (const name of names) chmodSync(join(folder, name), 0o600);
}

const ownFiles = /^(?:events\.db(?:-wal|-shm|-journal)?|text-key)$/;

function makeTables(database: Database): void {
  if (versionOf(database) === schemaVersion) database.exec(fileTable);
  if (versionOf(database) !== 0) return;
  database.exec('BEGIN IMMEDIATE');
  // Another process may have made them since.
  if (versionOf(database) === 0) {
    database.exec(tables + fileTable + views);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
  }
  database.exec('COMMIT');
}

function versionOf(database: Database): number {
  const [version] = database.first('PRAGMA user_version') ?? [];
  return Number(version);
}

/** An SQLite file of another program is not touched. */
function checkOwner(database: Database, file: string): void {
  const [id] = database.first('PRAGMA application_id') ?? [];
  const [count] = database.first('SELECT count(*) FROM sqlite_schema') ?? [];
  if (id !== applicationId && count !== 0) {
    throw new Error(`${file} is an SQLite file of another program; use another folder with --store`);
  }
}

function checkVersion(database: Database, file: string): void {
  checkOwner(database, file);
  const version = versionOf(database);
  if (version === schemaVersion) return;
  if (version === 0) throw new NoStore(`the store ${file} is empty`);
  throw new Error(
    `the store ${file} was made by another version of lextrail (schema ${version}, this one reads ${schemaVersion}); import the logs into another folder with --store`,
  );
}

/** At rest a store is one file that any reader can open: SQLite's log is merged into it, where nobody else has it open. */
function closeDatabase(database: Database, access: OpenMode): void {
  try {
    if (access === 'write') database.exec('PRAGMA journal_mode = DELETE');
  } catch {
    // Somebody reads; the last one to close merges the log.
  }
  database.close();
}
