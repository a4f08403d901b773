import { limits } from './limits';

/** A search for the end of one JSON value, which can go on when more bytes come. */
export interface EndSearch {
  /** Position at which the value begins. */
  start: number;
  /** How far it came; at the end, the position after the value; at a fault, the fault's. */
  at: number;
  /** The opening bytes of the objects and lists around the position. */
  readonly open: number[];
  isInString: boolean;
  /** The last byte before the position that is no white space, outside strings. */
  previous: number;
  containers: number;
}

export type EndResult = 'end' | 'more' | 'fault';

/** The bytes that JSON is built of. */
export const ascii = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  listStart: 0x5b,
  backslash: 0x5c,
  listEnd: 0x5d,
  objectStart: 0x7b,
  objectEnd: 0x7d,
} as const;
const { quote, comma, colon, listStart, backslash, listEnd, objectStart, objectEnd } = ascii;

export function endSearch(start: number): EndSearch {
  return { start, at: start, open: [], isInString: false, previous: colon, containers: 0 };
}

/**
 * Searches on for the end of an object, list or string. It matches brackets and quotes, and sees a bracket
 * where none may follow, as after a line that is cut off. All else JSON.parse finds.
 */
export function searchEnd(bytes: Buffer, search: EndSearch): EndResult {
  for (;;) {
    const result = search.isInString ? searchString(bytes, search) : searchOutside(bytes, search);
    if (result !== 'on') return result;
  }
}

/** Whether a byte begins an object, list or string. */
export function beginsValue(byte: number | undefined): boolean {
  return byte === objectStart || byte === listStart || byte === quote;
}

/** Whether a value is too much to parse at once, as far as it is known. */
export function isTooMuch({ start, at, containers }: EndSearch): boolean {
  return at - start > limits.document || containers > limits.documentContainers;
}

function searchString(bytes: Buffer, search: EndSearch): EndResult | 'on' {
  const { length } = bytes;
  let { at } = search;
  for (; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) break;
    if (byte === backslash) at += 1;
    else if (byte < 0x20) return stopped(search, at, 'fault');
  }
  search.at = at;
  // An escape at the end of the bytes points at the first of those to come.
  if (at >= length) return 'more';
  search.at += 1;
  search.isInString = false;
  search.previous = quote;
  return search.open.length === 0 ? 'end' : 'on';
}

function searchOutside(bytes: Buffer, search: EndSearch): EndResult | 'on' {
  for (let at = nextMark(bytes, search); at !== -1; at = nextMark(bytes, search)) {
    const byte = bytes[at] ?? 0;
    if (byte !== quote && !take(byte, search)) return stopped(search, at, 'fault');
    search.at = at + 1;
    search.previous = byte;
    search.isInString = byte === quote;
    if (search.isInString) return 'on';
    if (search.open.length === 0) return 'end';
    if (isTooMuch(search)) return 'more';
  }
  return stopped(search, bytes.length, 'more');
}

/** The position of the next quote or bracket, or -1; notes the last byte before it that is no white space. */
function nextMark(bytes: Buffer, search: EndSearch): number {
  const { length } = bytes;
  let { previous } = search;
  for (let { at } = search; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (marks[byte] === 1) {
      search.previous = previous;
      return at;
    }
    if (byte > 0x20) previous = byte;
  }
  search.previous = previous;
  return -1;
}

const marks = new Uint8Array(256);
for (const byte of [quote, objectStart, objectEnd, listStart, listEnd]) marks[byte] = 1;

function stopped(search: EndSearch, at: number, result: EndResult): EndResult {
  search.at = at;
  return result;
}

/** Enters or leaves an object or list; false where that bracket may not come. */
function take(byte: number, search: EndSearch): boolean {
  const { open, previous } = search;
  const around = open.at(-1);
  if (byte === objectEnd) return open.pop() === objectStart;
  if (byte === listEnd) return open.pop() === listStart;
  const mayCome = around === listStart ? previous === listStart || previous === comma : previous === colon;
  open.push(byte);
  search.containers += 1;
  return mayCome;
}
