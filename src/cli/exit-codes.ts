import type { AwsRefusal } from '../model/aws-errors';

/**
 * How every command exits: what scripts and CI gates can rely on. Where nothing matches, `exitCodeOf` of
 * commands/query.ts decides; where lextrail itself refuses, whether it says `failed` or `misused` (failure.ts).
 */
export const exitCodes = {
  /** The command did what was asked, also where the answer is that nothing matches. */
  done: 0,
  /** It could not be done; `import` could read nothing. */
  failed: 1,
  /** The command line, a filter or a settings file is wrong. */
  misused: 2,
  /** `doctor`, `alarms` or `query --fail-on-match` found something; `import` could not read a file or record. */
  findings: 3,
  /** No credentials, expired ones, or no permission. */
  denied: 4,
  /** Ctrl-C; by convention 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** How a command exits where AWS refuses what it needs; any other error is `failed`. */
export const exitCodeOfRefusal: Readonly<Record<AwsRefusal, ExitCode>> = {
  'no-credentials': exitCodes.denied,
  'old-credentials': exitCodes.denied,
  'no-permission': exitCodes.denied,
  'not-found': exitCodes.failed,
  throttled: exitCodes.failed,
  unreachable: exitCodes.failed,
};
