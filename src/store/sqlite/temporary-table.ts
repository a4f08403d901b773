import type { Tables } from './tables';

/** Makes a table of this connection alone, in memory, which also one that only reads can have; its name. */
export function temporaryTable({ database, nextTable }: Tables, columns: string): string {
  const name = `temp.t${nextTable()}`;
  database.exec(`PRAGMA temp_store = MEMORY; CREATE TABLE ${name} (${columns}) WITHOUT ROWID`);
  return name;
}
