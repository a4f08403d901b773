import { type JsonObject, textOf } from '../../src/model/json';
import type { Place } from '../../src/model/place';
import { callers } from '../callers';
import { aliasEdits, bringLogs, dropLogs, pointTo, swapCodeHook } from '../edits';
import { lexId } from '../identifiers';
import { create, remove, type Scene, type Steps, update } from '../scene';
import { aliasState } from '../shapes';
import { liveBots, type SimulatedWorld } from '../world';
import { buildDraft, freeze } from './building';
import { aliasPage, anyUnder, botPage, briefly, open, personAtWork, sceneOf, thinking } from './pages';

/** The pipeline's way to production: build, freeze, point the live alias at the new version. */
export function* promote(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(
    world,
    world.random.pick([callers.deploy, callers.deploy, callers.cdk]),
    world.random.pick(bots),
  );
  yield* buildDraft(scene);
  const frozen = freeze(scene);
  if (frozen === undefined) return;
  yield world.random.between(3_000, 8_000);
  const alias = anyUnder(scene, 'alias');
  if (alias === undefined) return;
  update(scene, alias, [pointTo(frozen.version)]);
  yield briefly(world);
  yield* open(scene, aliasPage(scene.bot, alias));
}

/** A stack update that moves the live alias to the newest version. */
export function* promoteByStack(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.stack, world.random.pick(bots));
  const alias = anyUnder(scene, 'alias');
  const newest = scene.bot.versions.at(-1);
  if (alias === undefined || newest === undefined) return;
  yield* open(scene, botPage(scene.bot));
  update(scene, alias, [pointTo(newest.version)]);
  yield briefly(world);
  yield* open(scene, aliasPage(scene.bot, alias));
}

/** Something is wrong in production: somebody points the alias back at an earlier version. */
export function* rollBack(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const alias = scene && anyUnder(scene, 'alias');
  if (scene === undefined || alias === undefined) return;
  yield* open(scene, aliasPage(scene.bot, alias));
  const { versions, resources } = scene.bot;
  const present = Number(textOf(stateOf(scene, alias).botVersion));
  const earlier = versions.findLast(
    ({ version }) => Number(version) < present && resources.has(`version/${version}`),
  );
  if (earlier === undefined) return;
  update(scene, alias, [pointTo(earlier.version)]);
  yield thinking(world);
  yield* open(scene, aliasPage(scene.bot, alias));
}

export function* editAlias(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const alias = scene && anyUnder(scene, 'alias');
  if (scene === undefined || alias === undefined) return;
  yield* open(scene, aliasPage(scene.bot, alias));
  update(scene, alias, [world.random.pick(aliasEdits), world.random.pick(aliasEdits)]);
  yield thinking(world);
  if (world.random.chance(0.4)) update(scene, alias, [swapCodeHook]);
  yield thinking(world);
}

/** An update by hand forgets the conversation logs, by which Lex removes them; later somebody notices. */
export function* forgetLogs(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.erin, world.random.pick(bots));
  const alias = anyUnder(scene, 'alias');
  if (alias === undefined) return;
  update(scene, alias, [dropLogs]);
  yield world.random.between(600_000, 1_800_000);
  const repair = sceneOf(world, callers.bob, scene.bot);
  yield* open(repair, aliasPage(scene.bot, alias));
  update(repair, alias, [bringLogs(scene.bot.region)]);
  yield thinking(world);
}

/** An alias for a trial, taken away again. */
export function* tryAlias(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const version = scene?.bot.versions.at(-1)?.version;
  if (scene === undefined || version === undefined) return;
  const place = `alias/${lexId(world.random)}`;
  yield* open(scene, botPage(scene.bot));
  create(scene, place, { state: aliasState(`TRY${world.random.between(1, 99)}`, version, scene.bot.region) });
  yield thinking(world);
  yield* open(scene, aliasPage(scene.bot, place));
  remove(scene, place, { beside: { skipResourceInUseCheck: 'false' } });
  yield thinking(world);
}

function stateOf({ bot }: Scene, place: Place): JsonObject {
  return bot.resources.get(place)?.state ?? {};
}
