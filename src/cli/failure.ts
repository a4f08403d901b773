import { type ExitCode, exitCodes } from './exit-codes';

/** An answer that is a refusal: its message is the whole of what the person reads. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Failure';
  }
}

/** The command was right, but cannot be answered. */
export function failed(message: string, cause?: unknown): Failure {
  return new Failure(message, exitCodes.failed, { cause });
}

/** The command was called wrongly. */
export function misused(message: string, cause?: unknown): Failure {
  return new Failure(message, exitCodes.misused, { cause });
}
