import { parseJson } from '../parse-json';
import { ascii, beginsValue, endSearch, searchEnd } from './json-end';
import { recoverFrom, unexpected } from './json-fault';
import { limits } from './limits';
import { countDocument, type Frame, isList, type Splitting } from './splitting';
import { type Step, takeLine, taken } from './take-value';
import { afterSpace, isSeparator } from './text';
import { advance, newlineFrom } from './text-window';

/** The next document of a text. */
export function startDocument(state: Splitting): Step {
  const { window } = state;
  if (!state.isCounted) countDocument(state);
  state.isCounted = false;
  if (!beginsValue(window.bytes[window.at])) return startLine(state);
  const value = takeLine(state);
  if (value === undefined) state.search = endSearch(window.at);
  return value;
}

/** A line that begins otherwise: a number or the like, or a text such as a time with a document after it. */
function startLine(state: Splitting): Step {
  const { window } = state;
  const { bytes, at, isLast } = window;
  const newline = newlineFrom(window, at);
  const end = newline === -1 ? bytes.length : newline;
  if (newline === -1 && !isLast && end - at <= limits.prefix) return uncounted(state);
  const brace = bytes.subarray(at, Math.min(end, at + limits.prefix)).indexOf(ascii.objectStart);
  if (brace !== -1) {
    advance(window, at + brace);
    state.isCounted = true;
    return undefined;
  }
  const parsed = end - at > limits.prefix ? undefined : parseJson(bytes.subarray(at, end));
  return parsed === undefined ? misplaced(state) : taken(state, parsed, end);
}

/** It comes again with more bytes. */
function uncounted(state: Splitting): 'more' {
  state.isCounted = true;
  return 'more';
}

/** The next part of an object or list that was opened. */
export function startPart(state: Splitting, frame: Frame): Step {
  const { window, frames } = state;
  const byte = window.bytes[window.at];
  if (byte === ascii.objectEnd || byte === ascii.listEnd) {
    frames.pop();
    advance(window, window.at + 1);
    return undefined;
  }
  if (!isList(frame) && !frame.isValueNext) return startMember(state, frame);
  frame.isValueNext = false;
  if (!beginsValue(byte)) return takeWord(state);
  state.search = endSearch(window.at);
  return undefined;
}

/** The name of a member, and the colon after it. */
function startMember(state: Splitting, frame: Frame): Step {
  const { window } = state;
  const { bytes, at, isLast } = window;
  const search = endSearch(at);
  const result =
    bytes[at] === ascii.quote ? searchEnd(bytes.subarray(0, at + limits.prefix), search) : 'fault';
  if (result === 'end') {
    const colon = afterSpace(bytes, search.at);
    if (bytes[colon] === ascii.colon) {
      advance(window, colon + 1);
      frame.isValueNext = true;
      return undefined;
    }
    if (colon === bytes.length && !isLast) return 'more';
  } else if (result === 'more' && !isLast && bytes.length - at < limits.prefix) return 'more';
  return misplaced(state);
}

/** A number, true, false or null. */
function takeWord(state: Splitting): Step {
  const { window } = state;
  const { bytes, at, isLast } = window;
  let end = at;
  while (end < bytes.length && !endsWord(bytes[end])) end += 1;
  if (end === bytes.length && !isLast && end - at <= limits.prefix) return 'more';
  const parsed = parseJson(bytes.subarray(at, Math.min(end, at + limits.prefix)));
  return parsed === undefined ? misplaced(state) : taken(state, parsed, end);
}

/** What is next is not allowed there. */
function misplaced(state: Splitting): Step {
  const { window } = state;
  const { at } = window;
  const problem = unexpected(window, at);
  recoverFrom(state, at, at + 1);
  return problem;
}

function endsWord(byte: number | undefined): boolean {
  return isSeparator(byte) || byte === ascii.objectEnd || byte === ascii.listEnd;
}
