import type { AuditEvent } from '../../model/event';
import type { FileStamp } from '../../model/file-stamp';

/** Something in a file that could not be used, and why. */
export interface ReadProblem {
  /** `record 17` in a list, `line 17` where each line is a document, `whole file`, …: the first of its kind. */
  readonly position: string;
  readonly reason: string;
  /** How many records are lost by it; none where it is no record, or the whole file. */
  readonly records: number;
}

export interface Rejection extends ReadProblem {
  readonly file: string;
  /** Where the others of its kind are, if there are some: the first twenty. */
  readonly positions?: readonly string[];
}

/** What reading a file, or a slice of a large one, came to. */
export interface FileOutcome {
  readonly file: string;
  /** Size as stored, of the slice. */
  readonly bytes: number;
  /** The records in it, of whatever service; those that could not be read too. */
  readonly records: number;
  /** Those of other event sources than the one asked for. */
  readonly others: number;
  readonly events: readonly AuditEvent[];
  /** What could not be used; of a large file with its last slice. */
  readonly rejected: readonly Rejection[];
  /** Whether more of the same file follows. */
  readonly hasMore: boolean;
  /** With the last of a file of the disk that was read to its end without a fault: what tells it from another. */
  readonly finished?: FileStamp;
  /** The file was read before and is the same still, so nothing of it was taken. */
  readonly isUnchanged?: true;
}

export const wholeFile = 'whole file';
