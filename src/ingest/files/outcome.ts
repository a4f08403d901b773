import type { AuditEvent } from '../../model/event';

/** Something in a file that could not be used, and why. */
export interface ReadProblem {
  /** `record 17` in a list, `line 17` where each line stands by itself, `whole file`, … */
  readonly position: string;
  readonly reason: string;
}

export interface Rejection extends ReadProblem {
  readonly file: string;
}

/** What reading one file came to. */
export interface FileOutcome {
  readonly file: string;
  /** Its size as stored. */
  readonly bytes: number;
  /** The records in it, of whatever service. */
  readonly records: number;
  /** Those of the event source asked for. */
  readonly matched: number;
  readonly events: readonly AuditEvent[];
  readonly rejected: readonly Rejection[];
}

export const wholeFile = 'whole file';
