import { messageOf } from '../../model/error-text';

/** What SQLite did not do, in a sentence; its own error is the cause. */
export class SqliteError extends Error {
  override readonly name = 'SqliteError';
}

/** Makes SQLite's errors sentences about the file. */
export function sentencesAbout(file: string): <Result>(work: () => Result) => Result {
  return (work) => {
    try {
      return work();
    } catch (cause) {
      throw new SqliteError(sentence(file, cause), { cause });
    }
  };
}

/** Whether another process is writing, so that the same may succeed later. */
export function isBusy(error: unknown): boolean {
  return error instanceof SqliteError && resultCode(error.cause) === codes.busy;
}

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const codes = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

function sentence(file: string, error: unknown): string {
  switch (resultCode(error)) {
    case codes.busy:
      return `the store ${file} is being written by another process; try again when that has ended`;
    case codes.readOnly:
      return `the store ${file} is read-only; allow writing it, or use another folder with --store`;
    case codes.full:
      return `the disk is full, and the store ${file} stays as it was before; make room, and run the same again`;
    case codes.ioError:
      return `the store ${file} cannot be read or written: ${messageOf(error)}; check the disk, and run the same again`;
    case codes.cannotOpen:
      return `cannot open the store ${file}: ${messageOf(error)}; check that it can be read, or use another folder with --store`;
    case codes.corrupt:
      return `the store ${file} is damaged: ${messageOf(error)}; import the logs again into another folder with --store`;
    case codes.notADatabase:
      return `${file} is no store of lextrail; use another folder with --store`;
    default:
      return `the store ${file}: ${messageOf(error)}`;
  }
}

/** The primary code is in the lowest byte of an extended one. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code: unknown = Reflect.get(error, 'errcode');
  return typeof code === 'number' ? code & 0xff : undefined;
}
