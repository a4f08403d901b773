import type { Rule } from './rule';

const minute = 60_000;

/** Matches of one rule that go together: enough of them within its window, and none further apart than that. */
export interface Burst {
  /** Instants of the first and the last of them. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

type Threshold = Pick<Rule, 'threshold' | 'windowMinutes'>;

/**
 * The bursts among the instants of matches, oldest first. The window slides: a match belongs to a burst
 * where any window around it holds as many matches as the rule wants. Two calls a whole window apart are
 * never in one.
 */
export function burstsOf(rule: Threshold, instants: readonly string[]): readonly Burst[] {
  const bursts: string[][] = [];
  const length = rule.windowMinutes * minute;
  for (const instant of membersOf(rule, instants)) {
    const last = bursts.at(-1);
    const isApart = Date.parse(instant) - Date.parse(last?.at(-1) ?? '') >= length;
    if (last === undefined || isApart) bursts.push([instant]);
    else last.push(instant);
  }
  return bursts.map((members) => ({
    from: members[0] ?? '',
    to: members.at(-1) ?? '',
    count: members.length,
  }));
}

/** Which fresh matches belong to a burst; `all` are the fresh ones and those notified before. */
export function reached(
  rule: Threshold,
  fresh: readonly string[],
  all: readonly string[],
): readonly string[] {
  if (rule.threshold <= 1) return fresh;
  const members = new Set(membersOf(rule, all));
  return fresh.filter((instant) => members.has(instant));
}

/** Those that lie in a window with enough of them, by time. */
function membersOf({ threshold, windowMinutes }: Threshold, instants: readonly string[]): readonly string[] {
  const sorted = instants.toSorted((one, other) => Date.parse(one) - Date.parse(other));
  const times = sorted.map((instant) => Date.parse(instant));
  let memberUntil = 0;
  return sorted.filter((_, index) => {
    const last = index + threshold - 1;
    const lastTime = times[last];
    const from = times[index] ?? 0;
    if (lastTime !== undefined && lastTime - from < windowMinutes * minute) {
      memberUntil = Math.max(memberUntil, last + 1);
    }
    return index < memberUntil;
  });
}
