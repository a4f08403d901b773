import { parseJson } from '../parse-json';
import { findBytes, isAt, needleOf } from './byte-search';
import { type Piece, piecesOf } from './document';
import { hasNestedStart } from './nested';
import { isSpace } from './text';

/**
 * Reads a log file as CloudTrail writes it, `{"Records":[{"eventVersion":…},{"eventVersion":…}]}` in one
 * line, without parsing the records that cannot be of the event source. Undefined where the file is not
 * written so or anything about it is in doubt: then it has to be parsed whole.
 *
 * Why a record starts wherever the mark is: a quote within a JSON string is written `\"`, so the
 * mark's first quote begins or ends a string; if it ended one, a bare word could not follow. It is a
 * member's name, the first of an object that comes after another object in a list. Which list that is,
 * nested.ts tells. A record found is parsed by itself and must be one whole JSON object. So the events
 * are those that parsing finds, whatever the file holds. What is dismissed is counted, not judged: whether
 * another service's record is whole, or something without an `eventVersion` is in between, is not seen.
 * Undefined as well where the records found have more text than the limit, in bytes.
 */
export function scan(bytes: Buffer, eventSource: string, limit = Infinity): readonly Piece[] | undefined {
  if (!plain.test(eventSource)) return undefined;
  const end = endOfRecords(bytes);
  const starts = end === undefined ? undefined : recordStarts(bytes);
  if (end === undefined || starts === undefined) return undefined;
  const indexes = recordsWith(bytes, starts, [eventSource, escapedAscii]);
  if (indexes.size > 0 && hasNestedStart(bytes, starts)) return undefined;
  // Where the file is cut off, it is the last record that is not whole.
  indexes.add(starts.length - 1);
  const ends = [...starts, end + 1];
  if (sizeOf(ends, indexes) > limit) return undefined;
  const pieces = parseRecords(bytes, ends, indexes);
  return pieces && [...pieces, { kind: 'dismissed', count: starts.length - pieces.length }];
}

const mark = needleOf('"eventVersion":');
const beforeFirst = Buffer.from('{"Records":[{');
const beforeOthers = Buffer.from('},{');
const afterLast = Buffer.from('}]}');

/** An event source that JSON need not escape. */
const plain = /^[\w.:-]+$/;

/** How JSON can spell a plain character otherwise: `lex` is also `\u006cex`. */
const escapedAscii = '\\u00';

/** Where the last record ends, if the file begins and ends as CloudTrail's do. */
function endOfRecords(bytes: Buffer): number | undefined {
  let length = bytes.length;
  while (isSpace(bytes[length - 1])) length -= 1;
  const isLogFile = isBefore(bytes, beforeFirst.length, beforeFirst) && isBefore(bytes, length, afterLast);
  return isLogFile ? length - afterLast.length + 1 : undefined;
}

/** Where the records start; undefined where the mark is anywhere but at the start of one. */
function recordStarts(bytes: Buffer): readonly number[] | undefined {
  let at = findBytes(bytes, mark, 0);
  if (at !== beforeFirst.length) return undefined;
  const starts: number[] = [];
  while (at !== -1) {
    starts.push(at - 1);
    at = findBytes(bytes, mark, at + mark.bytes.length);
    if (at !== -1 && !isBefore(bytes, at, beforeOthers)) return undefined;
  }
  return starts;
}

/** The indexes of the records that hold any of the texts. */
function recordsWith(bytes: Buffer, starts: readonly number[], texts: readonly string[]): Set<number> {
  const indexes = new Set<number>();
  for (const text of texts.map(needleOf)) {
    let index = 0;
    for (
      let at = findBytes(bytes, text, 0);
      at !== -1;
      at = findBytes(bytes, text, starts[index + 1] ?? bytes.length)
    ) {
      while (at >= (starts[index + 1] ?? bytes.length)) index += 1;
      indexes.add(index);
    }
  }
  return indexes;
}

function sizeOf(starts: readonly number[], indexes: ReadonlySet<number>): number {
  let size = 0;
  for (const index of indexes) size += Number(starts[index + 1]) - Number(starts[index]);
  return size;
}

/** The records at these indexes; between a record's end and the next one's start is a comma. */
function parseRecords(
  bytes: Buffer,
  starts: readonly number[],
  indexes: ReadonlySet<number>,
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const index of [...indexes].sort((one, other) => one - other)) {
    const [piece] = pieceOf(bytes.subarray(starts[index], Number(starts[index + 1]) - 1), index);
    if (piece?.kind !== 'record') return undefined;
    pieces.push(piece);
  }
  return pieces;
}

function pieceOf(text: Buffer, index: number): Iterable<Piece> {
  const parsed = parseJson(text);
  return parsed === undefined ? [] : piecesOf(parsed.value, `record ${index + 1}`, parsed.losses);
}

function isBefore(bytes: Buffer, end: number, text: Buffer): boolean {
  return isAt(bytes, text, end - text.length);
}
