import type { CommandContext } from './command';

/** Whether an answer has every match: a file is never cut, unless `--limit` says how many were asked for. */
export function takesAll({ options, line }: CommandContext): boolean {
  return (options.output === 'csv' || options.output === 'ndjson') && !line.given.has('limit');
}

/** How many events are read and written at once where all are. */
export const eventsAtOnce = 500;
