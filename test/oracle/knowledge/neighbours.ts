import type { Order } from './orders';
import type { Said } from './said';

/** Two calls about one thing within one second, the one next after the other. */
type Pair = readonly [Said, Said];

/** How many neighbours there are, and how many of them the records allow to change places. */
export function neighboursIn(said: readonly Said[], orders: readonly Order[], inOrder: readonly string[]) {
  const pairs = pairsIn(said, inOrder);
  const ambiguous = pairs.filter((pair) => orders.some((order) => isReversed(pair, order)));
  return { all: pairs.length, ambiguous: ambiguous.length };
}

function pairsIn(said: readonly Said[], inOrder: readonly string[]): readonly Pair[] {
  const positions = new Map(inOrder.map((id, index) => [id, index]));
  const sorted = said.toSorted((one, other) => (positions.get(one.id) ?? 0) - (positions.get(other.id) ?? 0));
  return sorted.flatMap((one, index): Pair[] => {
    const next = sorted.slice(index + 1).find(({ bot, place }) => bot === one.bot && place === one.place);
    const isNear = next !== undefined && Math.floor(next.from / 1000) === Math.floor(one.from / 1000);
    return isNear && next.id !== one.id ? [[one, next]] : [];
  });
}

function isReversed([one, next]: Pair, { last }: Order): boolean {
  const story = last.happenings.get(one.place ?? '') ?? [];
  const first = story.findIndex(({ id }) => id === one.id);
  return first >= 0 && story.slice(0, first).some(({ id }) => id === next.id);
}
