import { readFileSync, statSync } from 'node:fs';
import { type Piece, piecesOf, piecesOfMember } from './document';
import { failureOf, whyNoFile } from './failure';
import { formatOf } from './format';
import { hashOf } from './hash';
import { headOf } from './head';
import { limits } from './limits';
import { wholeFile } from './outcome';
import { scan } from './scan';
import { splitDocuments } from './split-documents';
import type { Segment } from './splitting';
import { afterSpace, utf8Of } from './text';
import { unpack } from './unpack';

/** What a file holds for the event source asked for. Plain data: threads pass it on. */
export interface Content {
  readonly file: string;
  /** Its size as stored. */
  readonly bytes: number;
  readonly pieces: readonly Piece[];
}

/** A file that holds too much to be passed on at once: it has to be read as a stream. */
export interface LargeContent {
  readonly file: string;
  readonly bytes: number;
  readonly isArchive: boolean;
}

/** A file that holds what it held before. */
export interface SameContent {
  readonly file: string;
  readonly bytes: number;
  readonly isSame: true;
}

/** What reading a file at once comes to. */
export type ReadContent = (Content | LargeContent | SameContent) & {
  /** Of its bytes as stored, where they were read as a whole. */
  readonly hash?: string;
};

export function isWhole<Read extends ReadContent>(content: Read): content is Read & Content {
  return 'pieces' in content;
}

/** What to read, and for which event source; `*` for every one. */
export interface ReadTask {
  readonly file: string;
  readonly eventSource: string;
}

/** A file on the disk, and the hash of what was read of it before. */
export interface ReadFileTask extends ReadTask {
  readonly knownHash?: string;
}

/** Reads a file at once, if it is not too large; what goes wrong with it is part of the content. */
export function contentOfFile(task: ReadFileTask): ReadContent {
  const { file } = task;
  try {
    const stats = statSync(file);
    const reason = whyNoFile(stats, file) ?? (stats.size === 0 ? emptyProblem : undefined);
    if (reason !== undefined) return unusable(file, reason);
    if (stats.size <= limits.wholeFile) return contentOfStored(readFileSync(file), task);
    return { file, bytes: stats.size, isArchive: formatOf(headOf(file), file).kind === 'zip' };
  } catch (error) {
    return unusable(file, failureOf(error));
  }
}

function contentOfStored(stored: Buffer, task: ReadFileTask): ReadContent {
  const hash = hashOf(stored);
  if (hash === task.knownHash) return { file: task.file, bytes: stored.length, hash, isSame: true };
  const content = contentOf(stored, task, limits.handover);
  freeBuffer(stored);
  return { ...content, hash };
}

/** Reads bytes as stored: packed or not, in any shape that records are kept in, up to so much text. */
export function contentOf(stored: Buffer, task: ReadTask, limit?: number): Content | LargeContent {
  const { file } = task;
  const unpacked = unpack(stored, file);
  const bytes = stored.length;
  if (unpacked.kind === 'unreadable') return unusable(file, unpacked.reason, bytes);
  if (unpacked.kind !== 'bytes') return { file, bytes, isArchive: unpacked.kind === 'archive' };
  const text = utf8Of(unpacked.bytes);
  const pieces = piecesOfWhole(text, task.eventSource, limit);
  if (unpacked.bytes !== stored) freeBuffer(unpacked.bytes);
  return pieces === undefined ? { file, bytes, isArchive: false } : { file, bytes, pieces };
}

function piecesOfWhole(text: Buffer, eventSource: string, limit?: number): readonly Piece[] | undefined {
  if (afterSpace(text, 0) === text.length)
    return [wholeProblem(text.length === 0 ? emptyProblem : blankProblem)];
  const scanned = text.length < small ? undefined : scan(text, eventSource, limit);
  if (scanned !== undefined) return filterBySource(eventSource, scanned);
  if (limit !== undefined && text.length > limit) return undefined;
  return filterBySource(eventSource, piecesOfText([text]));
}

export const emptyProblem = 'the file is empty';
export const blankProblem = 'the file holds only white space';

/** The pieces of a text that comes in chunks. */
export function* piecesOfText(chunks: Iterable<Buffer>): Generator<Piece> {
  const splitter = splitDocuments();
  for (const chunk of chunks) yield* piecesOfSegments(splitter.push(chunk));
  yield* piecesOfSegments(splitter.end());
}

export function* piecesOfSegments(segments: Iterable<Segment>): Generator<Piece> {
  for (const segment of segments) {
    // What is no JSON is where a record should be.
    if (segment.kind === 'fault') yield { ...segment, kind: 'problem', records: 1 };
    else
      yield* (segment.isMember ? piecesOfMember : piecesOf)(segment.value, segment.position, segment.losses);
  }
}

/** The content of a file of which nothing could be read. */
export function unusable(file: string, reason: string, bytes = 0): Content {
  return { file, bytes, pieces: [wholeProblem(reason)] };
}

export function wholeProblem(reason: string): Piece {
  return { kind: 'problem', position: wholeFile, reason, records: 0 };
}

// Some twenty records: too few to gain by not judging each.
const small = 32 * 1024;

/**
 * Gives the memory of bytes back at once. Left to the garbage collector it stays for some ten
 * files, and each file is unpacked into memory that no cache holds: a seventh of the time.
 */
function freeBuffer({ buffer, byteOffset, length }: Buffer): void {
  // Node lets only buffers share memory that are smaller than half of it.
  const isAlone = byteOffset === 0 && length * 2 > buffer.byteLength;
  if (isAlone && 'transfer' in buffer && typeof buffer.transfer === 'function') buffer.transfer(0);
}

/** The pieces that concern an event source; of the records of others, only how many there are. */
export function filterBySource(eventSource: string, pieces: Iterable<Piece>): readonly Piece[] {
  const kept: Piece[] = [];
  let dismissed = 0;
  let problems = 0;
  for (const piece of pieces) {
    if (piece.kind === 'dismissed') dismissed += piece.count;
    else if (piece.kind === 'record' && isOfAnother(eventSource, piece.raw.eventSource)) dismissed += 1;
    else kept.push(piece);
    if (piece.kind === 'problem' || piece.kind === 'non-record') problems += 1;
    if (problems > limits.problems) break;
  }
  return dismissed === 0 ? kept : [...kept, { kind: 'dismissed', count: dismissed }];
}

function isOfAnother(eventSource: string, named: unknown): boolean {
  return eventSource !== '*' && typeof named === 'string' && named !== '' && named !== eventSource;
}
