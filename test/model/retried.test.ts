import { retried } from '../../src/model/retried';

/** Attempts that give these outcomes, the last for ever. */
function attempts(...outcomes: readonly string[]) {
  const pauses: number[] = [];
  let count = 0;
  return {
    run: () =>
      retried(async () => outcomes[Math.min(count++, outcomes.length - 1)] ?? '', {
        pausesMs: [1, 5, 25],
        pause: async (milliseconds) => pauses.push(milliseconds),
        isPassing: (outcome) => outcome === 'later',
      }),
    pauses,
    count: () => count,
  };
}

test('what is final at once is not tried again', async () => {
  const { run, pauses } = attempts('done', 'never asked');

  expect(await run()).toBe('done');
  expect(pauses).toEqual([]);
});

test('what may pass is tried again after each pause, until it is final', async () => {
  const { run, pauses } = attempts('later', 'later', 'done');

  expect(await run()).toBe('done');
  expect(pauses).toEqual([1, 5]);
});

test('after the last pause the last outcome is given, whatever it is', async () => {
  const { run, pauses, count } = attempts('later');

  expect(await run()).toBe('later');
  expect([pauses, count()]).toEqual([[1, 5, 25], 4]);
});

test('what is thrown is not tried again', async () => {
  const isPassing = () => true;
  let count = 0;
  const attempt = async () => {
    count++;
    throw new Error('broken');
  };

  await expect(retried(attempt, { pausesMs: [1], pause: async () => {}, isPassing })).rejects.toThrow(
    'broken',
  );
  expect(count).toBe(1);
});
