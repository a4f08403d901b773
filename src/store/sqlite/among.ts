import { nothing, type SqlClause } from './clause';
import type { Numbered } from './schema';
import type { Tables } from './tables';

/** Rows with one of these numbers in a column, or with another one. */
export function isAmong(
  tables: Tables,
  column: Numbered | 'n',
  numbers: readonly number[],
  operator: 'IN' | 'NOT IN' = 'IN',
): SqlClause {
  if (numbers.length === 0 && operator === 'IN') return nothing;
  return { sql: `event.${column} ${operator} (${listed(tables, numbers)})`, values: [] };
}

/** Written out, as the numbers are ours; a long list is a table, so that no page sorts it anew. */
function listed(tables: Tables, numbers: readonly number[]): string {
  return numbers.length <= mostWrittenOut ? numbers.join(',') : `SELECT n FROM ${tableOf(tables, numbers)}`;
}

const mostWrittenOut = 100;

/** A table of this connection alone, in memory, which also one that only reads can have. */
function tableOf({ database, nextList }: Tables, numbers: readonly number[]): string {
  const name = `temp.list_${nextList()}`;
  database.exec(`PRAGMA temp_store = MEMORY; CREATE TABLE ${name} (n INTEGER PRIMARY KEY)`);
  database.run(`INSERT INTO ${name} SELECT value FROM json_each(?)`, JSON.stringify(numbers));
  return name;
}
