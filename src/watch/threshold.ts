import type { Rule } from './rule';

const MINUTE = 60_000;

/**
 * Which fresh matches lie in a window that holds as many matches as the rule wants: those are a burst,
 * and the others are not yet. Instants as ISO texts; `all` are the fresh ones and those told of before.
 */
export function reached(
  { threshold, windowMinutes }: Pick<Rule, 'threshold' | 'windowMinutes'>,
  fresh: readonly string[],
  all: readonly string[],
): readonly string[] {
  if (threshold <= 1) return fresh;
  const times = all.map((instant) => Date.parse(instant)).sort((one, other) => one - other);
  const bursts = times.filter((from, index) => {
    const last = times[index + threshold - 1];
    return last !== undefined && last < from + windowMinutes * MINUTE;
  });
  return fresh.filter((instant) => {
    const time = Date.parse(instant);
    return bursts.some((from) => time >= from && time < from + windowMinutes * MINUTE);
  });
}
