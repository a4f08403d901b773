import type { FieldValue, ReadValue } from './field-value';
import type { Bound, ValueRange } from './filter';
import { quoted } from './problem';
import { type Clock, readPeriod } from './times';

/** Reads the value behind `:>` and its like: a number, or a time where the field's values may be times. */
export function readComparison({ field, operator, raw }: FieldValue, clock: Clock): ReadValue | undefined {
  if (operator === '') return undefined;
  const number = readNumber(raw.text);
  if (number !== undefined) return numberBeyond(operator, number);
  const time = field.takes === 'path' ? readPeriod(raw.text, clock) : undefined;
  if (time) return timeBeyond(operator, time);
  const kinds = field.takes === 'path' ? 'a number or a time' : 'a number';
  return {
    kind: 'wrong',
    message: `'${operator}' needs ${kinds}, got ${quoted(raw.text)}`,
    suggestion: `${operator}3`,
  };
}

/** Reads `a..b`, `a..` or `..b`; undefined where the text is not meant so. */
export function readRange({ field, raw }: FieldValue, clock: Clock): ReadValue | undefined {
  const ends = rangeEnds(raw.text);
  if (raw.isQuoted || !ends) return undefined;
  const range = numberRange(ends) ?? (field.takes === 'path' ? timeRange(ends, clock) : undefined);
  if (range && isBackwards(range)) return backwards(raw.text, ends);
  if (range || field.takes === 'path') return range;
  return {
    kind: 'wrong',
    message: `a range of versions needs numbers, got ${quoted(raw.text)}`,
    suggestion: '2..5',
  };
}

/** The two sides of `..`, at least one of them there. */
export function rangeEnds(text: string): readonly [string, string] | undefined {
  const at = text.indexOf('..');
  return at < 0 || text.length === 2 ? undefined : [text.slice(0, at), text.slice(at + 2)];
}

export function backwards(text: string, [low, high]: readonly [string, string]): ReadValue {
  return {
    kind: 'wrong',
    message: `the range ${quoted(text)} ends before it begins`,
    suggestion: `${high}..${low}`,
  };
}

export function readNumber(text: string): number | undefined {
  const number = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function numberBeyond(operator: string, value: number): ValueRange {
  const bound: Bound = { value, inclusive: operator.endsWith('=') };
  return operator.startsWith('>')
    ? { kind: 'range', of: 'number', low: bound }
    : { kind: 'range', of: 'number', high: bound };
}

/** `>2026-11-01` is after that day, `>=` from its start; so for any time, which all have a length. */
function timeBeyond(
  operator: string,
  { start, end }: { readonly start: number; readonly end: number },
): ValueRange {
  if (operator.startsWith('>')) return between('time', operator === '>' ? end : start, undefined);
  return between('time', undefined, operator === '<' ? start : end);
}

function numberRange([low, high]: readonly [string, string]): ValueRange | undefined {
  const from = readNumber(low);
  const to = readNumber(high);
  if ((low !== '' && from === undefined) || (high !== '' && to === undefined)) return undefined;
  return {
    kind: 'range',
    of: 'number',
    ...(from === undefined ? {} : { low: { value: from, inclusive: true } }),
    ...(to === undefined ? {} : { high: { value: to, inclusive: true } }),
  };
}

function timeRange([low, high]: readonly [string, string], clock: Clock): ValueRange | undefined {
  const from = readPeriod(low, clock);
  const to = readPeriod(high, clock);
  if ((low !== '' && !from) || (high !== '' && !to)) return undefined;
  return between('time', from?.start, to?.end);
}

function between(of: 'time', low: number | undefined, high: number | undefined): ValueRange {
  return {
    kind: 'range',
    of,
    ...(low === undefined ? {} : { low: { value: low, inclusive: true } }),
    ...(high === undefined ? {} : { high: { value: high, inclusive: false } }),
  };
}

function isBackwards({ low, high }: ValueRange): boolean {
  return low !== undefined && high !== undefined && low.value > high.value;
}
