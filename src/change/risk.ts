import type { Difference } from '../model/change';
import { stepsOf } from './path';

/**
 * Whether a difference can stop a bot from working or open it to others: something was removed or turned off, or
 * what changed is code, logs, access, a role, data privacy, encryption or the version that is served.
 */
export function isRisky(difference: Difference): boolean {
  const { kind, path } = difference;
  if (kind === 'removed' || kind === 'unset') return true;
  if (kind === 'moved') return false;
  const steps = stepsOf(path);
  const isTurnedOff = difference.after === false && switchPattern.test(steps.at(-1)?.name ?? '');
  return isTurnedOff || steps.some(({ name }) => risky.test(name));
}

const switchPattern = /^(?:enabled|active)$/;

/** Members of Lex V1 and V2 and the elements of an IAM policy. */
const risky =
  /^(?:.*lambda.*|.*code_?hook.*|fulfillmentActivity|uri|.*log(?:s|settings?|groupArn)?|.*role(?:Arn)?|policy|Statement|Effect|Principal|Action|Condition|dataPrivacy|childDirected|obfuscation.*|kmsKeyArn|botVersion)$/i;
