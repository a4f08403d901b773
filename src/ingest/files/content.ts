import { readFileSync } from 'node:fs';
import type { Piece } from './document';
import { failureOf } from './failure';
import { wholeFile } from './outcome';
import { parse } from './parse';
import { scan } from './scan';
import { skipSpace, utf8Of } from './text';
import { unpack } from './unpack';

/** What a file holds for the event source asked for. Plain data: threads pass it on. */
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
  freeBuffer(stored);
  return content;
}

/** Reads bytes as stored: packed or not, in any shape that records are kept in. */
export function contentOf(stored: Buffer, { file, eventSource }: Task): Content {
  const unpacked = unpack(stored);
  if (unpacked.kind === 'unreadable') return unusable(file, unpacked.reason, stored.length);
  const pieces = piecesIn(utf8Of(unpacked.bytes), eventSource);
  if (unpacked.bytes !== stored) freeBuffer(unpacked.bytes);
  return { file, bytes: stored.length, pieces };
}

function piecesIn(bytes: Buffer, eventSource: string): readonly Piece[] {
  if (bytes.length === 0) return [wholeProblem('the file is empty')];
  if (skipSpace(bytes, 0) === bytes.length) return [wholeProblem('the file holds only white space')];
  const scanned = bytes.length < SMALL ? undefined : scan(bytes, eventSource);
  return filterBySource(eventSource, scanned ?? parse(bytes));
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

/**
 * Gives the memory of bytes back at once. Left to the garbage collector it stays for some ten
 * files, and each file is unpacked into memory that no cache holds: a seventh of the time.
 */
export function freeBuffer({ buffer, byteOffset, length }: Buffer): void {
  // Node lets only buffers share memory that are smaller than half of it; Node 20 has no `transfer`.
  const isAlone = byteOffset === 0 && length * 2 > buffer.byteLength;
  if (isAlone && 'transfer' in buffer && typeof buffer.transfer === 'function') buffer.transfer(0);
}

/** The pieces of a file that concern an event source; of the records of others, only how many there are. */
export function filterBySource(eventSource: string, pieces: Iterable<Piece>): readonly Piece[] {
  const kept: Piece[] = [];
  let dismissed = 0;
  let problems = 0;
  for (const piece of pieces) {
    if (piece.kind === 'record' && isOfAnother(eventSource, piece.raw.eventSource)) dismissed += 1;
    else if (piece.kind !== 'problem' || problems < MOST_PROBLEMS) kept.push(piece);
    if (piece.kind === 'problem') problems += 1;
  }
  if (problems > MOST_PROBLEMS) kept.push(more(problems - MOST_PROBLEMS));
  return [...kept, { kind: 'dismissed', count: dismissed }];
}

// A file of nothing but unreadable lines must not fill the memory with sentences about them.
const MOST_PROBLEMS = 10_000;

function isOfAnother(eventSource: string, named: unknown): boolean {
  return eventSource !== '*' && typeof named === 'string' && named !== '' && named !== eventSource;
}

function more(count: number): Piece {
  return { kind: 'problem', position: 'after those', reason: `${count} more could not be read either` };
}
