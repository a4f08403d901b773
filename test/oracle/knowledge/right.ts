/** What may truly be answered to a question, or to one item of an answer that has several. */
export interface Right {
  /** The answers that the orders which the records allow lead to; undefined where it may be anything. */
  readonly allowed?: readonly string[];
  readonly isProven: boolean;
}

/** The right answer, item by item. */
export interface RightAnswer {
  readonly items: ReadonlyMap<string, Right>;
  /** What an item is that is not among them. */
  readonly rest: Right;
}

/** What an answer to one question is in one order: undefined where the records do not say. */
export interface Guess {
  readonly items: ReadonlyMap<string, string | undefined>;
  /** There may be items that nobody knows of. */
  readonly isOpen?: boolean;
}

export const nowhere = 'not there';

/** The answer that all orders together allow. */
export function rightOf(guesses: readonly Guess[]): RightAnswer {
  const isOpen = guesses.some((guess) => guess.isOpen);
  const keys = new Set(guesses.flatMap(({ items }) => [...items.keys()]));
  const items = [...keys].map((key): [string, Right] => {
    const values = guesses.map((guess) => (guess.items.has(key) ? guess.items.get(key) : missing(guess)));
    return [key, among(values)];
  });
  return { items: new Map(items), rest: among([isOpen ? undefined : nowhere]) };
}

function missing({ isOpen }: Guess): string | undefined {
  return isOpen ? undefined : nowhere;
}

function among(values: readonly (string | undefined)[]): Right {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return { isProven: false };
  const allowed = [...new Set(known)];
  return { allowed, isProven: allowed.length === 1 };
}
