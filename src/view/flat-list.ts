import type { JsonObject, JsonValue } from '../model/json';
import { csvFile } from './csv';
import { safeJson } from './safe-text';
import { spreadsheetTime } from './time';

/** An answer that is a list, as spreadsheets and line tools take it: one flat row an entry. */
export interface FlatList {
  /** The members of every row, in order. */
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}

/** The list as CSV, its times as a spreadsheet reads them, in the zone (default UTC). */
export function flatListCsv({ columns, rows }: FlatList, zone?: string): string {
  return csvFile(
    columns,
    rows.map((row) => columns.map((column) => cell(row[column], zone))),
  );
}

/** The list as one JSON object a line, times in ISO 8601, UTC. */
export function flatListLines({ rows }: FlatList): string {
  return rows.map((row) => `${safeJson(row)}\n`).join('');
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function cell(value: JsonValue | undefined, zone: string | undefined): unknown {
  if (typeof value === 'string' && time.test(value)) return spreadsheetTime(value, zone);
  const isNested = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isNested ? safeJson(value) : value;
}
