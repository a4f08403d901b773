import { awsErrorOf } from '../model/aws-errors';
import { messageOf } from '../model/error-text';
import { type ExitCode, exitCodeOfRefusal, exitCodes } from './exit-codes';

export interface DescribedError {
  readonly message: string;
  readonly exitCode: ExitCode;
}

/**
 * What an unexpected error says to a person, with the AWS profile that was asked for if that may be why. What
 * to do about errors of AWS is in model/aws-errors.ts, how a command then exits in exit-codes.ts; what
 * lextrail itself refuses is a `Failure`.
 */
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
  const known = awsErrorOf(error);
  if (known === undefined) return { message, exitCode: exitCodes.failed };
  return {
    message: message.includes(';') ? message : `${message}; ${known.advice}`,
    exitCode: exitCodeOfRefusal[known.refusal],
  };
}
