import type { Rule } from './rule';

const MINUTE = 60_000;

/**
 * Whether so many matches as a rule wants lie within one of its windows, a fresh one among them: what
 * was told of and does not grow is not told of again. Instants as ISO texts.
 */
export function reachesThreshold(
  { threshold, windowMinutes }: Pick<Rule, 'threshold' | 'windowMinutes'>,
  fresh: readonly string[],
  all: readonly string[],
): boolean {
  if (threshold <= 1) return fresh.length > 0;
  const times = all.map((instant) => Date.parse(instant)).sort((one, other) => one - other);
  const news = fresh.map((instant) => Date.parse(instant));
  return times.some((from, index) => {
    const last = times[index + threshold - 1];
    const before = from + windowMinutes * MINUTE;
    return last !== undefined && last < before && news.some((time) => time >= from && time < before);
  });
}
