import { agendaOf, type Span } from './agenda';
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
import type { Opening, Play } from './scene';
import type { World } from './world';

/** How often a thing is done in one round of the deck; each is done once before any is done too often. */
const work: readonly (readonly [times: number, play: Opening])[] = [
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

const looking: readonly (readonly [times: number, play: Opening])[] = [
  [8, connectSyncs],
  [8, browse],
  [2, lookAtAnalytics],
  [2, report],
  [3, plan],
];

const byNight: readonly (readonly [times: number, play: Opening])[] = [
  [3, connectSyncs],
  [1, report],
];

/** About three of four calls to Lex read. */
const mostWrites = 0.23;

export interface Deck {
  /** What happens next; by night only what runs by itself. */
  draw(world: World, isNight: boolean): Play;
}

export function deckOf(span: Span): Deck {
  const agenda = [...agendaOf(span)];
  const piles = { work: pileOf(work), looking: pileOf(looking), byNight: pileOf(byNight) };
  return {
    draw(world, isNight) {
      if (isNight) return piles.byNight(world);
      const due = agenda.findIndex(({ after }) => after <= world.calls);
      const [appointment] = due === -1 ? [] : agenda.splice(due, 1);
      if (appointment !== undefined) return appointment.play(world);
      if (isTimeForV1(world)) return tendOldBot(world);
      return world.writes > mostWrites * world.calls ? piles.looking(world) : piles.work(world);
    },
  };
}

/** Draws from a shuffled pile until it is used up, then shuffles again. */
function pileOf(shares: readonly (readonly [times: number, play: Opening])[]): Opening {
  const whole = shares.flatMap(([times, play]) => Array.from({ length: times }, () => play));
  let pile: Opening[] = [];
  return (world) => {
    if (pile.length === 0) pile = shuffled(world.random, whole);
    return (pile.pop() ?? browse)(world);
  };
}
