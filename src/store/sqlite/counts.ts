import type { CountedBy, Counts, CountsQuery, RowCount } from '../store';
import type { SqlRow } from './database';
import { partitionOf } from './partition';
import type { Tables } from './tables';

/** How many rows of a partition have the same values. */
export function readCounts(tables: Tables, query: CountsQuery): Counts {
  const partition = partitionOf(tables, query);
  if (partition === undefined) return { counts: [], readUnits: 0 };
  const { hint, range } = partition;
  // SQLite sorts by all that it groups by; a partition of `byTime` is one day, and needs no look at each.
  const isOneDay = query.index === 'byTime';
  const grouped = query.by.filter((name) => !(isOneDay && name === 'day'));
  const columns = grouped.map((name) => (name === 'day' ? 'substr(event.instant, 1, 10)' : `event.${name}`));
  const found = tables.database.all(
    `SELECT count(*)${columns.map((column) => `, ${column}`).join('')} FROM event ${hint} WHERE ${range.sql}
      ${columns.length === 0 ? '' : `GROUP BY ${columns.join(', ')}`}`,
    ...range.values,
  );
  const given = isOneDay && query.by.includes('day') ? { day: query.partition } : {};
  const counts = found.filter(([count]) => count !== 0).map((row) => countOf(tables, row, grouped, given));
  return { counts, readUnits: 0 };
}

function countOf(
  { values }: Tables,
  [count, ...columns]: SqlRow,
  grouped: readonly CountedBy[],
  given: RowCount['values'],
): RowCount {
  const named: Partial<Record<CountedBy, string>> = { ...given };
  for (const [at, name] of grouped.entries()) {
    const column = columns[at];
    if (typeof column === 'number') named[name] = values.valueOf(column);
    else if (typeof column === 'string') named[name] = column;
  }
  return { values: named, count: Number(count) };
}
