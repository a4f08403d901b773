import type { JsonObject, JsonValue } from '../model/json';
import { isSecretName } from './secret-names';
import { mayBeSigned } from './signed-url';

/**
 * CloudTrail's own records nest some ten levels, Lex's requests some twenty. Beyond this a record was
 * made to exhaust the stack of whoever walks it.
 */
export const depthLimit = 100;

/** What a look through everything received finds; one look, for it costs as much as all the rest of parsing. */
export interface RecordScan {
  readonly isTooDeep: boolean;
  readonly mayHoldSignedUrl: boolean;
  /** Whether a member has the name of a secret. */
  readonly mayHoldSecretMember: boolean;
}

export function scanForSecretsAndDepth(received: JsonObject): RecordScan {
  const found = { isTooDeep: false, mayHoldSignedUrl: false, mayHoldSecretMember: false };
  lookThrough(received, 1, found);
  return found;
}

type Findings = { -readonly [Finding in keyof RecordScan]: RecordScan[Finding] };

/** No signed URL fits into a member's name: the longest that AWS lets anybody choose, a tag's key, has 128 characters. */
function lookThrough(within: JsonObject | readonly JsonValue[], depth: number, found: Findings): void {
  if (depth > depthLimit) found.isTooDeep = true;
  if (found.isTooDeep) return;
  if (isList(within)) {
    for (const entry of within) lookAt(entry, depth, found);
    return;
  }
  // Faster by a third than a list of the values; JSON inherits no members.
  for (const name in within) {
    found.mayHoldSecretMember ||= isSecretName(name);
    lookAt(within[name], depth, found);
  }
}

function lookAt(value: JsonValue | undefined, depth: number, found: Findings): void {
  if (typeof value === 'string') found.mayHoldSignedUrl ||= mayBeSigned(value);
  else if (typeof value === 'object' && value !== null) lookThrough(value, depth + 1, found);
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
