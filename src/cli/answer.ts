import type { NamedEvent } from '../model/named';
import { eventCsvLine, eventsCsv } from '../view/event-csv';
import { eventJson, eventLine } from '../view/event-json';
import { eventsMarkdown } from '../view/report-page';
import { safeJson } from '../view/safe-text';
import { eventTable } from '../view/table';
import type { CommandContext, OutputFormat } from './command';
import { lookOf } from './look';

/** Events as the answer on stdout, in the format that was asked for. */
export function writeEvents(events: readonly NamedEvent[], context: CommandContext): void {
  context.world.out.write(writers[context.options.output](events, context));
}

/** Goes on with a list of events in a format that is written line by line. */
export function writeMoreEvents(events: readonly NamedEvent[], { options, world }: CommandContext): void {
  const lineOf = (event: NamedEvent) =>
    options.output === 'csv' ? eventCsvLine(event, { zone: options.tz }) : `${eventLine(event)}\n`;
  world.out.write(events.map(lineOf).join(''));
}

const writers: Readonly<
  Record<OutputFormat, (events: readonly NamedEvent[], context: CommandContext) => string>
> = {
  table: (events, context) => eventTable(events, lookOf(context)),
  json: (events) => `${safeJson(events.map(eventJson), 2)}\n`,
  ndjson: (events) => events.map((event) => `${eventLine(event)}\n`).join(''),
  csv: (events, { options }) => eventsCsv(events, { zone: options.tz }),
  markdown: (events, context) => eventsMarkdown(events, lookOf(context)),
};
