/** Choices that a step of a history makes, from the numbers that it was given; fewer numbers choose what is first. */
export interface Dice {
  /** A whole number below `sides`. */
  roll(sides: number): number;
  pick<T>(list: readonly T[]): T | undefined;
  isLucky(percent: number): boolean;
}

export function diceOf(numbers: readonly number[]): Dice {
  let next = 0;
  const roll = (sides: number) => {
    const number = numbers[next] ?? 0;
    next += 1;
    return sides === 0 ? 0 : number % sides;
  };
  return {
    roll,
    pick: (list) => list[roll(list.length)],
    isLucky: (percent) => roll(100) >= 100 - percent,
  };
}
