import { type AccountSize, appointmentsOf } from './appointments';
import { shuffled } from './random';
import { editAlias, forgetLogs, promote, promoteByStack, rollBack, tryAlias } from './scenarios/aliases';
import {
  addAndDeleteSlot,
  addIntent,
  bothAtOnce,
  bringCatalogue,
  deleteIntent,
  editIntent,
  editSettings,
  editSlotType,
  renameThings,
} from './scenarios/editing';
import { exportBot, share, tag, teachWords } from './scenarios/parts';
import { browse, connectSyncs, lookAtAnalytics, plan, report } from './scenarios/reading';
import { makeMistakes, tryWithoutPermission } from './scenarios/trouble';
import { isTimeForV1, tendOldBot } from './scenarios/version-one';
import type { Scenario, Steps } from './scene';
import type { SimulatedWorld } from './world';

/** How often each scenario runs in one round; the next round begins when this one is used up. */
const work: readonly (readonly [times: number, scenario: Scenario])[] = [
  [10, editIntent],
  [4, editSlotType],
  [2, editSettings],
  [2, addAndDeleteSlot],
  [1, addIntent],
  [1, deleteIntent],
  [1, renameThings],
  [1, bringCatalogue],
  [2, bothAtOnce],
  [6, promote],
  [1, promoteByStack],
  [2, rollBack],
  [2, editAlias],
  [1, forgetLogs],
  [1, tryAlias],
  [2, tag],
  [1, share],
  [1, teachWords],
  [1, exportBot],
  [2, tryWithoutPermission],
  [1, makeMistakes],
];

const looking: readonly (readonly [times: number, scenario: Scenario])[] = [
  [8, connectSyncs],
  [8, browse],
  [2, lookAtAnalytics],
  [2, report],
  [3, plan],
];

const byNight: readonly (readonly [times: number, scenario: Scenario])[] = [
  [3, connectSyncs],
  [1, report],
];

/** About three of four calls to Lex read. */
const mostWrites = 0.23;

export interface Schedule {
  /** The scenario that begins next; at night only those that run by themselves. */
  next(world: SimulatedWorld, isNight: boolean): Steps;
}

export function scheduleOf(size: AccountSize): Schedule {
  const appointments = [...appointmentsOf(size)];
  const piles = { work: pileOf(work), looking: pileOf(looking), byNight: pileOf(byNight) };
  return {
    next(world, isNight) {
      if (isNight) return piles.byNight(world);
      const due = appointments.findIndex(({ after }) => after <= world.callCount);
      const [appointment] = due === -1 ? [] : appointments.splice(due, 1);
      if (appointment !== undefined) return appointment.scenario(world);
      if (isTimeForV1(world)) return tendOldBot(world);
      return world.writeCount > mostWrites * world.callCount ? piles.looking(world) : piles.work(world);
    },
  };
}

/** Draws from a shuffled pile until it is used up, then shuffles again. */
function pileOf(shares: readonly (readonly [times: number, scenario: Scenario])[]): Scenario {
  const whole = shares.flatMap(([times, scenario]) => Array.from({ length: times }, () => scenario));
  let pile: Scenario[] = [];
  return (world) => {
    if (pile.length === 0) pile = shuffled(world.random, whole);
    return (pile.pop() ?? browse)(world);
  };
}
