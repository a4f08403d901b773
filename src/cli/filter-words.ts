import { isDeepStrictEqual } from 'node:util';
import { dayMs } from '../model/duration';
import { checkFilter } from '../query/check/check-filter';
import { describeProblems } from '../query/filter/describe-problems';
import { type Filter, type ParsedFilter, parseFilter } from '../query/filter/parse-filter';
import { printParts } from '../query/filter/print-filter';
import type { CommandContext } from './command';
import { misused } from './failure';
import { savedQueries } from './saved';

/** The filter that the words of a command line say; a misuse with a caret under what is wrong. */
export function filterOf(words: readonly string[], context: CommandContext, countries = false): Filter {
  const text = words.join(' ');
  const read = readFilter(text, context, countries);
  if (read.kind === 'filter') return read.filter;
  throw misused(
    `the filter cannot be used\n${describeProblems(text, read.problems)}\nlextrail help filter explains filters`,
  );
}

/**
 * The words of a filter for a command line that is run later: as they were typed, or with moments in the
 * place of times relative to now.
 */
export function lastingWords(
  words: readonly string[],
  filter: Filter,
  { options, world }: CommandContext,
): readonly string[] {
  const saved = savedQueries(world.configFolder);
  const later = new Date(world.now().getTime() + dayMs);
  const parsed = parseFilter(words.join(' '), { now: later, tz: options.tz, saved, countries: true });
  const isLasting = parsed.kind === 'filter' && isDeepStrictEqual(parsed.filter, filter);
  if (isLasting) return words;
  return printParts(filter);
}

/** A filter with the saved queries and time zone of the person; one that can never match is wrong too. */
export function readFilter(
  text: string,
  { options, world }: CommandContext,
  countries: boolean,
): ParsedFilter {
  const saved = savedQueries(world.configFolder);
  const parsed = parseFilter(text, { now: world.now(), tz: options.tz, saved, countries });
  if (parsed.kind === 'wrong') return parsed;
  const problems = checkFilter(text, parsed.filter);
  return problems.length === 0 ? parsed : { kind: 'wrong', problems };
}
