import { draft } from '../blueprint';
import { placesUnder } from '../bot';
import { callers } from '../callers';
import { read, type Steps } from '../scene';
import { visitOf } from '../visit';
import { liveBots, regions, type SimulatedWorld } from '../world';
import {
  aliasPage,
  analyticsPage,
  anyUnder,
  botList,
  botPage,
  briefly,
  intentPage,
  localePage,
  lookAround,
  open,
  personAtWork,
  sceneOf,
} from './pages';

// Those who only look: most of what an account's log says of Lex.

/** Somebody walks through the pages of a bot. */
export function* browse(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene === undefined) return;
  yield* botList(scene);
  yield* open(scene, botPage(scene.bot));
  yield* open(scene, localePage());
  const intents = placesUnder(scene.bot, `${draft}/intent`);
  for (const intent of intents.slice(0, 3)) yield* open(scene, intentPage(scene.bot, intent));
  const alias = anyUnder(scene, 'alias');
  if (alias !== undefined) yield* open(scene, aliasPage(scene.bot, alias));
}

/** How callers fared: the analytics pages. */
export function* lookAtAnalytics(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene === undefined) return;
  yield* botList(scene);
  yield* open(scene, analyticsPage(world, scene.bot));
  yield* open(scene, botPage(scene.bot));
}

/** Amazon Connect keeps its own list of bots and aliases up to date. */
export function* connectSyncs(world: SimulatedWorld): Steps {
  const visit = visitOf(callers.connect, world.now - 1_000, world.random);
  for (const region of regions) {
    lookAround({ world, visit, region }, 'ListBots', { maxResults: 50 });
    yield briefly(world);
  }
  for (const bot of liveBots(world)) {
    read({ world, visit, bot }, { action: 'ListBotAliases', place: 'alias', beside: { maxResults: 50 } });
    yield briefly(world);
  }
}

/** A nightly script walks through everything, faster than Lex lets it. */
export function* report(world: SimulatedWorld): Steps {
  const visit = visitOf(callers.report, world.now - 1_000, world.random);
  lookAround({ world, visit, region: regions[0] }, 'ListBots', {});
  yield briefly(world);
  for (const bot of liveBots(world)) {
    const scene = { world, visit, bot };
    for (const glance of [...botPage(bot), ...localePage()]) {
      const failure = world.random.chance(0.06)
        ? { code: 'ThrottlingException', message: 'Rate exceeded' }
        : undefined;
      read(scene, { ...glance, failure });
      yield briefly(world);
    }
  }
}

/** Terraform compares what is with what should be. */
export function* plan(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.terraform, world.random.pick(bots));
  const { bot } = scene;
  const places = [...placesUnder(bot, `${draft}/intent`), ...placesUnder(bot, 'alias')];
  yield* open(scene, [
    { action: 'DescribeBot', place: '' },
    { action: 'ListTagsForResource', place: 'tags', request: { resourceARN: bot.scope } },
    { action: 'DescribeBotLocale', place: draft },
    ...places.map((place) => ({
      action: place.startsWith('alias') ? 'DescribeBotAlias' : 'DescribeIntent',
      place,
    })),
  ]);
}
