/** The indexes of one of the longest rising runs of a list of distinct numbers (patience sorting). */
export function risingRun(numbers: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    const pile = firstPileNotBelow(tops, numbers, number);
    previous[index] = tops[pile - 1];
    tops[pile] = index;
  });
  const run = new Set<number>();
  for (let index = tops.at(-1); index !== undefined; index = previous[index]) run.add(index);
  return run;
}

function firstPileNotBelow(tops: readonly number[], numbers: readonly number[], number: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[tops[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
