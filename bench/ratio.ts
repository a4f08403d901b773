/** A figure measured against another in the same run, and the bar it has to hold. */
export interface Ratio {
  readonly name: string;
  readonly ratio: number;
  readonly bar: string;
  readonly holds: boolean;
}

export function atMost(bar: number, name: string, ratio: number): Ratio {
  return { name, ratio, bar: `at most ${bar}`, holds: ratio <= bar };
}

export function atLeast(bar: number, name: string, ratio: number): Ratio {
  return { name, ratio, bar: `at least ${bar}`, holds: ratio >= bar };
}

/** The median milliseconds of ways that take turns, so that what else the machine does meets all of them. */
export async function interleaved<Name extends string>(
  ways: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(ways) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await ways[name]();
      // The first round warms caches and compilers.
      if (round > 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
