import type { Answered } from './examine';
import type { Verdict } from './judge';
import type { Kind } from './trail/steps';

/** What was asked about a number of histories, and how good the answers were. */
export interface Survey {
  readonly answers: readonly Answered[];
  readonly records: number;
  /** Bots with more orders than can be tried. */
  readonly leftOut: number;
  /** Calls about the same thing within the same second, and how many of them the records allow to change places. */
  readonly neighbours: { readonly all: number; readonly ambiguous: number };
}

const verdicts: readonly Verdict[] = ['right', 'doubted', 'needless', 'misled', 'wrong'];

/** How many answers to each question are worth what, as a table for people. */
export function reportOf({ name }: Kind, { answers, records, leftOut, neighbours }: Survey): string {
  const questions = [...new Set(answers.map(({ question }) => question))];
  const rows = [...questions, 'all'].map((question) => {
    const own = answers.filter((one) => question === 'all' || one.question === question);
    return [question, ...verdicts.map((verdict) => String(countOf(own, verdict)))];
  });
  const heading = ['', ...verdicts];
  const lines = [heading, ...rows].map((cells) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(14) : cell.padStart(10))).join(''),
  );
  return [
    `${name}: ${records} records, ${answers.length} answers, ${leftOut} bots with too many orders to try`,
    `calls about one thing within a second: ${neighbours.all}, of which ${neighbours.ambiguous} may change places`,
    ...lines,
  ].join('\n');
}

export function countOf(answers: readonly Answered[], verdict: Verdict): number {
  return answers.filter((one) => one.verdict === verdict).length;
}

/** The first answers that are not what they ought to be, to begin with. */
export function faultsIn(answers: readonly Answered[], verdict: Verdict, most = 5): readonly string[] {
  const found = answers.filter((one) => one.verdict === verdict);
  return found.slice(0, most).map(({ question, about, why }) => `${question} ${about}: ${why}`);
}
