import { parseJson } from '../parse-json';
import { faultIn } from './fault';
import { beginsValue } from './json-end';
import { limits } from './limits';
import type { SegmentFault, Splitting } from './splitting';
import { isSpace } from './text';
import { advance, newlineFrom, positionFor, type TextWindow } from './text-window';

const NEWLINE = 0x0a;

/** What is wrong with the value that begins at `start`, where no end of it was found up to `at`. */
export function faultBetween(window: TextWindow, start: number, at: number): SegmentFault {
  const { bytes } = window;
  // A line that is cut off is noticed only at the next one.
  if (bytes[at - 1] === NEWLINE) return cutOff(window, at - 1);
  if (at - start > limits.faultText) return at < bytes.length ? unexpected(window, at) : cutOff(window, at);
  const { offset, isCutOff } = faultIn(bytes.toString('latin1', start, at + 1));
  const isAtEnd = isCutOff && at >= bytes.length;
  return isAtEnd ? cutOff(window, start + offset) : unexpected(window, Math.min(start + offset, at));
}

export function cutOff(window: TextWindow, at: number): SegmentFault {
  return fault(window, at, 'the JSON ends too early: the text is cut off');
}

export function unexpected(window: TextWindow, at: number): SegmentFault {
  const seen = window.bytes.toString('utf8', at, at + 80).slice(0, 20);
  return fault(window, at, `not JSON: unexpected ${JSON.stringify(seen)}`);
}

export function fault(window: TextWindow, at: number, reason: string): SegmentFault {
  return { kind: 'fault', position: positionFor(window, at), reason };
}

/**
 * Goes on after a fault found at `at` in the value that begins at `start`: with the line after the value's
 * first if that is JSON by itself, else after the fault. No stretch is read more than twice.
 */
export function recoverFrom(state: Splitting, start: number, at: number): void {
  const { window, frames } = state;
  state.search = undefined;
  state.isSkipping = false;
  const line = frames.length === 0 ? nextLine(window, start, at) : undefined;
  const isAtLine = frames.length === 0 && window.bytes[at - 1] === NEWLINE;
  advance(window, line ?? Math.max(at, start + 1));
  state.isRecovering = line === undefined && !isAtLine;
}

/** Where the line after the first of a value begins, if it is JSON by itself. */
function nextLine(window: TextWindow, start: number, at: number): number | undefined {
  const { bytes } = window;
  const newline = newlineFrom(window, start);
  if (newline === -1 || newline + 1 >= at || !beginsValue(bytes[newline + 1])) return undefined;
  const next = bytes.indexOf(NEWLINE, newline + 1);
  const end = next === -1 ? bytes.length : next;
  if (end - newline > limits.line) return undefined;
  return parseJson(bytes.subarray(newline + 1, end)) === undefined ? undefined : newline + 1;
}

/** Looks for the next place to go on at; `more` where what is at hand has none. */
export function recoverOn(state: Splitting): 'more' | undefined {
  const { window, frames } = state;
  const next = frames.length === 0 ? nextDocument(window) : nextInList(window);
  if (next === -1) {
    // The last bytes may be the beginning of what is looked for.
    advance(window, window.isLast ? window.bytes.length : Math.max(window.at, window.bytes.length - 2));
    if (window.isLast) frames.length = 0;
    return 'more';
  }
  advance(window, next);
  state.isRecovering = false;
  return undefined;
}

/** An object cannot follow another within one document, nor is an inner line of one likely without indent. */
function nextDocument(window: TextWindow): number {
  const { bytes, at } = window;
  const seam = bytes.indexOf('}{', at);
  for (let newline = newlineFrom(window, at); newline !== -1; newline = newlineFrom(window, newline + 1)) {
    if (seam !== -1 && seam < newline) break;
    const byte = bytes[newline + 1];
    if (byte === undefined) return -1;
    if (!isSpace(byte) && !isCloser(byte)) return newline + 1;
  }
  return seam === -1 ? -1 : seam + 1;
}

function nextInList({ bytes, at }: TextWindow): number {
  const seam = bytes.indexOf('},{', at);
  return seam === -1 ? -1 : seam + 2;
}

function isCloser(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d || byte === 0x2c;
}
