import type { Filter } from '../filter/filter';
import { printFilter } from '../filter/print-filter';
import type { FilterProblem } from '../filter/problem';
import { operationProblems } from './operations';
import { satisfiabilityOf } from './satisfiability';
import { positionFrom } from './text-position';

/**
 * Why a filter that could be read can never match: an operation that does not exist, an empty range of
 * time, parts that exclude each other. Empty where it can match.
 */
export function checkFilter(text: string, filter: Filter): readonly FilterProblem[] {
  const problems = operationProblems(text, filter);
  if (problems.length > 0 || satisfiabilityOf(filter) !== 'never') return problems;
  const parts = conflicting(filter).map(printFilter);
  const [first = ''] = parts;
  const why =
    parts.length > 1 ? `${parts.join(' and ')} exclude each other` : `${first} is never true of a call`;
  return [{ message: `the filter can never match: ${why}`, ...positionFrom(text, first) }];
}

/** The fewest parts of a conjunction that cannot hold together. */
function conflicting(filter: Filter): readonly Filter[] {
  if (filter.kind !== 'and') return [filter];
  return filter.of.reduce<readonly Filter[]>((left, part) => {
    const fewer = left.filter((each) => each !== part);
    return fewer.length > 0 && satisfiabilityOf({ kind: 'and', of: fewer }) === 'never' ? fewer : left;
  }, filter.of);
}
