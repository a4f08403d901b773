import type { NamedEvent } from '../model/named';
import { eventJson } from './event-json';
import { safeText } from './safe-text';

/** The columns of a CSV file, each a member of the event's JSON; columns are only added, at the end. */
export const CSV_COLUMNS = [
  'time',
  'action',
  'resource',
  'actor',
  'tool',
  'outcome',
  'error',
  'sentence',
  'bot',
  'effect',
  'role',
  'ip',
  'network',
  'region',
  'account',
  'mfa',
  'root',
  'service',
  'id',
] as const;

export interface CsvOptions {
  /** Every text unchanged, even where a spreadsheet would run it as a formula. @default false */
  readonly isRaw?: boolean;
}

/** The header and one line an event, after RFC 4180: lines end in CR LF. */
export function eventsCsv(events: readonly NamedEvent[], options: CsvOptions = {}): string {
  return [csvHeader(), ...events.map((named) => csvLine(named, options))].join('');
}

export function csvHeader(): string {
  return `${CSV_COLUMNS.join(',')}\r\n`;
}

export function csvLine(named: NamedEvent, { isRaw = false }: CsvOptions = {}): string {
  const json = eventJson(named);
  const cells = CSV_COLUMNS.map((column) => cellText(json[column]));
  return `${cells.map((text) => field(isRaw ? text : guarded(text))).join(',')}\r\n`;
}

function cellText(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** Spreadsheets run a cell that begins like this (OWASP, CSV injection); a quote mark makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

function guarded(text: string): string {
  return safeText(FORMULA.test(text) ? `'${text}` : text);
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
