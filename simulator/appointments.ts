import { randomOf } from './random';
import { changeRole, writePolicy } from './scenarios/access';
import { build } from './scenarios/building';
import { dropVersion, dropVocabulary, forgetCaller } from './scenarios/clearing';
import { meetNewcomer } from './scenarios/newcomer';
import { forgetOldCaller, freezeOldType, tendOldAlias } from './scenarios/old-things';
import { replicate } from './scenarios/replicas';
import { testBot } from './scenarios/testing';
import { giveUpBot, rootLooksIn } from './scenarios/trouble';
import type { Scenario } from './scene';
import type { SimulatedWorld } from './world';

/** How much is simulated. */
export interface AccountSize {
  readonly seed: number;
  readonly days: number;
  /** How many calls to Lex in all. */
  readonly events: number;
  readonly bots: number;
  /** Whether what happens once a month or less happens too. */
  readonly rare?: boolean;
}

/** A scenario that runs once, as soon as this many calls have been made. */
interface Appointment {
  readonly after: number;
  readonly scenario: Scenario;
}

/** Scenarios that most weeks do not see, and how often they run in 30 days on average. */
const seldom: readonly (readonly [times: number, scenario: Scenario])[] = [
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

export function appointmentsOf(size: AccountSize): readonly Appointment[] {
  const { bots, events } = size;
  return [
    { after: Math.floor(events / 2), scenario: rootLooksIn },
    ...Array.from({ length: bots }, (_, index) => ({
      after: 0,
      scenario: (world: SimulatedWorld) => build(world, index),
    })),
    ...(bots >= 3 ? [{ after: Math.floor(events * 0.85), scenario: giveUpBot }] : []),
    ...(size.rare ? raritiesOf(size) : []),
  ];
}

/** Not in the first third: there is little yet to test, export or clean up. */
function raritiesOf({ seed, days, events }: AccountSize): readonly Appointment[] {
  const random = randomOf(seed, 4);
  return seldom.flatMap(([aMonth, scenario]) => {
    const times = (aMonth * days) / 30;
    const count = Math.floor(times) + (random.chance(times % 1) ? 1 : 0);
    return Array.from({ length: count }, () => ({
      after: random.between(Math.floor(events / 3), events),
      scenario,
    }));
  });
}
