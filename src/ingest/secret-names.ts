import { memoize } from './memoize';

/**
 * Whether a member's name says that it holds a secret, in the record of any service and however deep.
 * The secret members of one Lex operation are `sensitive` in the catalogue.
 */
export function isSecretName(name: string): boolean {
  return endings[endingOf(name)] === 1 && endsSecretly(name);
}

/** STS and others return `sessionToken` and `secretAccessKey`; CloudTrail hides some of these, not all. */
const secretNames = [
  'password',
  'secretAccessKey',
  'sessionToken',
  'securityToken',
  'secretKey',
  'privateKey',
  'clientSecret',
  'secretString',
  'accessToken',
  'refreshToken',
  'idToken',
  'authToken',
];

const anySecretName = `(?:${secretNames.join('|')})`;
const secret = new RegExp(`${anySecretName}$`, 'i');
const endsSecretly = memoize((name) => secret.test(name));

/** The last two letters, whatever their case, as a number: nearly every name has others, and numbers are fast to compare. */
function endingOf(name: string): number {
  const { length } = name;
  return ((name.charCodeAt(length - 2) & 0x1f) << 5) | (name.charCodeAt(length - 1) & 0x1f);
}

const endings = new Uint8Array(32 * 32);
for (const name of secretNames) endings[endingOf(name)] = 1;

/** A value that an error message quotes from such a member: `Value 'abc' at 'filePassword' failed …`. */
export const quotedSecret = new RegExp(`(['"])[^'"]*\\1(?= at ['"][\\w.]*${anySecretName}['"])`, 'gi');
