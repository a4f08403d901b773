import type { ParsedJson } from '../parse-json';
import type { EndSearch } from './json-end';
import { afterSpace } from './text';
import { type TextWindow, textWindow } from './text-window';

/** A JSON value of a text, or a place where there should be one. */
export type Segment = SegmentValue | SegmentFault;

export interface SegmentValue extends ParsedJson {
  readonly kind: 'value';
  /** `line 17`, `document 2`, `record 5` of a list that was opened; empty for a lone document. */
  readonly position: string;
  /** A member of an object that was opened: it may be anything. */
  readonly isMember: boolean;
}

export interface SegmentFault {
  readonly kind: 'fault';
  readonly position: string;
  readonly reason: string;
}

/** An object or list that is too large to parse whole; its parts are read one by one. */
export interface Frame {
  /** The byte that it begins with. */
  readonly bracket: number;
  readonly position: string;
  /** Its parts so far. */
  parts: number;
  /** In an object: whether a name and its colon are read, and the value comes. */
  isValueNext: boolean;
}

/** How far the splitting of a text is. */
export interface Splitting {
  readonly window: TextWindow;
  readonly frames: Frame[];
  /** The value under way. */
  search?: EndSearch;
  /** Whether the value under way is passed over. */
  isSkipping: boolean;
  /** Whether the next place to go on at is looked for, after a fault. */
  isRecovering: boolean;
  /** Documents, and lines that hold none. */
  documents: number;
  /** Whether what comes next is counted among them: text in front of it was passed over. */
  isCounted: boolean;
  /** What the document under way is called, and the line that the first begins in. */
  label: string;
  firstLine: number;
  /** The first document: its name depends on whether another follows. */
  held?: SegmentValue;
}

export function splitting(): Splitting {
  return {
    window: textWindow(),
    frames: [],
    isSkipping: false,
    isRecovering: false,
    documents: 0,
    isCounted: false,
    label: '',
    firstLine: 1,
  };
}

/** Counts a document, or a line without one, that begins at the window's position. */
export function countDocument(state: Splitting): void {
  const { line } = state.window;
  state.documents += 1;
  if (state.documents === 1) state.firstLine = line;
  else state.label = isAtLineStart(state.window) ? `line ${line}` : `document ${state.documents}`;
}

function isAtLineStart({ bytes, at, lineStart }: TextWindow): boolean {
  return lineStart >= 0 && afterSpace(bytes, lineStart) >= at;
}

/** What the value under way is called; a part of a list is counted by it. */
export function nextPosition({ frames, label }: Splitting): string {
  const frame = frames.at(-1);
  if (frame === undefined) return label;
  frame.parts += 1;
  return isList(frame) ? joined(frame.position, `record ${frame.parts}`) : frame.position;
}

export function isList({ bracket }: Frame): boolean {
  return bracket === 0x5b;
}

function joined(position: string, step: string): string {
  return position === '' ? step : `${position}, ${step}`;
}
