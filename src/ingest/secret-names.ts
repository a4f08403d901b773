import { memoize } from './memoize';

/**
 * Whether a member's name says that it holds a secret, in the record of any service and however deep.
 * The secret members of one Lex operation are `sensitive` in the catalogue.
 */
export const isSecretName: (name: string) => boolean = memoize((name) => secret.test(name));

/** STS and others return `sessionToken` and `secretAccessKey`; CloudTrail hides some of these, not all. */
const secretNames =
  'password|secretAccessKey|sessionToken|securityToken|secretKey|privateKey|clientSecret|secretString|accessToken|refreshToken|idToken|authToken';

const secret = new RegExp(`(?:${secretNames})$`, 'i');

/** A value that an error message quotes from such a member: `Value 'abc' at 'filePassword' failed …`. */
export const quotedSecret = new RegExp(`(['"])[^'"]*\\1(?= at ['"][\\w.]*(?:${secretNames})['"])`, 'gi');
