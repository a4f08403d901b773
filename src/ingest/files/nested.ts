/**
 * Whether a start of a record lies in a list within a record, or that cannot be told; then it is no
 * record of the file. From a record, which is an object, the way into a list leads over a member's
 * name: `"items":[`. Those lists are walked to their end, past the strings in them.
 */
export function hasNestedStart(bytes: Buffer, starts: readonly number[]): boolean {
  let index = 0;
  let at = bytes.indexOf(list, starts[0]);
  while (at !== -1) {
    while (at > (starts[index + 1] ?? bytes.length)) index += 1;
    const opening = openingAt(bytes, at);
    if (opening === 'doubt') return true;
    const end = opening === 'list' ? endOfList(bytes, at, starts[index + 1] ?? bytes.length) : at + 1;
    if (end === undefined) return true;
    at = bytes.indexOf(list, end);
  }
  return false;
}

const list = 0x5b;
const listEnd = 0x5d;
const quoteByte = 0x22;
const backslash = 0x5c;
const colonByte = 0x3a;
const comma = 0x2c;
const object = 0x7b;

/** What the bracket at a position is: the start of a member's list, part of a string, or either. */
function openingAt(bytes: Buffer, at: number): 'list' | 'text' | 'doubt' {
  const colon = skipSpaceBack(bytes, at - 1);
  if (bytes[colon] === comma) return 'doubt';
  if (bytes[colon] !== colonByte) return 'text';
  const quote = skipSpaceBack(bytes, colon - 1);
  if (bytes[quote] !== quoteByte) return 'text';
  if (bytes[quote - 1] === backslash) return isEscaped(bytes, quote) ? 'text' : 'list';
  // After these the quote may begin a string that goes on `:[`.
  const before = bytes[skipSpaceBack(bytes, quote - 1)];
  const mayBegin = before === colonByte || before === comma || before === list || before === object;
  return mayBegin ? 'doubt' : 'list';
}

function isEscaped(bytes: Buffer, quote: number): boolean {
  let slash = quote;
  while (bytes[slash - 1] === backslash) slash -= 1;
  return (quote - slash) % 2 === 1;
}

/** The position after the list's end, or undefined where it does not end before the limit. */
function endOfList(bytes: Buffer, start: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const byte = bytes[at];
    if (byte === quoteByte) at = endOfString(bytes, at + 1, limit);
    else if (byte === list) depth += 1;
    else if (byte === listEnd) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** The position of the quote that ends a string. */
function endOfString(bytes: Buffer, start: number, limit: number): number {
  let at = start;
  while (at < limit && bytes[at] !== quoteByte) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

function skipSpaceBack(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at -= 1;
  return at;
}
