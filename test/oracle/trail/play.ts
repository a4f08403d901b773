import { diceOf } from '../lex/dice';
import { aLex, type Call, type Lex } from '../lex/lex';
import { type Gap, type History, moveNamed, type Step } from './steps';

/** A call that was made, and when: what really happened, in the order in which Lex did it. */
export interface Deed {
  readonly step: Step;
  readonly call: Call;
  /** When Lex did it, in epoch milliseconds; no two are equal. */
  readonly ms: number;
  /** When it was called, in epoch seconds. */
  readonly second: number;
}

/** Plays a history against the model of Lex; a step that finds nothing to do is left out. */
export function play({ steps }: History): { readonly deeds: readonly Deed[]; readonly lex: Lex } {
  const lex = aLex();
  const deeds: Deed[] = [];
  let now = Date.UTC(2026, 10, 1, 9);
  for (const step of steps) {
    const call = moveNamed(step.move)(lex, diceOf(step.numbers));
    if (call === undefined) continue;
    now = moved(now, step);
    deeds.push({ step, call, ms: now, second: secondOf(call, now, step) });
  }
  return { deeds, lex };
}

function moved(now: number, { gap, numbers }: Step): number {
  const [offset = 0] = numbers;
  const nextSecond = Math.floor(now / 1000) * 1000 + 1000;
  const at: Readonly<Record<Gap, number>> = {
    'in the same second': now + 1 + (offset % 300),
    'in the next second': nextSecond + (offset % 900),
    later: nextSecond + 5_000 + offset * 37,
    'days later': nextSecond + 86_400_000 + offset * 86_000,
  };
  return at[gap];
}

/**
 * CloudTrail notes the second of the request. Where the response tells the moment, that may be in the
 * next second; a call that tells no moment is one that was done within its second.
 */
function secondOf({ moment, response }: Call, ms: number, { lag, gap, oddity }: Step): number {
  const isTold = moment !== undefined && response !== null && !/response|both/.test(oddity);
  const isLate = isTold && gap === 'in the same second';
  return Math.floor((isLate ? ms - lag : ms) / 1000);
}
