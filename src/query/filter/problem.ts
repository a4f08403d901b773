import { filterLimits } from './limits';

/** Something in a filter's text that cannot be understood. */
export interface FilterProblem {
  /** What was wrong and what was given. */
  readonly message: string;
  /** Where it begins and how long it is, in UTF-16 units of the text. */
  readonly position: number;
  readonly length: number;
  /** What to type instead. */
  readonly suggestion?: string;
}

/** Text that somebody typed, as a message quotes it: short, and with nothing in it that acts. */
export function quoted(text: string): string {
  const clipped = text.length > filterLimits.quoted ? `${text.slice(0, filterLimits.quoted - 1)}…` : text;
  return `'${harmless(clipped)}'`;
}

/** Controls, formatting characters, line ends and half characters would act on a terminal or not be seen. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
