import { describeProblems } from '../query/filter/describe-problems';
import { quoted } from '../query/filter/problem';
import { wholeWatch } from './configuration';
import type { RuleProblem } from './parse-rules';

/** A problem for a person: whose it is, what is wrong, and where in a filter, with carets under it. */
export function describeRuleProblem({
  rule,
  key,
  message,
  text,
  position,
  length,
  suggestion,
}: RuleProblem): string {
  const whose = `lextrail.watch${whoseOf(rule, key)}`;
  if (text === undefined || position === undefined) {
    return `${whose}: ${message}${suggestion === undefined ? '' : `; did you mean ${suggestion}?`}`;
  }
  const lines = describeProblems(text, [{ message, position, length: length ?? 1, suggestion }]);
  return `${whose}: wrong from character ${position + 1} on\n${lines}`;
}

function whoseOf(rule: string, key: string): string {
  if (rule === key) return key === wholeWatch ? '' : `.${key}`;
  return key === 'rules' ? `.rules, ${quoted(rule)}` : `.rules, ${quoted(rule)}, ${key}`;
}
