import type { Given } from './ask';
import { nowhere, type Right, type RightAnswer } from './knowledge/right';

/**
 * What an answer is worth. `wrong`: the records prove another one, or none, and it carries no doubt.
 * `misled`: it carries a doubt, and yet no order that the records allow leads to it. `needless`: it carries a
 * doubt though the records prove it. `doubted`: it carries a doubt, rightly. `right`: it is proven.
 */
export type Verdict = 'right' | 'doubted' | 'needless' | 'misled' | 'wrong';

export interface Judgement {
  readonly verdict: Verdict;
  /** The item that decided it, with what may be answered and what was. */
  readonly why: string;
}

export function judge(right: RightAnswer, given: Given): Judgement {
  const keys = new Set([...right.items.keys(), ...given.items.keys()]);
  const faults = [...keys].flatMap((key) => faultOf(key, right, given));
  const open: Judgement[] =
    right.rest.isProven || given.isDoubted
      ? []
      : [{ verdict: 'wrong', why: 'there may be more than is said' }];
  const [worst] = [...faults, ...open].toSorted(({ verdict }, other) => rank(verdict) - rank(other.verdict));
  if (worst !== undefined) return worst;
  const isProven = right.rest.isProven && [...right.items.values()].every((one) => one.isProven);
  if (!given.isDoubted) return { verdict: 'right', why: '' };
  return isProven
    ? { verdict: 'needless', why: 'a doubt on what is proven' }
    : { verdict: 'doubted', why: '' };
}

function rank(verdict: Verdict): number {
  return ['wrong', 'misled', 'needless'].indexOf(verdict);
}

function faultOf(key: string, right: RightAnswer, given: Given): readonly Judgement[] {
  const expected = right.items.get(key) ?? right.rest;
  const missing = { answer: given.isUnknown ? undefined : nowhere, isDoubted: given.isDoubted };
  const item = given.items.get(key) ?? missing;
  // To say that it is not known claims nothing; where it is known, it is a doubt too many.
  if (item.answer === undefined)
    return isKnown(expected) ? [fault('needless', key, expected, 'not known')] : [];
  const isAllowed = expected.allowed?.includes(item.answer) ?? true;
  if (!item.isDoubted && !(expected.isProven && isAllowed))
    return [fault('wrong', key, expected, item.answer)];
  return isAllowed ? [] : [fault('misled', key, expected, item.answer)];
}

function isKnown({ isProven, allowed }: Right): boolean {
  return isProven && allowed?.[0] !== nowhere;
}

function fault(verdict: Verdict, key: string, { allowed }: Right, answer: string): Judgement {
  return { verdict, why: `${key}: ${answer} where ${allowed?.join(' or ') ?? 'nobody knows'}` };
}
