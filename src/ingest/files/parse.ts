import { isObject } from '../../model/json';
import { type Piece, piecesOf } from './document';
import { faultIn, positionOf } from './fault';
import { wholeFile } from './outcome';
import { isText, linesOf, skipSpace } from './text';

/** Reads text that is one JSON document, several log files end on end, or one document on each line. */
export function* parse(bytes: Buffer): Generator<Piece> {
  if (startsWithDocumentOnLine(bytes)) return yield* parseLines(bytes);
  const documents = splitDocuments(bytes);
  if (documents.length > 1) return yield* parseDocuments(documents);
  const document = parsed(bytes);
  if (document.kind === 'value') return yield* piecesOf(document.value, '');
  // The first line may be the broken one.
  if (areLinesDocuments(bytes)) return yield* parseLines(bytes);
  yield problem(document.where === '' ? wholeFile : document.where, document.reason);
}

type ParsedText =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly where: string; readonly reason: string };

function* parseLines(bytes: Buffer): Generator<Piece> {
  for (const line of linesOf(bytes)) {
    const document = parsed(line.bytes);
    const position = `line ${line.number}`;
    if (document.kind === 'value') yield* piecesOf(document.value, position);
    else yield problem(position, document.reason);
  }
}

function* parseDocuments(documents: readonly Buffer[]): Generator<Piece> {
  for (const [index, bytes] of documents.entries()) {
    const document = parsed(bytes);
    const position = `document ${index + 1}`;
    if (document.kind === 'value') yield* piecesOf(document.value, position);
    else yield problem(`${position}, ${document.where}`, document.reason);
  }
}

/** `zcat *.json.gz` puts files end on end; an object cannot follow another in JSON, nor this stand in a string. */
function splitDocuments(bytes: Buffer): readonly Buffer[] {
  const starts = [0];
  for (let at = bytes.indexOf(SEAM); at !== -1; at = bytes.indexOf(SEAM, at + 1)) starts.push(at + 1);
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1]));
}

const SEAM = Buffer.from('}{"Records":[');

function startsWithDocumentOnLine(bytes: Buffer): boolean {
  const start = skipSpace(bytes, 0);
  const newline = bytes.indexOf(0x0a, start);
  if (newline === -1 || skipSpace(bytes, newline) === bytes.length) return false;
  const first = parsed(bytes.subarray(start, newline));
  return first.kind === 'value' && typeof first.value !== 'number';
}

const SAMPLE_LINES = 1000;

/** Whether at least half of the first lines are JSON objects by themselves, as no line of one document is. */
function areLinesDocuments(bytes: Buffer): boolean {
  let lines = 0;
  let documents = 0;
  for (const line of linesOf(bytes)) {
    if (lines === SAMPLE_LINES) break;
    lines += 1;
    if (isDocument(line.bytes)) documents += 1;
  }
  return documents > 0 && documents * 2 >= lines;
}

function isDocument(line: Buffer): boolean {
  try {
    return line[0] === 0x7b && isObject(JSON.parse(line.toString()));
  } catch {
    return false;
  }
}

function parsed(bytes: Buffer): ParsedText {
  const tooMuch = tooMuchToParse(bytes);
  if (tooMuch !== undefined) return { kind: 'fault', where: '', reason: tooMuch };
  const text = bytes.toString();
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    return isText(bytes) ? faultOf(text) : { kind: 'fault', where: '', reason: 'neither gzip nor text' };
  }
}

function faultOf(text: string): ParsedText {
  const { offset, isCutOff } = faultIn(text);
  const where = positionOf(text, offset);
  const seen = JSON.stringify(text.slice(offset, offset + 20));
  const reason = isCutOff ? 'the JSON ends too early: the text is cut off' : `not JSON: unexpected ${seen}`;
  return { kind: 'fault', where, reason };
}

function problem(position: string, reason: string): Piece {
  return { kind: 'problem', position, reason };
}

/** Why a document would take too much memory to be parsed in one piece, if it would. */
export function tooMuchToParse(bytes: Buffer): string | undefined {
  if (bytes.length > DOCUMENT_LIMIT) return tooLarge(bytes.length);
  if (bytes.length > DENSITY_UNCHECKED && countBrackets(bytes) * BYTES_PER_BRACKET > bytes.length)
    return TOO_DENSE;
  return undefined;
}

const MEBIBYTE = 1024 * 1024;

// CloudTrail's files hold at most 50 MB (user guide, quotas).
const DOCUMENT_LIMIT = 64 * MEBIBYTE;

// An object or list takes some fifty bytes of memory, however short its text; logs have one in 150 bytes.
const BYTES_PER_BRACKET = 16;
const DENSITY_UNCHECKED = 8 * MEBIBYTE;
const TOO_DENSE = 'nearly nothing but brackets, which would take all memory: no log file is like that';

function tooLarge(bytes: number): string {
  const size = `${Math.ceil(bytes / MEBIBYTE)} MiB`;
  return `one JSON document of ${size}, more than the ${DOCUMENT_LIMIT / MEBIBYTE} MiB that are parsed at once: write one record on each line, as jq -c '.Records[]' does`;
}

function countBrackets(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) {
    if (byte === 0x7b || byte === 0x5b) count += 1;
  }
  return count;
}
