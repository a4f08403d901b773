import { readFileSync } from 'node:fs';
import { concerning } from './filter-by-source';
import type { Piece } from './document';
import { failureOf } from './failure';
import { wholeFile } from './outcome';
import { parse } from './parse';
import { release } from './free-buffer';
import { scan } from './scan';
import { skipSpace, utf8Of } from './text';
import { unpack } from './unpack';

/** What stands in a file, as far as it concerns the event source asked for. Plain data: threads pass it on. */
export interface Content {
  readonly file: string;
  /** Its size as stored. */
  readonly bytes: number;
  readonly pieces: readonly Piece[];
}

/** What to read, and for which event source; `*` for every one. */
export interface Task {
  readonly file: string;
  readonly eventSource: string;
}

/** Reads a file; what goes wrong with it is part of the content. */
export function contentOfFile({ file, eventSource }: Task): Content {
  let stored: Buffer;
  try {
    stored = readFileSync(file);
  } catch (error) {
    return unusable(file, failureOf(error));
  }
  const content = contentOf(stored, { file, eventSource });
  release(stored);
  return content;
}

/** Reads bytes as stored: packed or not, in any shape that records are kept in. */
export function contentOf(stored: Buffer, { file, eventSource }: Task): Content {
  const unpacked = unpack(stored);
  if (unpacked.kind === 'unreadable') return unusable(file, unpacked.reason, stored.length);
  const pieces = piecesIn(utf8Of(unpacked.bytes), eventSource);
  if (unpacked.bytes !== stored) release(unpacked.bytes);
  return { file, bytes: stored.length, pieces };
}

function piecesIn(bytes: Buffer, eventSource: string): readonly Piece[] {
  if (bytes.length === 0) return [wholeProblem('the file is empty')];
  if (skipSpace(bytes, 0) === bytes.length) return [wholeProblem('the file holds only white space')];
  const scanned = bytes.length < SMALL ? undefined : scan(bytes, eventSource);
  return concerning(eventSource, scanned ?? parse(bytes));
}

/** The content of a file of which nothing could be read. */
export function unusable(file: string, reason: string, bytes = 0): Content {
  return { file, bytes, pieces: [wholeProblem(reason)] };
}

function wholeProblem(reason: string): Piece {
  return { kind: 'problem', position: wholeFile, reason };
}

// Some twenty records: too few to gain by not judging each.
const SMALL = 32 * 1024;
