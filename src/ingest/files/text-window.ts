/** A text that comes in chunks: the part at hand, and where in the whole it is. */
export interface TextWindow {
  bytes: Buffer;
  /** Position in `bytes` of what is next; all before it is done with. */
  at: number;
  /** Whether no more chunks come. */
  isLast: boolean;
  /** Number of the line that `at` is in, from 1. */
  line: number;
  /** Position in `bytes` at which that line begins; negative where that part is gone. */
  lineStart: number;
  /** A stretch of `bytes` without a newline; where `isFound`, one follows it. */
  readonly plain: { from: number; to: number; isFound: boolean };
}

export function textWindow(): TextWindow {
  const plain = { from: 0, to: 0, isFound: false };
  return { bytes: Buffer.alloc(0), at: 0, isLast: false, line: 1, lineStart: 0, plain };
}

/** Adds a chunk and lets go of what is done with: positions move, and it tells by how much. */
export function pushChunk(window: TextWindow, chunk: Buffer): number {
  const { bytes, at, plain } = window;
  window.bytes = at === bytes.length ? chunk : Buffer.concat([bytes.subarray(at), chunk]);
  window.lineStart -= at;
  plain.from -= at;
  plain.to -= at;
  window.at = 0;
  return at;
}

/** Is done with all before a position. */
export function advance(window: TextWindow, position: number): void {
  const to = Math.min(position, window.bytes.length);
  for (let at = newlineFrom(window, window.at); at !== -1 && at < to; at = newlineFrom(window, at + 1)) {
    window.line += 1;
    window.lineStart = at + 1;
  }
  window.at = to;
}

/** The next newline from a position on, or -1 where what is at hand has none. Searches no stretch twice. */
export function newlineFrom({ bytes, plain }: TextWindow, from: number): number {
  const isWithin = from >= plain.from && from <= plain.to;
  if (isWithin && plain.isFound) return plain.to;
  const at = bytes.indexOf(0x0a, isWithin ? plain.to : from);
  if (!isWithin) plain.from = from;
  plain.isFound = at !== -1;
  plain.to = at === -1 ? bytes.length : at;
  return at;
}

/** A position for people, at or after what is next: lines and columns count from 1, columns in bytes. */
export function positionFor(window: TextWindow, position: number): string {
  let { line, lineStart } = window;
  const { bytes, at } = window;
  for (
    let next = bytes.indexOf(0x0a, at);
    next !== -1 && next < position;
    next = bytes.indexOf(0x0a, next + 1)
  ) {
    line += 1;
    lineStart = next + 1;
  }
  return `line ${line}, column ${position - lineStart + 1}`;
}
