import { isObject, type JsonObject, type JsonValue } from '../json';
import { mayBeSigned } from './signed-url';

/**
 * CloudTrail's own records nest some ten levels, Lex's requests some twenty. Beyond this a record was
 * made to exhaust the stack of whoever walks it.
 */
export const depthLimit = 100;

/** What a look through everything received finds; one look, for it costs as much as all the rest of parsing. */
export interface Survey {
  readonly isTooDeep: boolean;
  readonly mayHoldSignedUrl: boolean;
}

export function survey(received: JsonObject): Survey {
  const found = { isTooDeep: false, mayHoldSignedUrl: false };
  lookThrough(Object.values(received), 1, found);
  return found;
}

type Findings = { -readonly [Finding in keyof Survey]: Survey[Finding] };

/** Names of members are passed over: the longest that AWS lets anybody choose, a tag's key, has 128 characters. */
function lookThrough(members: readonly (JsonValue | undefined)[], depth: number, found: Findings): void {
  if (depth > depthLimit) found.isTooDeep = true;
  if (found.isTooDeep) return;
  for (const member of members) {
    if (typeof member === 'string') found.mayHoldSignedUrl ||= mayBeSigned(member);
    else if (Array.isArray(member)) lookThrough(member, depth + 1, found);
    else if (isObject(member)) lookThrough(Object.values(member), depth + 1, found);
  }
}
