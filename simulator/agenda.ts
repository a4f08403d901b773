import { randomOf } from './random';
import { changeRole, writePolicy } from './scenarios/access';
import { build } from './scenarios/building';
import { dropVersion, dropVocabulary, forgetCaller } from './scenarios/clearing';
import { meetNewcomer } from './scenarios/newcomer';
import { forgetOldCaller, freezeOldType, tendOldAlias } from './scenarios/old-things';
import { replicate } from './scenarios/replicas';
import { testBot } from './scenarios/testing';
import { giveUpBot, rootLooksIn } from './scenarios/trouble';
import type { Opening } from './scene';
import type { World } from './world';

/** How much is simulated. */
export interface Span {
  readonly seed: number;
  readonly days: number;
  /** How many calls to Lex in all. */
  readonly events: number;
  readonly bots: number;
  /** Whether what happens once a month or less happens too. */
  readonly rare?: boolean;
}

/** What happens once, as soon as this many calls have been made. */
interface Appointment {
  readonly after: number;
  readonly play: Opening;
}

/** How often in 30 days on average a thing is done that most weeks do not see. */
const seldom: readonly (readonly [times: number, play: Opening])[] = [
  [1, dropVersion],
  [1, testBot],
  [1, meetNewcomer],
  [0.5, changeRole],
  [0.5, writePolicy],
  [0.5, replicate],
  [0.5, dropVocabulary],
  [0.5, forgetCaller],
  [1, tendOldAlias],
  [1, freezeOldType],
  [0.5, forgetOldCaller],
];

export function agendaOf(span: Span): readonly Appointment[] {
  const { bots, events } = span;
  return [
    { after: Math.floor(events / 2), play: rootLooksIn },
    ...Array.from({ length: bots }, (_, index) => ({
      after: 0,
      play: (world: World) => build(world, index),
    })),
    ...(bots >= 3 ? [{ after: Math.floor(events * 0.85), play: giveUpBot }] : []),
    ...(span.rare ? raritiesOf(span) : []),
  ];
}

/** Not in the first third, in which there is little yet to test, to take out or to clear away. */
function raritiesOf({ seed, days, events }: Span): readonly Appointment[] {
  const random = randomOf(seed, 4);
  return seldom.flatMap(([aMonth, play]) => {
    const times = (aMonth * days) / 30;
    const count = Math.floor(times) + (random.chance(times % 1) ? 1 : 0);
    return Array.from({ length: count }, () => ({
      after: random.between(Math.floor(events / 3), events),
      play,
    }));
  });
}
