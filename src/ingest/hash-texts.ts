import { createHmac } from 'node:crypto';
import { isObject, type JsonValue } from '../model/json';
import { textMembers } from './catalogue/texts';
import { hashedTextPattern, hiddenMarker, mapList, mapMembers } from './mask';

/** What is kept of the texts that a bot hears and says. */
export type TextPrivacy =
  | { readonly texts: 'keep' }
  /** The key is random and secret: with it, short texts could be found by trying. */
  | { readonly texts: 'hash'; readonly key: string };

/**
 * Replaces every text that the bot hears or says by its hash and length, the
 * same for the same text, so that changes are still found. The very same value where there is none.
 */
export function hashTexts(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return hashedWithin(value, { member: '', isText: false }, key);
}

/** The member that holds a value, and whether it or one around it holds texts. */
interface TextContext {
  readonly member: string;
  readonly isText: boolean;
}

function hashedWithin(
  value: JsonValue | undefined,
  context: TextContext,
  key: string,
): JsonValue | undefined {
  if (typeof value === 'string')
    return context.isText || holders.has(context.member) ? hashedText(value, key) : value;
  if (Array.isArray(value)) return mapList(value, (entry) => hashedWithin(entry, context, key));
  if (!isObject(value)) return value;
  return mapMembers(value, (inner, member) => {
    const isText = context.isText || members.has(member) || members.has(`${context.member}.${member}`);
    return hashedWithin(inner, { member, isText }, key);
  });
}

const members: ReadonlySet<string> = new Set(textMembers);

/** A plain text in place of the object that should hold it counts as one too. */
const holders: ReadonlySet<string> = new Set(textMembers.map((name) => name.split('.')[0] ?? ''));

/** A text as hash and length. Sixteen digits, so that two of a million texts are taken for one once in 30 million stores. */
export function hashedText(text: string, key: string): string {
  if (text === '' || text === hiddenMarker || whole.test(text)) return text;
  const hash = createHmac('sha256', key).update(text).digest('hex').slice(0, 16);
  return `sha256:${hash} ${[...text].length} characters`;
}

const whole = new RegExp(`^${hashedTextPattern.source}$`);
