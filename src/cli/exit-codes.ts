import type { AwsRefusal } from '../model/aws-errors';

/**
 * How every command exits: what scripts and CI gates can rely on. Where lextrail itself refuses, it says whether
 * it `failed` or was `misused` (failure.ts).
 */
export const exitCodes = {
  /** The command did what was asked, also where the answer is that nothing matches. */
  done: 0,
  /** It could not be done; `import` could read nothing. */
  failed: 1,
  /** The command line, a filter or a settings file is wrong. */
  misused: 2,
  /** `doctor`, `alarms` or `query --fail-on-match` found something; `import` could not read a file or record, or found an id disputed. */
  findings: 3,
  /** No credentials, expired ones, or no permission. */
  denied: 4,
  /** Ctrl-C; by convention 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** How `query` exits: to match nothing is no failure, and with `--fail-on-match` it is what a gate wants. */
export function exitCodeOfMatches(matched: number, failOnMatch = false): ExitCode {
  return failOnMatch && matched > 0 ? exitCodes.findings : exitCodes.done;
}

/** How a command exits where AWS refuses what it needs; any other error is `failed`. */
export const exitCodeOfRefusal: Readonly<Record<AwsRefusal, ExitCode>> = {
  'no-credentials': exitCodes.denied,
  'old-credentials': exitCodes.denied,
  'no-permission': exitCodes.denied,
  'not-found': exitCodes.failed,
  throttled: exitCodes.failed,
  unreachable: exitCodes.failed,
};
