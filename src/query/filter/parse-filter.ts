import { allOf, anyOf, everything, type Filter, not } from './filter';
import { nearest } from './nearest';
import { type Problem, quoted } from './problem';
import {
  clipped,
  expectBreak,
  giveUp,
  isAtEnd,
  isAtKeyword,
  matchAt,
  next,
  note,
  type Reading,
  readWord,
  skipSpace,
  take,
  takeKeyword,
} from './reading';
import { readTerm } from './terms';
import { utc, zoneNamed } from './zone';

export type { Filter } from './filter';
export type { Problem } from './problem';

export interface FilterWorld {
  readonly now: Date;
  /** IANA zone of times that name none. @default UTC */
  readonly tz?: string;
  /** Saved queries, by the name behind `@`. */
  readonly saved?: Readonly<Record<string, string>>;
  /** Whether countries of addresses can be told. @default false */
  readonly countries?: boolean;
}

export type ParsedFilter =
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] };

/** Reads the filter language; any text at all has an answer. */
export function parseFilter(text: string, world: FilterWorld): ParsedFilter {
  const zone = zoneNamed(world.tz ?? 'UTC');
  const reading: Reading = {
    text,
    at: 0,
    problems: [],
    clock: { now: world.now, zone: zone ?? utc },
    saved: world.saved ?? {},
    hasCountries: world.countries === true,
    within: [],
    hasGivenUp: false,
    depth: 0,
    allowance: { values: VALUES },
  };
  if (!zone) note(reading, unknownZone(world.tz ?? ''));
  if (text.length > LENGTH) giveUp(reading, tooLong(text));
  const filter = readAll(reading);
  const { problems } = reading;
  return problems.length === 0 ? { kind: 'filter', filter } : { kind: 'wrong', problems };
}

/** More than anybody types, and few enough that a hostile filter costs little. */
const DEPTH = 60;
const VALUES = 2000;
const LENGTH = 20_000;

function unknownZone(name: string): Problem {
  return {
    message: `no time zone ${quoted(name)}; it needs an IANA name`,
    position: 0,
    length: 0,
    suggestion: '--tz Europe/Berlin',
  };
}

function tooLong({ length }: string): Problem {
  const message = `a filter has at most ${LENGTH} characters, got ${length}`;
  return { message, position: LENGTH, length: length - LENGTH };
}

/** query = or, to the end of the text. */
function readAll(reading: Reading): Filter {
  skipSpace(reading);
  if (isAtEnd(reading)) return everything;
  const parts = [readOr(reading)];
  while (!isAtEnd(reading)) {
    note(reading, { message: 'no bracket is open here', position: reading.at, length: 1 });
    reading.at++;
    skipSpace(reading);
    if (!isAtEnd(reading)) parts.push(readOr(reading));
  }
  return allOf(parts);
}

/** or = and { "OR" and } */
function readOr(reading: Reading): Filter {
  const sides: Filter[] = [];
  do sides.push(readAnd(reading));
  while (takeKeyword(reading, 'OR'));
  return anyOf(sides);
}

/** and = unary { ["AND"] unary }; ends in front of OR, a closing bracket or the end. */
function readAnd(reading: Reading): Filter {
  const parts: Filter[] = [];
  do parts.push(readUnary(reading));
  while (takeKeyword(reading, 'AND') || !isAtEndOfAnd(reading));
  return allOf(parts);
}

function isAtEndOfAnd(reading: Reading): boolean {
  return isAtEnd(reading) || next(reading) === ')' || isAtKeyword(reading, 'OR');
}

/** unary = ( "-" | "NOT" ) unary | primary; ends behind the space that follows. */
function readUnary(reading: Reading): Filter {
  let isNegated = false;
  skipSpace(reading);
  while (take(reading, '-') || takeKeyword(reading, 'NOT')) {
    isNegated = !isNegated;
    skipSpace(reading);
  }
  const filter = readPrimary(reading);
  skipSpace(reading);
  return isNegated ? not(filter) : filter;
}

/** primary = "(" or ")" | "@" name | term */
function readPrimary(reading: Reading): Filter {
  if (
    isAtEnd(reading) ||
    next(reading) === ')' ||
    isAtKeyword(reading, 'OR') ||
    isAtKeyword(reading, 'AND')
  ) {
    return missing(reading);
  }
  if (next(reading) === '(') return readBrackets(reading);
  if (next(reading) === '@') return readSaved(reading);
  return readTerm(reading);
}

function missing(reading: Reading): Filter {
  const found = isAtEnd(reading) ? 'the end' : `'${matchAt(reading, /\)|\w+/y)}'`;
  note(reading, {
    message: `a question is missing before ${found}`,
    position: Math.min(reading.at, Math.max(0, reading.text.length - 1)),
    length: isAtEnd(reading) ? 1 : matchAt(reading, /\)|\w+/y).length,
    suggestion: 'bot:OrderFlowers',
  });
  return everything;
}

function readBrackets(reading: Reading): Filter {
  const position = reading.at++;
  if (reading.depth >= DEPTH) {
    giveUp(reading, { message: `brackets are nested more than ${DEPTH} deep`, position, length: 1 });
    return everything;
  }
  reading.depth++;
  const filter = readOr(reading);
  reading.depth--;
  if (!take(reading, ')')) {
    const suggestion = `${clipped(reading.text.slice(position).trimEnd())})`;
    note(reading, { message: 'the bracket is not closed', position, length: 1, suggestion });
  }
  return filter;
}

function readSaved(reading: Reading): Filter {
  const start = reading.at++;
  const { text: name } = readWord(reading);
  const length = reading.at - start;
  expectBreak(reading, start);
  const problem = savedProblem(reading, name);
  if (problem) {
    note(reading, { position: start, length, ...problem });
    return everything;
  }
  return readWithin(reading, name, { position: start, length });
}

function savedProblem(reading: Reading, name: string): Pick<Problem, 'message' | 'suggestion'> | undefined {
  const { saved, within } = reading;
  if (!Object.hasOwn(saved, name)) {
    const near = nearest(name, Object.keys(saved));
    const message = name === '' ? "a name is missing after '@'" : `no saved query ${quoted(`@${name}`)}`;
    return { message, suggestion: near === undefined ? 'lextrail saved to list them' : `@${near}` };
  }
  if (within.includes(name)) {
    return {
      message: `saved query ${quoted(`@${name}`)} asks for itself: ${[...within, name].map((each) => `@${each}`).join(' > ')}`,
    };
  }
  if (within.length >= DEPTH) return { message: `saved queries are nested more than ${DEPTH} deep` };
  return reading.allowance.values > 0 ? undefined : { message: 'the filter is too long to be meant' };
}

/** Reads a saved query's own text; its problems stand where it is named, as its text is not there. */
function readWithin(reading: Reading, name: string, where: Pick<Problem, 'position' | 'length'>): Filter {
  const text = reading.saved[name] ?? '';
  const problems: Problem[] = [];
  const inner: Reading = {
    ...reading,
    text,
    at: 0,
    problems,
    hasGivenUp: false,
    within: [...reading.within, name],
  };
  reading.allowance.values--;
  const filter = readAll(inner);
  const [first] = problems;
  if (first)
    note(reading, { message: `in @${name}: ${first.message}`, suggestion: first.suggestion, ...where });
  else if (filter.kind === 'all')
    note(reading, { message: `saved query ${quoted(`@${name}`)} is empty`, ...where });
  return filter;
}
