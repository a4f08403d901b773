import { describeProblems } from '../query/filter/describe-problems';
import { type Filter, parseFilter } from '../query/filter/parse-filter';
import type { CommandContext } from './command';
import { misused } from './failure';
import { savedQueries } from './saved';

/** The filter that the words of a command line say; a misuse with a caret under what is wrong. */
export function filterOf(
  words: readonly string[],
  { options, world }: CommandContext,
  countries = false,
): Filter {
  const text = words.join(' ');
  const saved = savedQueries(world.configFolder);
  const parsed = parseFilter(text, { now: world.now(), tz: options.tz, saved, countries });
  if (parsed.kind === 'filter') return parsed.filter;
  throw misused(
    `the filter cannot be read\n${describeProblems(text, parsed.problems)}\nlextrail help filter explains filters`,
  );
}
