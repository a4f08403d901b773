import { textOf } from '../../src/model/json';
import { draft } from '../blueprint';
import { type Bot, idsOf, placesUnder } from '../bot';
import { callers } from '../callers';
import { uuid } from '../identifiers';
import { recordCall } from '../record-call';
import { missing, remove, type Steps } from '../scene';
import { liveBots, type SimulatedWorld } from '../world';
import { analyticsPage, botPage, briefly, localePage, open, sceneOf, thinking } from './pages';

// What is cleared away for good, without harm meant.

/** A caller asked to be forgotten: what Lex keeps of their session goes. */
export function* forgetCaller(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.carol, world.random.pick(bots));
  const { bot, visit } = scene;
  yield* open(scene, analyticsPage(world, bot));
  recordCall(world, visit, {
    action: 'DeleteUtterances',
    effect: 'write',
    bot,
    place: '',
    request: { ...idsOf(bot, ''), localeId: 'en_US', sessionId: uuid(world.random) },
    failure: missing(bot, ''),
  });
  yield thinking(world);
}

const vocabulary = `${draft}/vocabulary`;

/** The words that were taught turn out to do more harm than good. */
export function* dropVocabulary(world: SimulatedWorld): Steps {
  const bots = liveBots(world).filter(({ resources }) => resources.has(vocabulary));
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.bob, world.random.pick(bots));
  yield* open(scene, localePage());
  if (!scene.bot.resources.has(vocabulary)) return;
  remove(scene, vocabulary);
  yield thinking(world);
  yield* open(scene, localePage());
}

/** The oldest version goes, once nothing serves it nor anything older. */
export function* dropVersion(world: SimulatedWorld): Steps {
  const bots = liveBots(world).filter((bot) => spareVersion(bot) !== undefined);
  if (bots.length === 0) return;
  const scene = sceneOf(world, world.random.pick([callers.carol, callers.erin]), world.random.pick(bots));
  yield* open(scene, botPage(scene.bot));
  const version = spareVersion(scene.bot);
  if (version === undefined) return;
  remove(scene, `version/${version}`, { beside: { skipResourceInUseCheck: 'false' } });
  yield briefly(world);
}

function spareVersion(bot: Bot): string | undefined {
  const served = placesUnder(bot, 'alias').flatMap((alias) => {
    const number = Number(textOf(bot.resources.get(alias)?.state.botVersion));
    return number > 0 ? [number] : [];
  });
  const oldest = bot.versions.find(({ version }) => bot.resources.has(`version/${version}`));
  return oldest !== undefined && Number(oldest.version) < Math.min(...served, bot.versions.length)
    ? oldest.version
    : undefined;
}
