import { codeOf } from './error-text';

/** What AWS refuses, as far as a person can act on it. */
export type AwsRefusal =
  | 'no-credentials'
  | 'old-credentials'
  | 'no-permission'
  | 'not-found'
  | 'throttled'
  | 'unreachable';

export interface AwsError {
  readonly refusal: AwsRefusal;
  /** What to do about it, to follow a semicolon. */
  readonly advice: string;
}

/** What AWS refused; undefined for any other error. It looks at names and codes, of the causes too. */
export function awsErrorOf(error: unknown): AwsError | undefined {
  const names = namesOf(error);
  return awsErrors.find((known) => names.some((name) => known.names.test(name)));
}

/** The first that fits counts. */
const awsErrors: readonly (AwsError & { readonly names: RegExp })[] = [
  {
    refusal: 'no-credentials',
    names: /CredentialsProvider|TokenProvider/,
    advice: 'sign in first (aws sso login), or name a profile',
  },
  {
    refusal: 'old-credentials',
    names: /ExpiredToken|TokenRefresh|SSO|UnrecognizedClient|InvalidSignature|InvalidClientTokenId/,
    advice: 'sign in again (aws sso login)',
  },
  {
    refusal: 'no-permission',
    names: /AccessDenied|Unauthorized|NotAuthorized/,
    advice: 'docs/deploy.md lists what reading needs; or name another profile',
  },
  {
    refusal: 'not-found',
    names: /^ResourceNotFoundException$/,
    advice: 'check its name, Region and account, or deploy the stack first',
  },
  {
    refusal: 'throttled',
    names: /Throttl|ThroughputExceeded|RequestLimitExceeded/,
    advice: 'try again in a moment',
  },
  {
    refusal: 'unreachable',
    names: /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|EAI_AGAIN|TimeoutError)$/,
    advice: 'check the network, Region and endpoint',
  },
];

function namesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const code = codeOf(error);
  return [error.name, ...(code === undefined ? [] : [code]), ...namesOf(error.cause)];
}
