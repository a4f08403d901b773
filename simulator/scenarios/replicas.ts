import { callers } from '../callers';
import { create, read, remove, type Steps } from '../scene';
import { liveBots, type SimulatedWorld } from '../world';
import { botPage, open, sceneOf, thinking } from './pages';

/** Where a bot of a Region can be replicated (Lex V2 developer guide, Global Resiliency: pairs of Regions). */
const partners: Readonly<Record<string, string>> = { 'us-east-1': 'us-west-2' };

/** A bot gets a replica in a second Region; the next time it is removed. */
export function* replicate(world: SimulatedWorld): Steps {
  const bots = liveBots(world).filter(({ region }) => partners[region] !== undefined);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.carol, world.random.pick(bots));
  const { bot } = scene;
  const place = `replica/${partners[bot.region]}`;
  yield* open(scene, botPage(bot));
  read(scene, { action: 'ListBotReplicas', place: 'replica' });
  yield thinking(world);
  if (bot.resources.has(place)) remove(scene, place);
  else create(scene, place, { state: {}, answer: { sourceRegion: bot.region } });
  for (let round = 0; round < 2; round++) {
    yield thinking(world);
    read(scene, { action: 'DescribeBotReplica', place });
  }
}
