import type { NamedEvent } from '../model/named';
import { eventCsvHeader, eventCsvLine } from '../view/event-csv';
import { eventJson, eventLine } from '../view/event-json';
import { eventsMarkdown } from '../view/report-page';
import { safeJson } from '../view/safe-text';
import { eventTable } from '../view/table';
import type { CommandContext, GlobalOptions, OutputFormat } from './command';
import { lookOf } from './look';

/** Events as the answer on stdout, in the format that was asked for. */
export function writeEvents(events: readonly NamedEvent[], context: CommandContext): void {
  context.world.out.write(textOfEvents(events, context));
}

function textOfEvents(events: readonly NamedEvent[], context: CommandContext): string {
  const { output } = context.options;
  if (output === 'table') return eventTable(events, lookOf(context));
  if (output === 'markdown') return eventsMarkdown(events, lookOf(context));
  const { before, textOf, between, after } = formats[output];
  const texts = events.map((event) => textOf(event, context.options));
  return `${before}${texts.join(between)}${after(events.length)}`;
}

/**
 * The same for a list of any length, in a format for programs, written as it comes: the first event at once,
 * and never more in memory than the reader has yet to take.
 */
export async function writeEventsAsTheyCome(
  lists: AsyncIterable<readonly NamedEvent[]>,
  format: ProgramFormat,
  { options, world }: CommandContext,
): Promise<{ readonly count: number; readonly first?: NamedEvent }> {
  const { before, textOf, between, after } = formats[format];
  let [count, first]: [number, NamedEvent | undefined] = [0, undefined];
  for await (const events of lists) {
    const text = events.map((event) => textOf(event, options)).join(between);
    world.out.write(`${count === 0 ? before : between}${text}`);
    count += events.length;
    first ??= events[0];
    await world.out.taken();
  }
  world.out.write(`${count === 0 ? before : ''}${after(count)}`);
  return { count, first };
}

/** The formats that programs read. */
export type ProgramFormat = Exclude<OutputFormat, 'table' | 'markdown'>;

/** How a list of events is written for programs, event by event. */
interface EventFormat {
  readonly before: string;
  readonly textOf: (event: NamedEvent, options: GlobalOptions) => string;
  readonly between: string;
  readonly after: (count: number) => string;
}

const formats: Readonly<Record<ProgramFormat, EventFormat>> = {
  json: {
    before: '[',
    // As it is within an indented list, from the line break on.
    textOf: (event) => safeJson([eventJson(event)], 2).slice('['.length, -'\n]'.length),
    between: ',',
    after: (count) => (count === 0 ? ']\n' : '\n]\n'),
  },
  ndjson: { before: '', textOf: (event) => `${eventLine(event)}\n`, between: '', after: () => '' },
  csv: {
    before: eventCsvHeader(),
    textOf: (event, { tz }) => eventCsvLine(event, { zone: tz }),
    between: '',
    after: () => '',
  },
};
