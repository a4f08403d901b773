import { isObject, type JsonValue } from '../../model/json';
import { listed } from '../words';
import { nameText } from './reading';

/**
 * What the Condition of a policy statement limits it to, after a space: `(limited to account 111122223333)`;
 * `under a condition` for any that has no plain words. Empty for none.
 */
export function conditionWords(condition: JsonValue | undefined): string {
  if (!isObject(condition) || Object.keys(condition).length === 0) return '';
  const limits = Object.entries(condition).map(([operator, keys]) => limitsOf(operator, keys));
  const words = limits.flatMap((known) => known ?? []);
  return words.length === 0 || limits.includes(undefined)
    ? ' under a condition'
    : ` (limited to ${listed(words)})`;
}

/** Operators that let pass only requests with the value (IAM user guide, condition operators). */
const equal: ReadonlySet<string> = new Set(['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike']);

/** Global condition keys that say for whom a service acts, or to whom a caller belongs. */
const keyWords: ReadonlyMap<string, string> = new Map([
  ['aws:principalaccount', 'account'],
  ['aws:principalorgid', 'organization'],
  ['aws:sourceaccount', 'account'],
  ['aws:sourcearn', 'source'],
]);

function limitsOf(operator: string, keys: JsonValue | undefined): readonly string[] | undefined {
  if (!equal.has(operator) || !isObject(keys)) return undefined;
  const words = Object.entries(keys).map(([key, value]) => {
    const kind = keyWords.get(key.toLowerCase());
    // Several values, and patterns for anybody, are a longer story.
    return kind === undefined || typeof value !== 'string' || value.includes('*')
      ? undefined
      : `${kind} ${nameText(value)}`;
  });
  return words.includes(undefined) ? undefined : words.flatMap((one) => one ?? []);
}
