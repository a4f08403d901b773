import { isUtf8 } from 'node:buffer';

/** A file's bytes as UTF-8 without a byte order mark; PowerShell's `>` writes UTF-16. */
export function utf8Of(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.toString('utf16le', 2));
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** Whether it is text at all; JSON writes control characters as escapes. */
export function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The position of the first byte from a position on that is not white space. */
export function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

export interface Line {
  /** Counted from 1, blank ones included. */
  readonly number: number;
  readonly bytes: Buffer;
}

/** The lines that are not blank; a carriage return at the end is white space to JSON. */
export function* linesOf(bytes: Buffer): Generator<Line> {
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    if (skipSpace(line, 0) < line.length) yield { number, bytes: line };
    start = end + 1;
  }
}
