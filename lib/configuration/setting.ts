/** How one value of the configuration is read, and the words for what it may be. */
export interface Setting<T> {
  readonly allowed: string;
  readonly fallback: T;
  /** The value, from JSON or from the text of `-c`; undefined where it is not allowed. */
  readonly read: (given: unknown) => Exclude<T, undefined> | undefined;
}

export function flag(fallback: boolean): Setting<boolean> {
  const words = new Map<unknown, boolean>([
    [true, true],
    [false, false],
    ['true', true],
    ['false', false],
  ]);
  return { allowed: 'true or false', fallback, read: (given) => words.get(given) };
}

export function count<T extends number | undefined>(
  least: number,
  most: number,
  fallback: T,
): Setting<number | T> {
  return {
    allowed: `a whole number from ${least} to ${most}`,
    fallback,
    read: (given) => {
      const number = wholeNumber(given);
      return number !== undefined && number >= least && number <= most ? number : undefined;
    },
  };
}

/** One of a few numbers that a service allows. */
export function oneOf(numbers: readonly number[], fallback: number): Setting<number> {
  return {
    allowed: `one of ${numbers.join(', ')}`,
    fallback,
    read: (given) => numbers.find((number) => number === wholeNumber(given)),
  };
}

/** A text of a kind that is said in words. */
export function text<T extends string | undefined>(
  accepts: (given: string) => boolean,
  allowed: string,
  fallback: T,
): Setting<string | T> {
  return {
    allowed,
    fallback,
    read: (given) => (typeof given === 'string' && accepts(given) ? given : undefined),
  };
}

export function like(pattern: RegExp): (given: string) => boolean {
  return (given) => pattern.test(given);
}

/** A list of texts; on the command line they are separated by commas. */
export function list(accepts: (item: string) => boolean, allowed: string): Setting<readonly string[]> {
  return {
    allowed,
    fallback: [],
    read: (given) => {
      const items: readonly unknown[] = Array.isArray(given) ? given : itemsOf(given);
      return items.length > 0 || Array.isArray(given) ? texts(items, accepts) : undefined;
    },
  };
}

function texts(items: readonly unknown[], accepts: (item: string) => boolean): readonly string[] | undefined {
  const accepted = items.filter((item): item is string => typeof item === 'string' && accepts(item));
  return accepted.length === items.length ? [...new Set(accepted)] : undefined;
}

function itemsOf(given: unknown): readonly string[] {
  return typeof given === 'string' ? given.split(',').map((item) => item.trim()) : [];
}

function wholeNumber(given: unknown): number | undefined {
  if (typeof given === 'number') return Number.isSafeInteger(given) ? given : undefined;
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}
