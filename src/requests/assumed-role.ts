import { minuteMs } from '../model/duration';
import { errorText } from '../model/error-text';
import type { SendPost } from './signed-post';

export interface AssumedRole {
  readonly roleArn: string;
  /** What the trust policy of the role wants to hear, against a deputy that is confused. */
  readonly externalId?: string;
}

/** Credentials that end, as the signers of the SDK take them; its own types are not there for who only synthesizes. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration: Date;
}

/**
 * Gives the credentials of a role, perhaps of another account (STS API reference, AssumeRole): asked for at the
 * first call, and anew some minutes before they end. Throws a sentence where the role does not let itself be assumed.
 */
export function assumedRole(
  role: AssumedRole,
  send: SendPost,
  now: () => number,
): () => Promise<TemporaryCredentials> {
  let held: Promise<TemporaryCredentials> | undefined;
  return async () => {
    const known = await held?.catch(() => undefined);
    if (known !== undefined && known.expiration.getTime() - now() > spareMs) return known;
    held = assume(role, send);
    return held;
  };
}

const spareMs = 5 * minuteMs;

async function assume({ roleArn, externalId }: AssumedRole, send: SendPost): Promise<TemporaryCredentials> {
  const body = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'lextrail',
    ...(externalId !== undefined && { ExternalId: externalId }),
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await send({ service: 'sts', headers, body }).catch((cause: unknown) => {
    const advice = 'its trust policy must name the role of the files function, and the external id';
    throw new Error(`role ${roleArn} cannot be assumed: ${errorText(cause)}; ${advice}`, { cause });
  });
  const [accessKeyId, secretAccessKey, sessionToken, expiration] = [
    'AccessKeyId',
    'SecretAccessKey',
    'SessionToken',
    'Expiration',
  ].map((name) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(answer)?.[1]);
  if (accessKeyId === undefined || secretAccessKey === undefined || expiration === undefined)
    throw new Error(`role ${roleArn} was assumed, and STS gave no credentials`);
  return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration) };
}
