import type { NamedEvent } from '../model/named';
import { eventsCsv } from '../view/event-csv';
import { eventJson, eventLine } from '../view/event-json';
import { safeJson } from '../view/safe-text';
import { eventTable } from '../view/table';
import type { OutputFormat, Setting } from './command';
import { lookOf } from './look';

/** Events as the answer on stdout, in the format that was asked for. */
export function writeEvents(events: readonly NamedEvent[], setting: Setting): void {
  setting.world.out.write(FORMATS[setting.options.output](events, setting));
}

const FORMATS: Readonly<Record<OutputFormat, (events: readonly NamedEvent[], setting: Setting) => string>> = {
  table: (events, setting) => eventTable(events, lookOf(setting)),
  json: (events) => `${safeJson(events.map(eventJson), 2)}\n`,
  ndjson: (events) => events.map((event) => `${eventLine(event)}\n`).join(''),
  csv: (events) => eventsCsv(events),
};
