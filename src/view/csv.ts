import { safeText } from './safe-text';

export interface CsvOptions {
  /** Every text unchanged, even where a spreadsheet would run it as a formula. @default false */
  readonly isRaw?: boolean;
}

/** Spreadsheets read a file as UTF-8 only if it begins with this mark. */
const byteOrderMark = '\ufeff';

/** A CSV file after RFC 4180, for spreadsheets: one header, one line a row, lines end in CR LF. */
export function csvFile(
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
  options: CsvOptions = {},
): string {
  return [csvHeader(columns), ...[...rows].map((row) => csvLine(row, options))].join('');
}

/** The beginning of a CSV file. */
export function csvHeader(columns: readonly string[]): string {
  return `${byteOrderMark}${columns.map(field).join(',')}\r\n`;
}

/** One row; a list becomes one cell, undefined and null an empty one. */
export function csvLine(row: readonly unknown[], { isRaw = false }: CsvOptions = {}): string {
  const texts = row.map(cellText);
  return `${texts.map((text) => field(isRaw ? text : guarded(text))).join(',')}\r\n`;
}

function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellText).join(' | ');
  return value === undefined || value === null ? '' : String(value);
}

/** Spreadsheets run a cell that begins like this (OWASP, CSV injection); a quote mark makes it text. */
const formula = /^[=+\-@\t\r]/;

function guarded(text: string): string {
  return safeText(formula.test(text) ? `'${text}` : text);
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
