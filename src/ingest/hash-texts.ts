import { createHmac } from 'node:crypto';
import { isObject, type JsonValue } from '../model/json';
import { textMembers } from './catalogue/texts';
import { hashedTextPattern, hiddenMarker, mapList, mapMembers } from './mask';

/** What is kept of the texts that a bot hears and says. */
export interface TextPrivacy {
  readonly texts: 'keep' | 'hash';
  /** A secret of the deployment; without it, short texts could be found by trying. */
  readonly salt?: string;
}

/**
 * Replaces every text that the bot hears or says by its hash and length, the
 * same for the same text, so that changes are still found. The very same value where there is none.
 */
export function hashTexts(value: JsonValue | undefined, salt = ''): JsonValue | undefined {
  return hashedWithin(value, { member: '', isText: false }, salt);
}

/** The member that holds a value, and whether it or one around it holds texts. */
interface TextContext {
  readonly member: string;
  readonly isText: boolean;
}

function hashedWithin(
  value: JsonValue | undefined,
  context: TextContext,
  salt: string,
): JsonValue | undefined {
  if (typeof value === 'string')
    return context.isText || HOLDERS.has(context.member) ? hashOf(value, salt) : value;
  if (Array.isArray(value)) return mapList(value, (entry) => hashedWithin(entry, context, salt));
  if (!isObject(value)) return value;
  return mapMembers(value, (inner, member) => {
    const isText = context.isText || MEMBERS.has(member) || MEMBERS.has(`${context.member}.${member}`);
    return hashedWithin(inner, { member, isText }, salt);
  });
}

const MEMBERS: ReadonlySet<string> = new Set(textMembers);

/** A plain text in place of the object that should hold it counts as one too. */
const HOLDERS: ReadonlySet<string> = new Set(textMembers.map((name) => name.split('.')[0] ?? ''));

function hashOf(text: string, salt: string): string {
  if (text === '' || text === hiddenMarker || WHOLE.test(text)) return text;
  const hash = createHmac('sha256', salt).update(text).digest('hex').slice(0, 12);
  return `sha256:${hash} ${[...text].length} characters`;
}

const WHOLE = new RegExp(`^${hashedTextPattern.source}$`);
