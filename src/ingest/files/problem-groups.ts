import { limits } from './limits';
import type { ReadProblem, Rejection } from './outcome';

/** The problems of one file by kind, so that a thousand bad lines make one sentence. */
export interface ProblemGroups {
  add(problem: ReadProblem): void;
  count(): number;
  /** One for each kind: the first of it, and how many there are. */
  all(): readonly Omit<Rejection, 'file'>[];
}

export function problemGroups(): ProblemGroups {
  const groups = new Map<string, ProblemGroup>();
  let count = 0;
  return {
    add(problem) {
      const kind = kindOf(problem.reason);
      const group = groups.get(kind);
      count += 1;
      if (group === undefined)
        groups.set(kind, { first: problem, times: 1, records: problem.records, others: [] });
      else addTo(group, problem);
    },
    count: () => count,
    all: () => [...groups.values()].map(summary),
  };
}

interface ProblemGroup {
  readonly first: ReadProblem;
  readonly others: string[];
  times: number;
  records: number;
}

function addTo(group: ProblemGroup, { position, records }: ReadProblem): void {
  group.times += 1;
  group.records += records;
  if (group.others.length < limits.positions) group.others.push(position);
}

/** A reason without what it quotes and counts. */
function kindOf(reason: string): string {
  return reason.replace(/"(?:[^"\\]|\\.)*"?|\d+/g, '');
}

function summary({
  first: { position, reason },
  times,
  records,
  others,
}: ProblemGroup): Omit<Rejection, 'file'> {
  if (times === 1) return { position, reason, records };
  return { position, reason: `${reason} (the first of ${times})`, records, positions: others };
}
