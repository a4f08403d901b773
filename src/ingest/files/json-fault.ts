import { parseJson } from '../parse-json';
import { faultIn } from './fault';
import { beginsValue } from './json-end';
import { limits } from './limits';
import type { SegmentFault, Splitting } from './splitting';
import { isSpace } from './text';
import { advance, newlineFrom, positionFor, type TextWindow } from './text-window';

const newlineByte = 0x0a;

/** What is wrong with the value that begins at `start`, where no end of it was found up to `at`. */
export function faultBetween(window: TextWindow, start: number, at: number): SegmentFault {
  const { bytes } = window;
  if (at - start > limits.faultText) return at < bytes.length ? unexpected(window, at) : cutOff(window, at);
  const { offset, isCutOff } = faultIn(bytes.toString('latin1', start, at + 1));
  const isAtEnd = isCutOff && at >= bytes.length;
  return isAtEnd ? cutOff(window, start + offset) : unexpected(window, Math.min(start + offset, at));
}

export function cutOff(window: TextWindow, at: number): SegmentFault {
  return fault(window, at, 'the JSON ends too early: the text is cut off');
}

export function unexpected(window: TextWindow, at: number): SegmentFault {
  const [seen = ''] = window.bytes
    .toString('utf8', at, at + 80)
    .slice(0, 20)
    .split('\n');
  return fault(window, at, `not JSON: unexpected ${JSON.stringify(seen)}`);
}

export function fault(window: TextWindow, at: number, reason: string): SegmentFault {
  return { kind: 'fault', position: positionFor(window, at), reason };
}

/**
 * Goes on after a fault at `at` in the value that begins at `start`: with the next line, where it shows that
 * the value's line is cut off, else after the fault. No stretch is read more than twice.
 */
export function recoverFrom(state: Splitting, start: number, at: number): void {
  const { window } = state;
  const line = lineAfterCut(state, start, at);
  state.search = undefined;
  state.isSkipping = false;
  advance(window, line ?? Math.max(at, start + 1));
  state.isRecovering = line === undefined;
}

/**
 * Where a line begins that shows the line before it to be cut off: after the first line of the value, if
 * that next line is JSON by itself, or at the fault.
 */
export function lineAfterCut({ window, frames }: Splitting, start: number, at: number): number | undefined {
  const { bytes } = window;
  if (frames.length > 0) return undefined;
  const newline = newlineFrom(window, start);
  if (newline !== -1 && newline + 1 < at && isLineOfJson(bytes, newline + 1)) return newline + 1;
  if (bytes[at - 1] === newlineByte && at < bytes.length) return at;
  return bytes[at] === newlineByte ? at + 1 : undefined;
}

function isLineOfJson(bytes: Buffer, start: number): boolean {
  if (!beginsValue(bytes[start])) return false;
  const newline = bytes.indexOf(newlineByte, start);
  const end = newline === -1 ? bytes.length : newline;
  return end - start <= limits.line && parseJson(bytes.subarray(start, end)) !== undefined;
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

/** The next object after another, in the list or after it. */
function nextInList({ bytes, at }: TextWindow): number {
  const seams = recordSeams
    .map((seam) => bytes.indexOf(seam, at) + seam.length - 1)
    .filter((next) => next > at);
  return seams.length === 0 ? -1 : Math.min(...seams);
}

const recordSeams = ['},{', '}{', '\n{'];

function isCloser(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d || byte === 0x2c;
}
