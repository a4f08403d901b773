import { daySeconds } from '../../src/model/duration';
import type { JsonObject } from '../../src/model/json';
import type { Place } from '../../src/model/place';
import { draft } from '../blueprint';
import { type Bot, idsOf, placesUnder } from '../bot';
import type { Persona } from '../callers';
import { callers } from '../callers';
import { recordCall } from '../record-call';
import { type ReadCall, read, type Scene, type Steps } from '../scene';
import { type Visit, visitOf } from '../visit';
import { liveBots, type SimulatedWorld } from '../world';

/** Somebody signs in, or a workload takes its role, to work on one bot. */
export function sceneOf(world: SimulatedWorld, caller: Persona, bot: Bot): Scene {
  return {
    world,
    visit: visitOf(caller, world.now - world.random.between(1, 600) * 1000, world.random),
    bot,
  };
}

/** One of those who edit bots at the console. */
export function somebody(world: SimulatedWorld): Persona {
  return world.random.pick([callers.alice, callers.alice, callers.bob, callers.carol]);
}

/** A person at the console with one of the bots; undefined while there is none. */
export function personAtWork(world: SimulatedWorld): Scene | undefined {
  const bots = liveBots(world);
  return bots.length === 0 ? undefined : sceneOf(world, somebody(world), world.random.pick(bots));
}

export function anyUnder({ world, bot }: Scene, parent: Place): Place | undefined {
  const places = placesUnder(bot, parent).filter((place) => !place.endsWith('TSTALIASID'));
  return places.length === 0 ? undefined : world.random.pick(places);
}

/** The time to read a page or to type, in milliseconds. */
export function thinking(world: SimulatedWorld): number {
  return world.random.between(4_000, 60_000);
}

/** The time between two calls of one page or script, in milliseconds. */
export function briefly(world: SimulatedWorld): number {
  return world.random.between(60, 700);
}

/** Opens a page of the console: all its reads, then time to look at it. */
export function* open(scene: Scene, page: readonly ReadCall[]): Steps {
  for (const glance of page) {
    read(scene, glance);
    yield briefly(scene.world);
  }
  yield thinking(scene.world);
}

/** A read that is not about one bot. */
export function lookAround(
  {
    world,
    visit,
    region,
  }: { readonly world: SimulatedWorld; readonly visit: Visit; readonly region: string },
  action: string,
  request: JsonObject,
): void {
  recordCall(world, visit, { action, effect: 'read', region, request });
}

export function* botList({ world, visit, bot }: Scene): Steps {
  const sortBy = { attribute: 'BotName', order: 'Ascending' };
  lookAround({ world, visit, region: bot.region }, 'ListBots', { maxResults: 100, sortBy });
  yield thinking(world);
}

export function botPage(bot: Bot): readonly ReadCall[] {
  return [
    { action: 'DescribeBot', place: '' },
    { action: 'ListBotLocales', place: 'DRAFT', beside: { maxResults: 100 } },
    { action: 'ListBotVersions', place: 'version', beside: { maxResults: 100 } },
    { action: 'ListBotAliases', place: 'alias', beside: { maxResults: 100 } },
    { action: 'ListTagsForResource', place: 'tags', request: { resourceARN: bot.scope } },
  ];
}

const byName = (attribute: string) => ({ maxResults: 100, sortBy: { attribute, order: 'Ascending' } });

export function localePage(): readonly ReadCall[] {
  return [
    { action: 'DescribeBotLocale', place: draft },
    { action: 'ListIntents', place: `${draft}/intent`, beside: byName('IntentName') },
    { action: 'ListSlotTypes', place: `${draft}/slottype`, beside: byName('SlotTypeName') },
    { action: 'DescribeCustomVocabularyMetadata', place: `${draft}/vocabulary` },
  ];
}

export function intentPage(bot: Bot, place: Place): readonly ReadCall[] {
  return [
    { action: 'DescribeIntent', place },
    { action: 'ListSlots', place: `${place}/slot`, beside: byName('SlotName') },
    ...placesUnder(bot, `${place}/slot`).map((slot) => ({ action: 'DescribeSlot', place: slot })),
    { action: 'ListSlotTypes', place: `${draft}/slottype`, beside: byName('SlotTypeName') },
    { action: 'DescribeBotLocale', place: draft },
  ];
}

export function slotTypePage(place: Place): readonly ReadCall[] {
  return [
    { action: 'DescribeSlotType', place },
    { action: 'DescribeBotLocale', place: draft },
  ];
}

export function aliasPage(bot: Bot, place: Place): readonly ReadCall[] {
  return [
    { action: 'DescribeBotAlias', place },
    { action: 'ListBotVersions', place: 'version', beside: { maxResults: 100 } },
    {
      action: 'DescribeResourcePolicy',
      place: `${place}/policy`,
      request: { resourceArn: aliasArn(bot, place) },
    },
    { action: 'ListBotLocales', place: 'DRAFT', beside: { maxResults: 100 } },
  ];
}

export function analyticsPage(world: SimulatedWorld, bot: Bot): readonly ReadCall[] {
  const endDateTime = Math.floor(world.now / 1000);
  const period = { startDateTime: endDateTime - 7 * daySeconds, endDateTime };
  const metrics = [{ name: 'Count', statistic: 'Sum', order: 'Descending' }];
  return ['ListIntentMetrics', 'ListSessionMetrics', 'ListUtteranceMetrics'].map((action) => ({
    action,
    request: { ...idsOf(bot, ''), ...period, metrics },
  }));
}

export function aliasArn(bot: Bot, place: Place): string {
  return bot.scope.replace(':bot/', ':bot-alias/').concat(place.replace(/^alias/, ''));
}
