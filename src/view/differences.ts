import type { Difference } from '../model/change';
import type { JsonValue } from '../model/json';
import { lastMember, pathWords, shortArn } from './path-words';
import { clip, safeText } from './safe-text';

/** A difference as a clause without a subject: `turned off fulfillment code hook`. */
export function differenceWords(difference: Difference): string {
  const what = withArticle(difference.path);
  if (difference.kind === 'removed' || difference.kind === 'unset') return `removed ${what}`;
  if (difference.kind === 'moved') {
    return `moved ${what} from position ${difference.from + 1} to ${difference.to + 1}`;
  }
  const { after } = difference;
  if (lastMember(difference.path) === 'enabled' && typeof after === 'boolean') {
    return `turned ${after ? 'on' : 'off'} ${what}`;
  }
  return difference.kind === 'changed' ? changedWords(difference, what) : addedWords(what, difference);
}

/** A value as short text; undefined for one that is too long or too deep for a sentence. */
export function valueWords(value: JsonValue, limit = 40): string | undefined {
  if (typeof value === 'string') {
    const text = safeText(value);
    return [...text].length > limit ? undefined : `“${text}”`;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The differences, the most important first; those of equal weight keep their order. */
export function bySignificance(differences: readonly Difference[]): readonly Difference[] {
  return [...differences].sort((one, other) => rank(one) - rank(other));
}

/** What decides who can use a bot, what it records, and which code it runs. */
const SIGNIFICANT =
  /^(botVersion|conversationLog|dataPrivacy|roleArn|obfuscation|errorLogSettings)|Arn$|ARN$|childDirected|CodeHook|ConfidenceThreshold|Name$/;

function rank(difference: Difference): number {
  if (difference.kind === 'removed' && difference.leftOut) return 0;
  if (SIGNIFICANT.test(difference.path)) return 1;
  return difference.kind === 'moved' ? 3 : 2;
}

/** Members that are the name of the thing itself, so that changing one renames it. */
const NAMES: ReadonlySet<string> = new Set([
  'botAliasName',
  'botName',
  'intentName',
  'slotName',
  'slotTypeName',
  'testSetName',
]);

function changedWords(
  { path, before, after }: Difference & { readonly kind: 'changed' },
  what: string,
): string {
  const fromTo = movedFromTo(before, after);
  if (NAMES.has(path)) return `renamed it${fromTo}`;
  return `changed ${what}${fromTo}`;
}

/** An entry of a list has its own name; a member is `the description`. */
function withArticle(path: string): string {
  return path.endsWith(']') || path === '' ? pathWords(path) : `the ${pathWords(path)}`;
}

/** Where two ARNs end in the same name, they differ in what comes before it. */
function movedFromTo(before: JsonValue, after: JsonValue): string {
  const short = [named(before), named(after)].map((value) => valueWords(value));
  const values = short[0] === short[1] ? [valueWords(before, 160), valueWords(after, 160)] : short;
  return values.includes(undefined) ? '' : ` from ${values[0]} to ${values[1]}`;
}

function named(value: JsonValue): JsonValue {
  return typeof value === 'string' ? shortArn(value) : value;
}

/** Names the value unless the path already does, as the key of a list entry does. */
function addedWords(what: string, { kind, after }: Difference & { readonly kind: 'added' | 'set' }): string {
  const value = what.endsWith('”') ? undefined : valueWords(named(after));
  return value === undefined ? `${kind} ${what}` : `set ${what} to ${value}`;
}

/** A path for a line of the terminal; the empty path is the whole resource. */
export function pathLabel(path: string): string {
  return path === '' ? '(everything)' : clip(safeText(path), 160);
}
