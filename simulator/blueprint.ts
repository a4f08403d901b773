import type { JsonObject } from '../src/model/json';
import { type Place, placeOf } from '../src/model/place';
import { type Bot, emptyBot } from './bot';
import { lexId } from './identifiers';
import type { Random } from './random';
import { intentState, localeState, slotState, slotTypeState } from './shapes';
import { account, botNameOf, domainOf, regions, type SimulatedWorld } from './world';

/** One resource to create when a bot is built. */
export interface PlannedResource {
  readonly place: Place;
  readonly state: JsonObject;
  /** The slots of an intent, in the order in which they are asked for. */
  readonly slots?: readonly PlannedResource[];
}

export const draft = 'DRAFT/en_US';

/** The alias that every bot has from its first moment, and that no call makes. */
export const testAlias = 'alias/TSTALIASID';

/** A bot with nothing in it, that is not in the world yet; every third lives in the second Region. */
export function newBot(world: SimulatedWorld, index: number): Bot {
  const id = lexId(world.random);
  const region = regions[index % 3 === 1 ? 1 : 0];
  const scope = `arn:aws:lex:${region}:${account}:bot/${id}`;
  return emptyBot({
    id,
    firstName: botNameOf(index),
    region,
    scope,
    domain: domainOf(index),
    createdMs: world.now,
  });
}

/** The resources of a bot of this domain, in the order of their creation. */
export function blueprintOf(bot: Bot, random: Random): readonly PlannedResource[] {
  const slotTypes = bot.domain.slotTypes.map((type) => ({
    place: placeOf('DRAFT', 'en_US', 'slottype', lexId(random)),
    state: slotTypeState(type.name, type.values),
  }));
  const typeId = (name: string) => {
    const made = slotTypes.find(({ state }) => state.slotTypeName === name);
    return made?.place.split('/').at(-1) ?? name;
  };
  const intents = bot.domain.intents.map((intent) => {
    const place = placeOf('DRAFT', 'en_US', 'intent', lexId(random));
    const slots = intent.slots.map((slot) => ({
      place: `${place}/slot/${lexId(random)}`,
      state: slotState(slot, typeId(slot.type)),
    }));
    return { place, state: intentState(intent, random), slots };
  });
  return [{ place: draft, state: localeState() }, ...slotTypes, ...intents];
}

/** Puts resources into a bot without a call: it is older than the log, or was imported. */
export function fillSilently(bot: Bot, pieces: readonly PlannedResource[]): void {
  const put = (place: Place, state: JsonObject) =>
    bot.resources.set(place, { state, createdMs: bot.createdMs, logged: 'never' });
  for (const { place, state, slots } of pieces) {
    const slotPriorities = (slots ?? []).map((slot, at) => ({
      priority: at + 1,
      slotId: slotIdOf(slot.place),
    }));
    put(place, slotPriorities.length === 0 ? state : { ...state, slotPriorities });
    for (const slot of slots ?? []) put(slot.place, slot.state);
  }
}

export function slotIdOf(place: Place): string {
  return place.split('/').at(-1) ?? '';
}
