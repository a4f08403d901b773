import { describeProblems } from '../query/filter/describe-problems';
import { quoted } from '../query/filter/problem';
import { wholeWatch } from './configuration';
import type { RuleProblem } from './parse-rules';

/** A problem for a person: of which rule or setting, what is wrong, and where in a filter, with carets under it. */
export function describeRuleProblem({
  rule,
  key,
  message,
  text,
  position,
  length,
  suggestion,
}: RuleProblem): string {
  const path = `lextrail.watch${pathOf(rule, key)}`;
  if (text === undefined || position === undefined) {
    return `${path}: ${message}${suggestion === undefined ? '' : `; did you mean ${suggestion}?`}`;
  }
  const lines = describeProblems(text, [{ message, position, length: length ?? 1, suggestion }]);
  return `${path}: wrong from character ${position + 1} on\n${lines}`;
}

function pathOf(rule: string, key: string): string {
  if (rule === key) return key === wholeWatch ? '' : `.${key}`;
  return key === 'rules' ? `.rules, ${quoted(rule)}` : `.rules, ${quoted(rule)}, ${key}`;
}
