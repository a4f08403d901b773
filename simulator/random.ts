/** A source of chance that is the same on every machine for the same seed. */
export interface Random {
  /** 32 bits, as a number from 0 up. */
  bits(): number;
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number;
  /** A whole number between the two, both included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<Choice>(choices: readonly Choice[]): Choice;
}

/** Streams of one seed are independent: what one uses up does not shift what another says. */
export function randomOf(seed: number, stream: number): Random {
  const bits = sfc32(seed, stream);
  const below = (limit: number) => bits() % limit;
  return {
    bits,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => bits() < share * 0x1_0000_0000,
    pick: (choices) => {
      if (choices.length === 0) throw new Error('there is nothing to pick from');
      return choices[below(choices.length)] as (typeof choices)[number];
    },
  };
}

export function shuffled<Thing>(random: Random, things: readonly Thing[]): Thing[] {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const swapped = result[last] as Thing;
    result[last] = result[other] as Thing;
    result[other] = swapped;
  }
  return result;
}

/** Chris Doty-Humphrey's sfc32: 128 bits of state, so that a million identifiers do not meet. */
function sfc32(seed: number, stream: number): () => number {
  let a = seed | 0;
  let b = Math.floor(seed / 0x1_0000_0000) | 0;
  let c = stream | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // The author's advice: the first rounds still show the seed.
  for (let round = 0; round < 15; round++) next();
  return next;
}
