import { type ComparedStates, diffStates } from '../../src/questions/diff-states';

/** Of which nothing is known. */
export const nothingKnown: ComparedStates = {
  states: new Map(),
  absent: new Set(),
  doubts: [{ kind: 'first-known-state', events: [] }],
};

/** What differs between two of several answers: one that is missing knows nothing. */
export function differencesBetween(before = nothingKnown, after = nothingKnown) {
  return diffStates(before, after);
}
