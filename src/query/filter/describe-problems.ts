import stringWidth from 'string-width';
import { type FilterProblem, harmless } from './problem';

/**
 * The text, carets under each problem, and what to type instead; for a terminal.
 *
 * @example
 * ```ts
 * const parsed = parseFilter('botx:A', { now: new Date() });
 * if (parsed.kind === 'wrong') console.error(describeProblems('botx:A', parsed.problems));
 * ```
 */
export function describeProblems(text: string, problems: readonly FilterProblem[]): string {
  return problems.map((problem) => describe(text, problem)).join('\n');
}

/** How much of a long text is shown on either side of a problem. */
const contextWidth = 60;

function describe(text: string, problem: FilterProblem): string {
  const { position, length, message, suggestion } = problem;
  const start = Math.max(0, position - contextWidth);
  const end = Math.min(text.length, position + contextWidth);
  const before = `${start > 0 ? '…' : ''}${harmless(text.slice(start, position))}`;
  const rest = `${harmless(text.slice(position, end))}${end < text.length ? '…' : ''}`;
  const marked = harmless(text.slice(position, Math.min(end, position + length)));
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)));
  const advice = suggestion === undefined ? '' : `; try ${harmless(suggestion)}`;
  return `${before}${rest}\n${' '.repeat(stringWidth(before))}${carets} ${message}${advice}`;
}
