import { dayMs } from '../model/duration';
import { checkFilter } from '../query/check/check-filter';
import { satisfiabilityOf } from '../query/check/satisfiability';
import { positionOfMatch } from '../query/check/text-position';
import { type Filter, termsOf } from '../query/filter/filter';
import { type FilterProblem, parseFilter } from '../query/filter/parse-filter';

/** What is wrong with a text as the filter of a rule, with positions; empty where nothing is. */
export function filterProblems(text: string): readonly FilterProblem[] {
  const parsed = parseFilter(text, { now: new Date(0) });
  if (parsed.kind === 'wrong') return parsed.problems;
  const problems = [...timeProblems(text, parsed.filter), ...checkFilter(text, parsed.filter)];
  return problems.length > 0 ? problems : alwaysProblems(text, parsed.filter);
}

const times: ReadonlySet<string> = new Set(['since', 'until', 'on']);

/** A rule judges every call when it comes; a time in it would be that of the deployment, or long past. */
function timeProblems(text: string, filter: Filter): readonly FilterProblem[] {
  const asked = new Set(termsOf(filter).flatMap(({ field }) => (times.has(field) ? [field] : [])));
  const problems = [...asked].map((field) => ({
    message: `a rule judges every call when it comes, so ${field}: asks nothing; leave it out`,
    ...positionOfMatch(text, new RegExp(`(?<![\\w.])${field}:\\S*`, 'i')),
  }));
  const later = parseFilter(text, { now: new Date(yearMs) });
  const isRelative = later.kind === 'filter' && JSON.stringify(later.filter) !== JSON.stringify(filter);
  if (!isRelative || problems.length > 0) return problems;
  return [
    {
      message: 'a time relative to now means nothing in a rule; give a moment such as 2026-11-01',
      ...positionOfMatch(text, /\S+:[<>]?=?\.{0,2}(?:\d+[smhdw])+|(?:now|today|yesterday)/i),
    },
  ];
}

const yearMs = 365 * dayMs;

function alwaysProblems(text: string, filter: Filter): readonly FilterProblem[] {
  if (satisfiabilityOf(filter) !== 'always') return [];
  return [
    {
      message: 'the filter takes every call, so the alarm would never be quiet; say which calls',
      position: 0,
      length: text.length,
      suggestion: 'effect:write',
    },
  ];
}
