import stringWidth from 'string-width';

/** Something in a filter's text that cannot be understood. */
export interface Problem {
  /** What was wrong and what was given. */
  readonly message: string;
  /** Where it begins and how long it is, in UTF-16 units of the text. */
  readonly position: number;
  readonly length: number;
  /** What to type instead. */
  readonly suggestion?: string;
}

/** The text, carets under each problem, and what to type instead; for a terminal. */
export function describeProblems(text: string, problems: readonly Problem[]): string {
  return problems.map((problem) => describe(text, problem)).join('\n');
}

/** Text that somebody typed, as a message quotes it: short, and with nothing in it that acts. */
export function quoted(text: string): string {
  const clipped = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return `'${harmless(clipped)}'`;
}

/** How much of a long text is shown on either side of a problem. */
const CONTEXT = 60;

function describe(text: string, problem: Problem): string {
  const { position, length, message, suggestion } = problem;
  const start = Math.max(0, position - CONTEXT);
  const end = Math.min(text.length, position + CONTEXT);
  const before = `${start > 0 ? '…' : ''}${harmless(text.slice(start, position))}`;
  const rest = `${harmless(text.slice(position, end))}${end < text.length ? '…' : ''}`;
  const marked = harmless(text.slice(position, Math.min(end, position + length)));
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)));
  const advice = suggestion === undefined ? '' : `; try ${harmless(suggestion)}`;
  return `${before}${rest}\n${' '.repeat(stringWidth(before))}${carets} ${message}${advice}`;
}

/** Controls, formatting characters, line ends and half characters would act on a terminal or not be seen. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
