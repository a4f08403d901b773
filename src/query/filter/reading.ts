import { type Problem, quoted } from './problem';
import type { Clock } from './times';

/** A filter's text while it is being read: where the reader stands, and what was wrong so far. */
export interface Reading {
  readonly text: string;
  at: number;
  readonly problems: Problem[];
  readonly clock: Clock;
  readonly saved: Readonly<Record<string, string>>;
  readonly hasCountries: boolean;
  /** Saved queries that are being read around this one, outermost first. */
  readonly within: readonly string[];
  /** Whether what follows cannot be understood any more. */
  hasGivenUp: boolean;
  /** Brackets open at this point, those of the saved queries around included. */
  depth: number;
  /** How many more values may be read, shared with the saved queries within. */
  readonly allowance: { values: number };
}

/** A value as it stands in the text. */
export interface RawValue {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly position: number;
  readonly length: number;
}

/** Notes a problem, the first at each position; more than a screenful helps nobody. */
export function note(reading: Reading, problem: Problem): void {
  const { problems, hasGivenUp } = reading;
  if (hasGivenUp || problems.length >= 20 || problems.some(({ position }) => position === problem.position))
    return;
  problems.push(problem);
}

/** Notes a problem after which nothing that follows can be understood. */
export function giveUp(reading: Reading, problem: Problem): void {
  note(reading, problem);
  reading.hasGivenUp = true;
  reading.at = reading.text.length;
}

export function skipSpace(reading: Reading): void {
  reading.at += matchAt(reading, /\s*/y).length;
}

export function isAtEnd(reading: Reading): boolean {
  return reading.at >= reading.text.length;
}

export function next(reading: Reading): string {
  return reading.text.charAt(reading.at);
}

/** Steps over a character, if it stands here. */
export function take(reading: Reading, character: string): boolean {
  const isHere = next(reading) === character;
  if (isHere) reading.at++;
  return isHere;
}

/** Steps over AND, OR or NOT, if it stands here as a word of its own. */
export function takeKeyword(reading: Reading, keyword: string): boolean {
  const isHere = isAtKeyword(reading, keyword);
  if (isHere) reading.at += keyword.length;
  return isHere;
}

/** What a pattern with the sticky flag matches here; empty where it does not. */
export function matchAt(reading: Reading, sticky: RegExp): string {
  sticky.lastIndex = reading.at;
  return sticky.exec(reading.text)?.[0] ?? '';
}

/** Whether AND, OR or NOT stands here as a word of its own. */
export function isAtKeyword(reading: Reading, keyword: string): boolean {
  return matchAt(reading, KEYWORD) === keyword;
}

/** Reads characters up to a space, comma, bracket or quote. */
export function readWord(reading: Reading): RawValue {
  const position = reading.at;
  const text = matchAt(reading, WORD);
  reading.at += text.length;
  return { text, isQuoted: false, position, length: text.length };
}

/** Reads `"…"`, in which `\"` and `\\` stand for a quote and a backslash. */
export function readQuoted(reading: Reading): RawValue {
  const position = reading.at;
  const whole = matchAt(reading, QUOTED);
  if (whole === '') {
    const rest = reading.text.slice(position);
    giveUp(reading, {
      message: 'the quote is not closed',
      position,
      length: 1,
      suggestion: `${clipped(rest)}"`,
    });
    return { text: rest.slice(1), isQuoted: true, position, length: rest.length };
  }
  reading.at += whole.length;
  return {
    text: whole.slice(1, -1).replace(/\\(["\\])/g, '$1'),
    isQuoted: true,
    position,
    length: whole.length,
  };
}

/** What stands directly behind a value would be read as a question of its own: not what was meant. */
export function expectBreak(reading: Reading, start: number): void {
  const stray = matchAt(reading, STRAY);
  if (stray === '') return;
  const whole = reading.text.slice(start, reading.at) + stray;
  const [, head = '', value = whole] = /^([^\s:,()"]+:)?(.*)$/s.exec(whole) ?? [];
  giveUp(reading, {
    message: `a value with ${stray.startsWith('(') ? 'brackets' : 'quotes'} in it must be quoted as a whole, got ${quoted(whole)}`,
    position: reading.at,
    length: stray.length,
    suggestion: `${head}"${clipped(value.replaceAll('"', ''))}"`,
  });
}

export function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const WORD = /[^\s,()"]*/y;
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"/y;
const KEYWORD = /(?:AND|OR|NOT)(?=[\s()"]|$)/y;
const STRAY = /(?![,)])(?:"[^"]*"|\S)+/y;
