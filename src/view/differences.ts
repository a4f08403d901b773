import { type PathStep, stepsOf } from '../change/path';
import type { Difference } from '../model/change';
import type { JsonValue } from '../model/json';
import { headline } from './headline';
import { memberSwitches } from './member-words';
import { type PathWords, pathWords, shortArn, textOfWords, unitOf } from './path-words';
import { clip, safeText } from './safe-text';

/** A difference as a clause without a subject, taken apart so that those of one verb can be said together. */
export interface DifferenceClause {
  /** `turned off` */
  readonly verb: string;
  readonly object: PathWords;
  /** What follows the object, after a space: `from 0.4 to 0.2`; empty for most. */
  readonly tail: string;
}

/** A difference as a clause without a subject: `turned off the fulfillment code hook`. */
export function differenceWords(difference: Difference): string {
  return clauseText(differenceClause(difference));
}

export function clauseText({ verb, object, tail }: DifferenceClause): string {
  return `${verb} ${textOfWords(object)}${tail}`;
}

/** With `isFull`, ARNs are not shortened to the name they end in. */
export function differenceClause(difference: Difference, isFull = false): DifferenceClause {
  const steps = stepsOf(difference.path);
  const object = pathWords(steps, isFull);
  switch (difference.kind) {
    case 'removed': {
      const verb = difference.leftOut ? 'left out (and so removed)' : 'removed';
      return { verb, object, tail: headline(difference.before, steps.at(-1), isFull) };
    }
    case 'unset':
      return { verb: 'removed', object, tail: '' };
    case 'moved':
      return { verb: 'moved', object, tail: ` from position ${difference.from + 1} to ${difference.to + 1}` };
    case 'changed':
      return switched(steps, difference.after, isFull) ?? changedClause(steps, difference, isFull);
    case 'added':
    case 'set':
      return switched(steps, difference.after, isFull) ?? addedClause(steps, difference, isFull);
  }
}

/** A value as short text; undefined for one that is too long or too deep for a sentence. */
export function valueWords(value: JsonValue, limit = 40): string | undefined {
  if (typeof value === 'string') {
    const text = safeText(value);
    return [...text].length > limit ? undefined : `“${text}”`;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A path for a line of the terminal; the empty path is the whole resource. */
export function pathLabel(path: string): string {
  return path === '' ? '(everything)' : clip(safeText(path), 160);
}

/** A switch that was turned. */
function switched(
  steps: readonly PathStep[],
  after: JsonValue,
  isFull: boolean,
): DifferenceClause | undefined {
  const last = steps.at(-1);
  if (typeof after !== 'boolean' || last === undefined || last.key !== undefined) return undefined;
  const holder = steps.slice(0, -1);
  if (last.name === 'enabled' && holder.length > 0)
    return { verb: after ? 'turned on' : 'turned off', object: pathWords(holder, isFull), tail: '' };
  if (last.name === 'active' && holder.length > 0)
    return { verb: after ? 'activated' : 'deactivated', object: pathWords(holder, isFull), tail: '' };
  const what = memberSwitches.get(last.name);
  if (what === undefined) return undefined;
  const object = { ...pathWords(steps, isFull), one: what };
  return { verb: after ? 'turned on' : 'turned off', object, tail: '' };
}

function changedClause(
  steps: readonly PathStep[],
  { before, after }: Difference & { readonly kind: 'changed' },
  isFull: boolean,
): DifferenceClause {
  const object = pathWords(steps, isFull);
  // A text that identifies its entry has just been said.
  if (isKeyOf(steps, before)) {
    const text = valueWords(after, 60) ?? (typeof after === 'string' ? `“${clip(safeText(after), 60)}”` : '');
    return { verb: 'changed', object, tail: text === '' ? '' : ` to ${text}` };
  }
  return { verb: 'changed', object, tail: fromTo(before, after, unitOf(steps.at(-1)?.name ?? ''), isFull) };
}

function isKeyOf(steps: readonly PathStep[], value: JsonValue): boolean {
  const key = steps.findLast((step) => step.key !== undefined)?.key;
  if (key === undefined || typeof value !== 'string') return false;
  const [, text = key] = /^(.*?)(?:#\d+)?$/s.exec(key) ?? [];
  // The key of a long text is its beginning.
  return text === value || (text.endsWith('…') && value.startsWith(text.slice(0, -1)));
}

/** Where two ARNs end in the same name, they differ in what comes before it. */
function fromTo(before: JsonValue, after: JsonValue, unit: string, isFull: boolean): string {
  const short = [before, after].map((value) => shortWords(value, isFull));
  const isSame = short[0] === short[1];
  const [from, to] = isSame ? [valueWords(before, long), valueWords(after, long)] : short;
  if (from === undefined || to === undefined) return '';
  const [fromWhere, toWhere] = isSame || isFull ? ['', ''] : elsewhere(before, after);
  return ` from ${from}${fromWhere} to ${to}${unit}${toWhere}`;
}

/** Of two ARNs the account and the Region, where these differ: what is of somebody else is no detail. */
function elsewhere(before: JsonValue, after: JsonValue): readonly [string, string] {
  const [one, other] = [before, after].map((value) => arnPattern.exec(String(value)));
  if (!one || !other) return ['', ''];
  const where = ([, region, account]: RegExpExecArray) => {
    const isElsewhere = account !== '' && one[2] !== other[2];
    const isRemote = region !== '' && one[1] !== other[1];
    return `${isElsewhere ? ` of account ${account}` : ''}${isRemote ? ` in ${region}` : ''}`;
  };
  return [where(one), where(other)];
}

/** The Region and the account of an ARN, in the form that AWS gives them. */
const arnPattern = /^arn:[^:]*:[^:]*:([a-z\d-]*):(\d{12}|):./s;

/** A value, of an ARN only the name it ends in. */
function shortWords(value: JsonValue, isFull: boolean): string | undefined {
  if (isFull) return valueWords(value, long);
  const name = typeof value === 'string' ? shortArn(value) : value;
  return valueWords(name, name === value ? undefined : longestName);
}

/** IAM allows 64 characters in a role name, Lambda and S3 as many in theirs. */
const longestName = 64;
const long = 160;

/** Names the value unless the path already does, as the key of a list entry does. */
function addedClause(
  steps: readonly PathStep[],
  { kind, after }: Difference & { readonly kind: 'added' | 'set' },
  isFull: boolean,
): DifferenceClause {
  const object = pathWords(steps, isFull);
  const value = isKeyOf(steps, after) ? undefined : shortWords(after, isFull);
  if (value === undefined) return { verb: kind, object, tail: headline(after, steps.at(-1), isFull) };
  return { verb: 'set', object, tail: ` to ${value}${unitOf(steps.at(-1)?.name ?? '')}` };
}
