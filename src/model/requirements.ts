// The options of the functions for other programs are judged once, at the door: beyond it they are trusted.

/** Throws a RangeError unless a number is whole and at least so large. */
export function requireWhole(name: string, value: number, least = 1): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`);
}

/**
 * Throws a RangeError unless a text is an instant in UTC, or a position (an instant and an event id). Instants
 * are compared as texts, so another form would give another answer and no error.
 */
export function requireInstant(name: string, value: string | undefined): void {
  if (value === undefined || instantOrPosition.test(value)) return;
  throw new RangeError(`${name} must be an instant in UTC such as 2026-11-01T09:00:00Z, got '${value}'`);
}

/** The first key of an instant: as texts, one without milliseconds comes after all keys of its second. */
export function startOf(instant: string): string {
  return instant.replace(wholeSeconds, (_, second: string, part = '') => `${second}.${part.padEnd(3, '0')}Z`);
}

const wholeSeconds = /^(.{19})(?:\.(\d{1,3}))?Z/;
const instantOrPosition = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z(?:\|.*)?$/s;
