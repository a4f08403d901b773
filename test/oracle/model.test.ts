import * as fc from 'fast-check';
import { kinds } from './kinds';
import { documentText, ownCalls } from './knowledge/answers';
import { type Order, ordersOf, storyOf } from './knowledge/orders';
import type { Known } from './knowledge/world';
import type { Doc } from './lex/json';
import { leavesOf } from './lex/leaves';
import { play } from './trail/play';
import { type History, histories } from './trail/steps';
import { trailOf } from './trail/trail';

describe.each(kinds)('the model of Lex, $name', (kind) => {
  const samples = fc.sample(histories(kind), { seed: 7, numRuns: 100 });

  test('the order in which it happened is always among those that the records allow', () => {
    for (const history of samples) {
      for (const { bot, orders } of ordersIn(history)) {
        expect({ bot, isAmong: orders.some((order) => happenedSo(order, history)) }).toEqual({
          bot,
          isAmong: true,
        });
      }
    }
  });

  test('what every order that happened so is sure of is what Lex holds', () => {
    for (const history of samples.filter(isUndisputed)) {
      const { lex } = play(history);
      for (const { bot, orders } of ordersIn(history)) {
        const held = lex.bots.find(({ id }) => id === bot)?.things ?? new Map();
        const known = orders.find((order) => happenedSo(order, history))?.last.things ?? new Map();
        expect({ bot, known: sureIn(known) }).toEqual({
          bot,
          known: heldIn(held, sureIn(known)),
        });
      }
    }
  });
});

function ordersIn(history: History): readonly { readonly bot: string; readonly orders: readonly Order[] }[] {
  const story = storyOf(trailOf(history).records);
  return story.bots.flatMap((bot) => {
    const orders = ordersOf(story, bot);
    return orders === undefined ? [] : [{ bot, orders }];
  });
}

function happenedSo(order: Order, history: History): boolean {
  const positions = new Map(trailOf(history).inOrder.map((id, index) => [id, index]));
  return [...order.last.happenings.keys()].every((place) => {
    const own = ownCalls(order, place).map(({ id }) => positions.get(id) ?? -1);
    return own.every((position, index) => index === 0 || position > (own[index - 1] ?? -1));
  });
}

/** Of two records under one id the order that fits may rest on the wrong one. */
function isUndisputed({ steps }: History): boolean {
  return steps.every(({ oddity }) => !oddity.startsWith('disputed'));
}

type Held = Readonly<Record<string, string>>;

function sureIn(things: ReadonlyMap<string, Known>): Held {
  const sure = [...things].filter(([, { isSure }]) => isSure);
  return Object.fromEntries(
    sure.map(([place, { leaves }]) => [
      place,
      documentText([...leaves].map(([path, { value }]) => [path, value])),
    ]),
  );
}

/** What Lex holds of the same places. */
function heldIn(things: ReadonlyMap<string, Doc>, sure: Held): Held {
  const places = Object.keys(sure);
  return Object.fromEntries(
    places.map((place) => [place, documentText([...leavesOf(things.get(place) ?? {})])]),
  );
}
