import type { OptionSpec } from '../command';
import { wholeNumber } from '../global-options';

/** How many events an answer lists where nobody says it. */
export const listed = { query: 50, history: 20 } as const;

export const limit: OptionSpec = {
  flags: '-n, --limit <n>',
  help: 'at most this many; json, csv: all',
  parse: wholeNumber('--limit', 1),
};

export const noSentence: OptionSpec = {
  flags: '--no-sentence',
  help: 'on a terminal, the columns alone',
};

export const explain: OptionSpec = { flags: '--explain', help: 'print what it cost to read' };
export const since: OptionSpec = { flags: '--since <time>', help: 'only from this time on: 30d, 2026-11-01' };
export const until: OptionSpec = { flags: '--until <time>', help: 'only up to this time' };
