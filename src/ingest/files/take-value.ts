import { type ParsedJson, parseJson } from '../parse-json';
import { isRecordLike } from './document';
import { ascii, type EndSearch, isTooMuch, searchEnd } from './json-end';
import { cutOff, fault, faultBetween, lineAfterCut, recoverFrom } from './json-fault';
import { limits } from './limits';
import { isList, nextPosition, type Segment, type SegmentValue, type Splitting } from './splitting';
import { advance, newlineFrom } from './text-window';

/** What a step of the splitting comes to; undefined where it only went on. */
export type Step = Segment | 'more' | undefined;

/** The value of the line at hand, where the whole line is one: by far the fastest way to find its end. */
export function takeLine(state: Splitting): SegmentValue | undefined {
  const { window } = state;
  const { bytes, at } = window;
  const end = newlineFrom(window, at);
  if (end === -1 || end - at > limits.line) return undefined;
  const parsed = parseJson(bytes.subarray(at, end));
  return parsed === undefined || isToBeOpened(parsed) ? undefined : taken(state, parsed, end);
}

/** Searches on for the end of the value under way. */
export function searchOn(state: Splitting, search: EndSearch): Step {
  const { window } = state;
  const view = window.bytes.subarray(0, search.start + limits.document + 1);
  const result = searchEnd(view, search);
  if (result === 'end') return complete(state, search);
  if (result === 'more' && isTooMuch(search)) return open(state, search);
  return result === 'more' && !window.isLast ? 'more' : faulty(state, search);
}

/** Passes over the value under way. */
export function skipOn(state: Splitting, search: EndSearch): Step {
  const { window } = state;
  // What is not kept need not be measured.
  search.start = search.at;
  search.containers = 0;
  const result = searchEnd(window.bytes, search);
  const isAtEnd = search.at >= window.bytes.length;
  const isLost = search.open.length > limits.documentContainers || (isAtEnd && window.isLast);
  if (result === 'fault' || (result === 'more' && isLost)) return faulty(state, search);
  advance(window, search.at);
  if (result === 'more') return isAtEnd ? 'more' : undefined;
  state.search = undefined;
  state.isSkipping = false;
  return undefined;
}

function complete(state: Splitting, search: EndSearch): Step {
  const parsed = parseJson(state.window.bytes.subarray(search.start, search.at));
  if (parsed !== undefined)
    return isToBeOpened(parsed) ? open(state, search) : taken(state, parsed, search.at);
  if (isPrefix(state, search)) return skipPrefix(state, search);
  if (isListOfParts(state, search)) return open(state, search);
  const { window } = state;
  const problem = faultBetween(window, search.start, search.at - 1);
  state.search = undefined;
  advance(window, search.at);
  return problem;
}

/** `[INFO]` or `[2026-11-20 09:00]` in front of a document looks like a list. */
function isPrefix({ window, frames }: Splitting, { start, at }: EndSearch): boolean {
  const { bytes } = window;
  if (frames.length > 0 || bytes[start] !== ascii.listStart || at - start > limits.prefix) return false;
  const newline = newlineFrom(window, at);
  const brace = bytes.indexOf(ascii.objectStart, at);
  return brace !== -1 && brace - start <= limits.prefix && (newline === -1 || brace < newline);
}

function skipPrefix(state: Splitting, { at }: EndSearch): undefined {
  state.search = undefined;
  state.isCounted = true;
  advance(state.window, state.window.bytes.indexOf(ascii.objectStart, at));
}

/** Whether something faulty has parts that can be read without it: it is a list of objects, or holds one. */
function isListOfParts({ window, frames, isSkipping }: Splitting, { start }: EndSearch): boolean {
  if (isSkipping || start < 0 || frames.length === limits.wrappings) return false;
  const head = window.bytes.toString('latin1', start, start + limits.prefix);
  return list.test(head) || (frames.length === 0 && logFile.test(head));
}

const list = /^\[\s*\{/;
const logFile = /^\{\s*"[^"\\]*"\s*:\s*\[\s*\{/;

/** Takes a value that ends at a position. */
export function taken(state: Splitting, parsed: ParsedJson, end: number): SegmentValue {
  const frame = state.frames.at(-1);
  state.search = undefined;
  advance(state.window, end);
  return {
    kind: 'value',
    ...parsed,
    position: nextPosition(state),
    isMember: frame !== undefined && !isList(frame),
  };
}

/** What could not be kept as written is reported for the one record that it belongs to. */
function isToBeOpened({ value, losses }: ParsedJson): boolean {
  return losses.length > 0 && typeof value === 'object' && value !== null && !isRecordLike(value);
}

/** Goes into an object or list; what cannot be gone into is passed over. */
function open(state: Splitting, search: EndSearch): Step {
  const { window, frames } = state;
  const { start } = search;
  const bracket = window.bytes[start] ?? 0;
  if (bracket === ascii.quote || frames.length === limits.wrappings) {
    state.search = search;
    state.isSkipping = true;
    return fault(window, start, bracket === ascii.quote ? longText : deep);
  }
  frames.push({ bracket, position: nextPosition(state), parts: 0, isValueNext: false });
  state.search = undefined;
  advance(window, start + 1);
  return undefined;
}

const longText = `a text of more than ${limits.document / (1024 * 1024)} MiB, not a CloudTrail record`;
const deep = 'wrapped too many times to be a record';

function faulty(state: Splitting, search: EndSearch): Step {
  if (isListOfParts(state, search)) return open(state, search);
  const { window } = state;
  const start = Math.max(search.start, 0);
  const line = lineAfterCut(state, start, search.at);
  const problem = line === undefined ? faultBetween(window, start, search.at) : cutOff(window, line - 1);
  recoverFrom(state, start, search.at);
  return problem;
}
