import fc from 'fast-check';
import { reachesThreshold } from '../../src/watch/threshold';

const burst = { threshold: 5, windowMinutes: 5 } as const;

/** Instants, by the second of the day. */
function at(...seconds: readonly number[]): readonly string[] {
  return seconds.map((second) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString());
}

function isTold(before: readonly number[], fresh: readonly number[]): boolean {
  return reachesThreshold(burst, at(...fresh), at(...before, ...fresh));
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
  expect(reachesThreshold({ threshold: 1, windowMinutes: 5 }, at(0), at(0))).toBe(true);
  expect(reachesThreshold({ threshold: 1, windowMinutes: 5 }, [], at(0))).toBe(false);
});

test('so many calls in some window are what trying every window finds', () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 });
  fc.assert(
    fc.property(seconds, seconds, fc.integer({ min: 2, max: 6 }), (before, fresh, threshold) => {
      const all = [...before, ...fresh];
      const isIn = (from: number) => (second: number) => second >= from && second < from + 300;
      const expected = Array.from({ length: 1201 }, (_, index) => index - 300).some(
        (from) => all.filter(isIn(from)).length >= threshold && fresh.some(isIn(from)),
      );
      expect(reachesThreshold({ threshold, windowMinutes: 5 }, at(...fresh), at(...all))).toBe(expected);
    }),
  );
});
