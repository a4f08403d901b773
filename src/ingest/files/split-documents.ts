import { cutOff, recoverOn } from './json-fault';
import { type Segment, type Splitting, splitting } from './splitting';
import { startDocument, startPart } from './start-value';
import { type Step, searchOn, skipOn } from './take-value';
import { isSeparator } from './text';
import { advance, pushChunk } from './text-window';

export interface Splitter {
  /** What is whole after one more chunk of the text. */
  push(chunk: Buffer): Iterable<Segment>;
  /** What is left when no more chunks come. */
  end(): Iterable<Segment>;
}

/**
 * Splits a text into its JSON values, in bounded memory: one document or many, with any white space or
 * none between them, each on a line of its own or not, with something in front of it on its line or not.
 * A value that is too large to parse is opened, and its parts come one by one. Faults do not end it.
 */
export function splitDocuments(): Splitter {
  const state = splitting();
  return {
    push(chunk) {
      const shift = pushChunk(state.window, chunk);
      if (state.search !== undefined) {
        state.search.start -= shift;
        state.search.at -= shift;
      }
      return segments(state);
    },
    end() {
      state.window.isLast = true;
      return segments(state);
    },
  };
}

function* segments(state: Splitting): Generator<Segment> {
  for (let taken = step(state); taken !== 'more'; taken = step(state)) {
    if (taken === undefined) continue;
    if (state.documents > 1) yield* released(state);
    if (isFirst(state, taken)) state.held = taken;
    else yield taken;
  }
  if (!state.window.isLast) return;
  yield* released(state);
  if (state.frames.length > 0) yield cutOff(state.window, state.window.bytes.length);
  state.frames.length = 0;
}

function isFirst(state: Splitting, segment: Segment): segment is Extract<Segment, { kind: 'value' }> {
  return segment.kind === 'value' && state.documents === 1 && segment.position === '';
}

/** The first document, once it is known whether it is the only one. */
function* released(state: Splitting): Generator<Segment> {
  const { held, documents, label, firstLine } = state;
  if (held === undefined) return;
  state.held = undefined;
  const first = label.startsWith('line') ? `line ${firstLine}` : 'document 1';
  yield documents > 1 ? { ...held, position: first } : held;
}

function step(state: Splitting): Step {
  const { window, search, frames } = state;
  if (state.isRecovering) return recoverOn(state);
  if (search !== undefined) return state.isSkipping ? skipOn(state, search) : searchOn(state, search);
  skipSeparators(state);
  if (window.at === window.bytes.length) return 'more';
  const frame = frames.at(-1);
  return frame === undefined ? startDocument(state) : startPart(state, frame);
}

function skipSeparators({ window }: Splitting): void {
  let { at } = window;
  while (isSeparator(window.bytes[at])) at += 1;
  advance(window, at);
}
