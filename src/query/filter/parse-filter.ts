import { allOf, anyOf, everything, type Filter, not } from './filter';
import { filterLimits } from './limits';
import { nearest } from './nearest';
import { type FilterProblem, quoted } from './problem';
import {
  clipped,
  expectBreak,
  giveUp,
  isAtEnd,
  isAtKeyword,
  matchAt,
  next,
  note,
  readWord,
  type Scanner,
  skipSpace,
  take,
  takeKeyword,
} from './scanner';
import { readTerm } from './terms';
import { utc, zoneNamed } from './zone';

export type { Filter } from './filter';
export type { FilterProblem } from './problem';

export interface FilterWorld {
  readonly now: Date;
  /** IANA zone of times that name none. @default UTC */
  readonly tz?: string;
  /** Saved queries, by the name behind `@`. */
  readonly saved?: Readonly<Record<string, string>>;
  /** Whether the country of an address can be looked up. @default false */
  readonly countries?: boolean;
}

export type ParsedFilter =
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'wrong'; readonly problems: readonly FilterProblem[] };

/**
 * Reads the filter language. It never throws: what cannot be understood comes back as problems, each
 * with its position in the text and, where there is one, what to type instead.
 *
 * @example
 * ```ts
 * const parsed = parseFilter('bot:OrderFlowers effect:write since:7d', { now: new Date() });
 * if (parsed.kind === 'filter') console.log((await runQuery(store, parsed.filter, { limit: 50 })).events);
 * ```
 */
export function parseFilter(text: string, world: FilterWorld): ParsedFilter {
  const zone = zoneNamed(world.tz ?? 'UTC');
  const scanner: Scanner = {
    text,
    at: 0,
    problems: [],
    clock: { now: world.now, zone: zone ?? utc },
    saved: world.saved ?? {},
    hasCountries: world.countries === true,
    within: [],
    hasGivenUp: false,
    depth: 0,
    allowance: { values: filterLimits.values },
  };
  if (!zone) note(scanner, unknownZone(world.tz ?? ''));
  if (text.length > filterLimits.length) giveUp(scanner, tooLong(text));
  const filter = readAll(scanner);
  const { problems } = scanner;
  return problems.length === 0 ? { kind: 'filter', filter } : { kind: 'wrong', problems };
}

function unknownZone(name: string): FilterProblem {
  return {
    message: `no time zone ${quoted(name)}; it needs an IANA name`,
    position: 0,
    length: 0,
    suggestion: '--tz Europe/Berlin',
  };
}

function tooLong({ length }: string): FilterProblem {
  const message = `a filter has at most ${filterLimits.length} characters, got ${length}`;
  return { message, position: filterLimits.length, length: length - filterLimits.length };
}

/** query = or, to the end of the text. */
function readAll(scanner: Scanner): Filter {
  skipSpace(scanner);
  if (isAtEnd(scanner)) return everything;
  const parts = [readOr(scanner)];
  while (!isAtEnd(scanner)) {
    note(scanner, { message: 'no bracket is open here', position: scanner.at, length: 1 });
    scanner.at++;
    skipSpace(scanner);
    if (!isAtEnd(scanner)) parts.push(readOr(scanner));
  }
  return allOf(parts);
}

/** or = and { "OR" and } */
function readOr(scanner: Scanner): Filter {
  const sides: Filter[] = [];
  do sides.push(readAnd(scanner));
  while (takeKeyword(scanner, 'OR'));
  return anyOf(sides);
}

/** and = unary { ["AND"] unary }; ends in front of OR, a closing bracket or the end. */
function readAnd(scanner: Scanner): Filter {
  const parts: Filter[] = [];
  do parts.push(readUnary(scanner));
  while (takeKeyword(scanner, 'AND') || !isAtEndOfAnd(scanner));
  return allOf(parts);
}

function isAtEndOfAnd(scanner: Scanner): boolean {
  return isAtEnd(scanner) || next(scanner) === ')' || isAtKeyword(scanner, 'OR');
}

/** unary = ( "-" | "NOT" ) unary | primary; ends behind the space that follows. */
function readUnary(scanner: Scanner): Filter {
  let isNegated = false;
  skipSpace(scanner);
  while (take(scanner, '-') || takeKeyword(scanner, 'NOT')) {
    isNegated = !isNegated;
    skipSpace(scanner);
  }
  const filter = readPrimary(scanner);
  skipSpace(scanner);
  return isNegated ? not(filter) : filter;
}

/** primary = "(" or ")" | "@" name | term */
function readPrimary(scanner: Scanner): Filter {
  if (
    isAtEnd(scanner) ||
    next(scanner) === ')' ||
    isAtKeyword(scanner, 'OR') ||
    isAtKeyword(scanner, 'AND')
  ) {
    return missing(scanner);
  }
  if (next(scanner) === '(') return readBrackets(scanner);
  if (next(scanner) === '@') return readSaved(scanner);
  return readTerm(scanner);
}

function missing(scanner: Scanner): Filter {
  const found = isAtEnd(scanner) ? 'the end' : `'${matchAt(scanner, /\)|\w+/y)}'`;
  note(scanner, {
    message: `a question is missing before ${found}`,
    position: Math.min(scanner.at, Math.max(0, scanner.text.length - 1)),
    length: isAtEnd(scanner) ? 1 : matchAt(scanner, /\)|\w+/y).length,
    suggestion: 'bot:OrderFlowers',
  });
  return everything;
}

function readBrackets(scanner: Scanner): Filter {
  const position = scanner.at++;
  if (scanner.depth >= filterLimits.depth) {
    giveUp(scanner, {
      message: `brackets are nested more than ${filterLimits.depth} deep`,
      position,
      length: 1,
    });
    return everything;
  }
  scanner.depth++;
  const filter = readOr(scanner);
  scanner.depth--;
  if (!take(scanner, ')')) {
    const suggestion = `${clipped(scanner.text.slice(position).trimEnd())})`;
    note(scanner, { message: 'the bracket is not closed', position, length: 1, suggestion });
  }
  return filter;
}

function readSaved(scanner: Scanner): Filter {
  const start = scanner.at++;
  const { text: name } = readWord(scanner);
  const length = scanner.at - start;
  expectBreak(scanner, start);
  const problem = savedProblem(scanner, name);
  if (problem) {
    note(scanner, { position: start, length, ...problem });
    return everything;
  }
  return readWithin(scanner, name, { position: start, length });
}

function savedProblem(
  scanner: Scanner,
  name: string,
): Pick<FilterProblem, 'message' | 'suggestion'> | undefined {
  const { saved, within } = scanner;
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
  if (within.length >= filterLimits.depth)
    return { message: `saved queries are nested more than ${filterLimits.depth} deep` };
  return scanner.allowance.values > 0 ? undefined : { message: 'the filter is too long to be meant' };
}

/** Reads a saved query's own text; its problems get the position of its name, as its text is not shown. */
function readWithin(
  scanner: Scanner,
  name: string,
  where: Pick<FilterProblem, 'position' | 'length'>,
): Filter {
  const text = scanner.saved[name] ?? '';
  const problems: FilterProblem[] = [];
  const inner: Scanner = {
    ...scanner,
    text,
    at: 0,
    problems,
    hasGivenUp: false,
    within: [...scanner.within, name],
  };
  scanner.allowance.values--;
  const filter = readAll(inner);
  const [first] = problems;
  if (first)
    note(scanner, { message: `in @${name}: ${first.message}`, suggestion: first.suggestion, ...where });
  else if (filter.kind === 'all')
    note(scanner, { message: `saved query ${quoted(`@${name}`)} is empty`, ...where });
  return filter;
}
