import fc from 'fast-check';
import { reached } from '../../src/watch/threshold';

const burst = { threshold: 5, windowMinutes: 5 } as const;

/** Instants, by the second of the day. */
function at(...seconds: readonly number[]): readonly string[] {
  return seconds.map((second) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString());
}

function isTold(before: readonly number[], fresh: readonly number[]): boolean {
  return reached(burst, at(...fresh), at(...before, ...fresh)).length > 0;
}

test('four calls are no burst, the fifth within five minutes is', () => {
  expect(isTold([0, 60, 120], [180])).toBe(false);
  expect(isTold([0, 60, 120, 180], [240])).toBe(true);
});

test('what was longer ago does not count', () => {
  expect(isTold([0, 60, 120, 180], [300])).toBe(false);
});

test('a call that comes late counts where it was made', () => {
  expect(isTold([0, 60, 180, 240], [120])).toBe(true);
});

test('a burst that was told of does not make a burst of a lone call later', () => {
  expect(isTold([0, 1, 2, 3, 4], [1000])).toBe(false);
});

test('a rule of one is reached by any fresh call, and by none that is not', () => {
  expect(reached({ threshold: 1, windowMinutes: 5 }, at(0), at(0))).toEqual(at(0));
  expect(reached({ threshold: 1, windowMinutes: 5 }, [], at(0))).toEqual([]);
});

test('of calls that were too few before, a burst takes only those that belong to it', () => {
  const isolated = [-9000, -6000, -3000];
  expect(reached(burst, at(...isolated, 0, 1, 2, 3, 4), at(...isolated, 0, 1, 2, 3, 4))).toEqual(
    at(0, 1, 2, 3, 4),
  );
});

test('a burst is made of exactly those that trying every window finds', () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 });
  fc.assert(
    fc.property(seconds, seconds, fc.integer({ min: 2, max: 6 }), (before, fresh, threshold) => {
      const all = [...before, ...fresh];
      const isIn = (from: number) => (second: number) => second >= from && second < from + 300;
      const windows = Array.from({ length: 1201 }, (_, index) => index - 300).filter(
        (from) => all.filter(isIn(from)).length >= threshold,
      );
      const expected = fresh.filter((second) => windows.some((from) => isIn(from)(second)));
      expect(reached({ threshold, windowMinutes: 5 }, at(...fresh), at(...all))).toEqual(at(...expected));
    }),
  );
});
