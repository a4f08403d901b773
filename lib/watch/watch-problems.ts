import type { JsonObject } from '../../src/model/json';
import { parseWatch, type WatchConfiguration } from '../../src/watch/configuration';
import { describeRuleProblem } from '../../src/watch/describe-rule-problem';
import { packWatch } from '../../src/watch/packed-watch';

// Lambda takes 4 KB of variables in all (Lambda quotas); the others need less than the rest.
const mostCharacters = 2_500;

/** What is wrong with the object under `lextrail.watch`, where in it, and what to do. */
export function watchProblems(watch: JsonObject): readonly string[] {
  const read = parseWatch(watch);
  if (read.kind === 'wrong') return read.problems.map(describeRuleProblem);
  const { length } = packWatch(watch);
  if (length <= mostCharacters) return [];
  return [
    `lextrail.watch must pack to ${mostCharacters} characters at most, got ${length}; shorten titles and meanings, or have fewer rules`,
  ];
}

/** The watch that an object describes; throws the sentences of `watchProblems`. */
export function watchOf(watch: JsonObject): WatchConfiguration {
  const problems = watchProblems(watch);
  const read = parseWatch(watch);
  if (read.kind === 'wrong' || problems.length > 0) throw new Error(problems.join('\n'));
  return read.watch;
}
