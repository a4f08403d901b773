import { filterLimits } from './limits';
import { type FilterProblem, quoted } from './problem';
import type { Clock } from './times';

/** A filter's text while it is being read: the position, and what was wrong so far. */
export interface Scanner {
  readonly text: string;
  at: number;
  readonly problems: FilterProblem[];
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

/** A value as written in the text. */
export interface RawValue {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly position: number;
  readonly length: number;
}

/** Notes a problem, the first at each position. */
export function note(scanner: Scanner, problem: FilterProblem): void {
  const { problems, hasGivenUp } = scanner;
  if (
    hasGivenUp ||
    problems.length >= filterLimits.problems ||
    problems.some(({ position }) => position === problem.position)
  )
    return;
  problems.push(problem);
}

/** Notes a problem after which nothing that follows can be understood. */
export function giveUp(scanner: Scanner, problem: FilterProblem): void {
  note(scanner, problem);
  scanner.hasGivenUp = true;
  scanner.at = scanner.text.length;
}

export function skipSpace(scanner: Scanner): void {
  scanner.at += matchAt(scanner, /\s*/y).length;
}

export function isAtEnd(scanner: Scanner): boolean {
  return scanner.at >= scanner.text.length;
}

export function next(scanner: Scanner): string {
  return scanner.text.charAt(scanner.at);
}

/** Steps over a character, if it is next. */
export function take(scanner: Scanner, character: string): boolean {
  const isHere = next(scanner) === character;
  if (isHere) scanner.at++;
  return isHere;
}

/** Steps over AND, OR or NOT, if it is next as a word of its own. */
export function takeKeyword(scanner: Scanner, keyword: string): boolean {
  const isHere = isAtKeyword(scanner, keyword);
  if (isHere) scanner.at += keyword.length;
  return isHere;
}

/** What a pattern with the sticky flag matches here; empty where it does not. */
export function matchAt(scanner: Scanner, sticky: RegExp): string {
  sticky.lastIndex = scanner.at;
  return sticky.exec(scanner.text)?.[0] ?? '';
}

/** Whether AND, OR or NOT is next as a word of its own. */
export function isAtKeyword(scanner: Scanner, keyword: string): boolean {
  return matchAt(scanner, keywordPattern) === keyword;
}

/** Reads characters up to a space, comma, bracket or quote. */
export function readWord(scanner: Scanner): RawValue {
  const position = scanner.at;
  const text = matchAt(scanner, wordPattern);
  scanner.at += text.length;
  return { text, isQuoted: false, position, length: text.length };
}

/** Reads `"…"`, in which `\"` is a quote and `\\` a backslash. */
export function readQuoted(scanner: Scanner): RawValue {
  const position = scanner.at;
  const whole = matchAt(scanner, quotedPattern);
  if (whole === '') {
    const rest = scanner.text.slice(position);
    giveUp(scanner, {
      message: 'the quote is not closed',
      position,
      length: 1,
      suggestion: `${clipped(rest)}"`,
    });
    return { text: rest.slice(1), isQuoted: true, position, length: rest.length };
  }
  scanner.at += whole.length;
  return {
    text: whole.slice(1, -1).replace(/\\(["\\])/g, '$1'),
    isQuoted: true,
    position,
    length: whole.length,
  };
}

/** Text directly behind a value would be read as a term of its own, which nobody means. */
export function expectBreak(scanner: Scanner, start: number): void {
  const stray = matchAt(scanner, strayPattern);
  if (stray === '') return;
  const whole = scanner.text.slice(start, scanner.at) + stray;
  const [, head = '', value = whole] = /^([^\s:,()"]+:)?(.*)$/s.exec(whole) ?? [];
  giveUp(scanner, {
    message: `a value with ${stray.startsWith('(') ? 'brackets' : 'quotes'} in it must be quoted as a whole, got ${quoted(whole)}`,
    position: scanner.at,
    length: stray.length,
    suggestion: `${head}"${clipped(value.replaceAll('"', ''))}"`,
  });
}

export function clipped(text: string): string {
  return text.length > filterLimits.quoted ? `${text.slice(0, filterLimits.quoted)}…` : text;
}

const wordPattern = /[^\s,()"]*/y;
const quotedPattern = /"(?:[^"\\]|\\[\s\S])*"/y;
const keywordPattern = /(?:AND|OR|NOT)(?=[\s()"]|$)/y;
const strayPattern = /(?![,)])(?:"[^"]*"|\S)+/y;
