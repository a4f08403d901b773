import type { Kind } from './trail/steps';

const wholeRecords = { none: 1 };

const odd = {
  none: 82,
  'request left out': 3,
  'response left out': 3,
  'both left out': 2,
  corrected: 4,
  disputed: 3,
  'disputed at another moment': 3,
};

/** One call a second at most, and CloudTrail writes down all of it. */
export const calm: Kind = {
  name: 'one call a second',
  gaps: { 'in the next second': 6, later: 3, 'days later': 1 },
  oddities: wholeRecords,
  without: /^import|InPart$/,
  mostUnseen: 0,
};

/** One call a second at most; contents left out, corrections, disputed records, imports, a trail that begins late. */
export const calmAndOdd: Kind = {
  ...calm,
  name: 'one call a second, not all of it known',
  oddities: odd,
  without: undefined,
  mostUnseen: 12,
};

/** Several calls in a second, some answered in the next. */
export const bursts: Kind = {
  ...calm,
  name: 'bursts within a second',
  gaps: { 'in the same second': 16, 'in the next second': 4, later: 8, 'days later': 1 },
  favours: /[tT]ag$|Policy$|Statement$|^delete/,
};

export const burstsAndOdd: Kind = {
  ...bursts,
  name: 'bursts within a second, not all of it known',
  oddities: odd,
  without: undefined,
  mostUnseen: 12,
};

export const kinds: readonly Kind[] = [calm, calmAndOdd, bursts, burstsAndOdd];
