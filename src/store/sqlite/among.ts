import { nothing, type SqlClause } from './clause';
import type { Numbered } from './schema';
import type { Tables } from './tables';
import { temporaryTable } from './temporary-table';

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

function tableOf(tables: Tables, numbers: readonly number[]): string {
  const name = temporaryTable(tables, 'n INTEGER PRIMARY KEY');
  tables.database.run(`INSERT INTO ${name} SELECT value FROM json_each(?)`, JSON.stringify(numbers));
  return name;
}
