import { messageOf } from '../model/error-text';
import { type ExitCode, exitCodes } from './exit-codes';

/** Errors of AWS that a person can act on: what they are called, the exit code, and what to do. */
const knownErrors: readonly {
  readonly name: RegExp;
  readonly exitCode: ExitCode;
  readonly advice: string;
}[] = [
  {
    name: /CredentialsProvider|TokenProvider/,
    exitCode: exitCodes.denied,
    advice: 'give --profile, or sign in first: aws sso login',
  },
  {
    name: /ExpiredToken|TokenRefresh|SSO|UnrecognizedClient|InvalidSignature|InvalidClientTokenId/,
    exitCode: exitCodes.denied,
    advice: 'these credentials are no longer valid; sign in again: aws sso login',
  },
  {
    name: /AccessDenied|Unauthorized/,
    exitCode: exitCodes.denied,
    advice: 'docs/deploy.md lists what reading needs; give another --profile',
  },
];

export interface DescribedError {
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** What an unexpected error says to a person, with the AWS profile that was asked for if that may be why. */
export function describeError(error: unknown, profile?: string): DescribedError {
  const described = describe(error);
  const mayBeProfile = profile !== undefined && /credential|Region is known/i.test(described.message);
  if (!mayBeProfile) return described;
  const message = `${described.message}; the profile is '${profile}': aws configure list-profiles shows those there are`;
  return { ...described, message };
}

function describe(error: unknown): DescribedError {
  const message = messageOf(error);
  if (/Region is missing/i.test(message)) {
    return {
      message: 'no AWS Region is known; give --region, or set AWS_REGION',
      exitCode: exitCodes.misused,
    };
  }
  const known = knownErrors.find(({ name }) => namesOf(error).some((each) => name.test(each)));
  if (known === undefined) return { message, exitCode: exitCodes.failed };
  return {
    message: message.includes(';') ? message : `${message}; ${known.advice}`,
    exitCode: known.exitCode,
  };
}

/** The name of an error and of what caused it. */
function namesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  return [error.name, ...namesOf(error.cause)];
}
