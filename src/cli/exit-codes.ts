/**
 * How every command exits: what scripts and CI gates can rely on. Where nothing matches, `exitCodeOf` of
 * commands/query.ts decides.
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
