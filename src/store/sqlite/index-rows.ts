import { cursorOf, keyAt } from '../cursor';
import type { Rows, RowsQuery } from '../store';
import { allClauses, anything, type SqlClause } from './clause';
import type { SqlValue } from './database';
import { rowAt } from './events';
import { partitionOf, type SqlPartition } from './partition';
import { fromRow, numberOf, selectedColumns } from './row';
import type { Tables } from './tables';

/** One page of one partition of an index. */
export function readRows(tables: Tables, query: RowsQuery): Rows {
  const partition = partitionOf(tables, query);
  if (partition === undefined) return { rows: [], readUnits: 0 };
  const { hint, order, range } = partition;
  const { sql, values } = allClauses([behind(tables, query, order), range]);
  const direction = query.newestFirst ? 'DESC' : 'ASC';
  const found = tables.database.all(
    `SELECT ${selectedColumns} FROM event ${hint} WHERE ${sql}
      ORDER BY ${order.map((column) => `event.${column} ${direction}`).join(', ')} LIMIT ?`,
    ...values,
    query.limit,
  );
  const rows = found.map((row) => fromRow(row, tables.values));
  const last = rows.length < query.limit ? undefined : rows.at(-1);
  return { rows, next: last && cursorOf(last), readUnits: 0 };
}

/** What follows the row that the page before ended with. */
function behind(
  tables: Tables,
  { after, newestFirst }: RowsQuery,
  columns: SqlPartition['order'],
): SqlClause {
  if (after === undefined) return anything;
  const key = keyAt(after);
  const row = rowAt(tables, key);
  const sorted: Readonly<Record<string, SqlValue>> = { ...key, n: row === undefined ? 0 : numberOf(row) };
  return {
    sql: `(${columns.map((name) => `event.${name}`).join(', ')}) ${newestFirst ? '<' : '>'} (?, ?, ?)`,
    values: columns.map((name) => sorted[name] ?? null),
  };
}
