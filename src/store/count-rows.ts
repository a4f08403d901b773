import type { StoredRow } from '../model/stored';
import { dayOf } from './keys';
import { nextPage } from './next-page';
import type { CountedBy, Counts, CountsQuery, RowCount, Rows, RowsQuery } from './store';
import { flagsOf } from './stored-row';

/** Rows of a Query at most, as DynamoDB reads 1 MB at most. */
const rowsAtOnce = 1000;

/** Counts rows for a store that can only list them. */
export async function countRows(
  rows: (query: RowsQuery) => Promise<Rows>,
  { by, ...partition }: CountsQuery,
): Promise<Counts> {
  const counts = new Map<string, RowCount>();
  let readUnits = 0;
  let after: string | undefined;
  do {
    const page = await rows({ ...partition, newestFirst: true, limit: rowsAtOnce, after });
    readUnits += page.readUnits;
    for (const row of page.rows) addTo(counts, valuesOf(row, by));
    after = nextPage(after, page.next);
  } while (after !== undefined);
  return { counts: [...counts.values()], readUnits };
}

/** Counts rows by what they have in common. */
export function countsOf(rows: readonly StoredRow[], by: readonly CountedBy[]): readonly RowCount[] {
  const counts = new Map<string, RowCount>();
  for (const row of rows) addTo(counts, valuesOf(row, by));
  return [...counts.values()];
}

function addTo(counts: Map<string, RowCount>, values: RowCount['values']): void {
  const key = JSON.stringify(values);
  counts.set(key, { values, count: (counts.get(key)?.count ?? 0) + 1 });
}

function valuesOf(row: StoredRow, by: readonly CountedBy[]): RowCount['values'] {
  const values: Partial<Record<CountedBy, string>> = {};
  for (const name of by) {
    const value = textOf(row, name);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function textOf(row: StoredRow, name: CountedBy): string | undefined {
  if (name === 'day') return dayOf(row);
  return name === 'flags' ? flagsOf(row).join(' ') : row[name];
}
