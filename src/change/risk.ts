import type { Difference } from '../model/change';
import { stepsOf } from './path';

/**
 * Whether a difference can stop a bot from working or open it to others: something was removed, or
 * what changed is code, logs, access, a role, data privacy, encryption or the version that is served.
 */
export function isRisky({ kind, path }: Difference): boolean {
  return (
    kind === 'removed' ||
    kind === 'unset' ||
    (kind !== 'moved' && stepsOf(path).some(({ name }) => RISKY.test(name)))
  );
}

/** Members of Lex V1 and V2 and the elements of an IAM policy. */
const RISKY =
  /^(?:.*lambda.*|.*code_?hook.*|fulfillmentActivity|uri|.*log(?:s|settings?|groupArn)?|.*role(?:Arn)?|policy|Statement|Effect|Principal|Action|Condition|dataPrivacy|childDirected|obfuscation.*|kmsKeyArn|botVersion)$/i;
