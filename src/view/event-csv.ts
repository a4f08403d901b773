import type { NamedEvent } from '../model/named';
import { type CsvOptions, csvHeader, csvLine } from './csv';
import { doubtLabel } from './doubt';
import { doubtsOf } from './event-doubts';
import { eventJson } from './event-json';
import { spreadsheetTime } from './time';

/** The columns of a CSV file of events; columns are only added, at the end. */
export const csvColumns = [
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
  'timeUtc',
  'session',
  'accessKeyId',
  'botId',
  'botName',
  'changeCount',
  'changedPaths',
  'doubts',
] as const;

export interface EventCsvOptions extends CsvOptions {
  /** The IANA time zone of the column `time`; `timeUtc` is ISO 8601 whatever the zone. @default 'UTC' */
  readonly zone?: string;
}

/** The header and one line an event. */
export function eventsCsv(events: readonly NamedEvent[], options: EventCsvOptions = {}): string {
  return [eventCsvHeader(), ...events.map((named) => eventCsvLine(named, options))].join('');
}

export function eventCsvHeader(): string {
  return csvHeader(csvColumns);
}

export function eventCsvLine(named: NamedEvent, options: EventCsvOptions = {}): string {
  const json = {
    ...eventJson(named),
    time: spreadsheetTime(named.event.time, options.zone),
    timeUtc: named.event.time,
    doubts: doubtsOf(named).map(doubtLabel),
  };
  const cells = new Map<string, unknown>(Object.entries(json));
  return csvLine(
    csvColumns.map((column) => cells.get(column)),
    options,
  );
}
