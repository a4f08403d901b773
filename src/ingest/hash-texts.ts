import { createHmac } from 'node:crypto';
import { isObject, type JsonValue } from '../model/json';
import { textMembers } from './catalogue/texts';
import { HASHED_TEXT, HIDDEN, mapList, mapMembers } from './mask';

/** What is kept of the texts that a bot hears and says. */
export interface TextPrivacy {
  readonly texts: 'keep' | 'hash';
  /** A secret of the deployment; without it, short texts could be found by trying. */
  readonly salt?: string;
}

/**
 * A request or response with a hash and the length in place of every text that the bot hears or says, the
 * same for the same text, so that changes are still found. The very same value where there is none.
 */
export function hashTexts(value: JsonValue | undefined, salt = ''): JsonValue | undefined {
  return hashedWithin(value, { member: '', isText: false }, salt);
}

/** Where a value stands: the member that holds it, and whether that, or one around it, holds texts. */
interface Spot {
  readonly member: string;
  readonly isText: boolean;
}

function hashedWithin(value: JsonValue | undefined, spot: Spot, salt: string): JsonValue | undefined {
  if (typeof value === 'string') return spot.isText || HOLDERS.has(spot.member) ? hashOf(value, salt) : value;
  if (Array.isArray(value)) return mapList(value, (entry) => hashedWithin(entry, spot, salt));
  if (!isObject(value)) return value;
  return mapMembers(value, (inner, member) => {
    const isText = spot.isText || MEMBERS.has(member) || MEMBERS.has(`${spot.member}.${member}`);
    return hashedWithin(inner, { member, isText }, salt);
  });
}

const MEMBERS: ReadonlySet<string> = new Set(textMembers);

/** Where a text stands in place of the object that should hold it, it is one as well. */
const HOLDERS: ReadonlySet<string> = new Set(textMembers.map((name) => name.split('.')[0] ?? ''));

function hashOf(text: string, salt: string): string {
  if (text === '' || text === HIDDEN || WHOLE.test(text)) return text;
  const hash = createHmac('sha256', salt).update(text).digest('hex').slice(0, 12);
  return `sha256:${hash} ${[...text].length} characters`;
}

const WHOLE = new RegExp(`^${HASHED_TEXT.source}$`);
