import fc from 'fast-check';
import { burstsOf, reached } from '../../src/watch/threshold';

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

test('two calls exactly the window apart are never in one window', () => {
  const pair = { threshold: 2, windowMinutes: 5 } as const;

  expect(reached(pair, at(0, 300), at(0, 300))).toEqual([]);
  expect(reached(pair, at(0, 0, 300), at(0, 0, 300))).toEqual(at(0, 0));
  expect(reached(pair, at(0, 299), at(0, 299))).toEqual(at(0, 299));
});

test('bursts are counted apart where a whole window lies between them, and together otherwise', () => {
  const burstAt = (from: number, to: number, count: number) => {
    const [first, last] = at(from, to);
    return { from: first, to: last, count };
  };
  const pair = { threshold: 2, windowMinutes: 5 } as const;

  expect(burstsOf(pair, at(900, 0, 100, 399, 1000))).toEqual([burstAt(0, 399, 3), burstAt(900, 1000, 2)]);
  expect(burstsOf({ threshold: 1, windowMinutes: 5 }, at(0, 299, 599))).toEqual([
    burstAt(0, 299, 2),
    burstAt(599, 599, 1),
  ]);
});

test('the minute at which CloudWatch begins a window makes no difference to a burst', () => {
  expect(burstsOf(burst, at(298, 299, 300, 301, 302))).toHaveLength(1);
});

test('a call that comes late counts where it was made', () => {
  expect(isTold([0, 60, 180, 240], [120])).toBe(true);
});

test('a burst that was reported does not make a burst of a lone call later', () => {
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
