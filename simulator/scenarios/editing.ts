import { placeOf } from '../../src/model/place';
import { draft, slotIdOf } from '../blueprint';
import { placesUnder } from '../bot';
import { callers } from '../callers';
import type { Edit } from '../edit';
import {
  addPriority,
  addUtterance,
  askLast,
  botEdits,
  intentEdits,
  localeEdits,
  removePriority,
  rename,
  slotEdits,
  slotTypeEdits,
} from '../edits';
import { lexId } from '../identifiers';
import { create, remove, type Steps, update } from '../scene';
import { bigSlotTypeState, intentState, slotState, slotTypeState } from '../shapes';
import { liveBots, type SimulatedWorld } from '../world';
import { buildDraft } from './building';
import {
  anyUnder,
  botPage,
  briefly,
  intentPage,
  localePage,
  open,
  personAtWork,
  sceneOf,
  slotTypePage,
  thinking,
} from './pages';

// What people do at the console to the draft of a bot.

function some(edits: readonly Edit[], { random }: SimulatedWorld): readonly Edit[] {
  return Array.from({ length: random.between(1, 3) }, () => random.pick(edits));
}

export function* editIntent(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const intent = scene && anyUnder(scene, `${draft}/intent`);
  if (scene === undefined || intent === undefined) return;
  yield* open(scene, localePage());
  yield* open(scene, intentPage(scene.bot, intent));
  for (let saves = world.random.between(1, 3); saves > 0; saves--) {
    update(scene, intent, some(intentEdits, world));
    yield thinking(world);
  }
  const slot = anyUnder(scene, `${intent}/slot`);
  if (slot !== undefined) {
    update(scene, slot, some(slotEdits, world));
    yield thinking(world);
  }
  yield* buildDraft(scene);
}

export function* editSlotType(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const slotType = scene && anyUnder(scene, `${draft}/slottype`);
  if (scene === undefined || slotType === undefined) return;
  yield* open(scene, localePage());
  yield* open(scene, slotTypePage(slotType));
  update(scene, slotType, some(slotTypeEdits, world));
  yield thinking(world);
  update(scene, slotType, some(slotTypeEdits, world));
  yield thinking(world);
}

/** Settings of the bot itself and of its language. */
export function* editSettings(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene === undefined) return;
  yield* open(scene, botPage(scene.bot));
  update(scene, '', some(botEdits, world));
  yield thinking(world);
  update(scene, draft, some(localeEdits, world));
  yield thinking(world);
}

export function* renameThings(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const intent = scene && anyUnder(scene, `${draft}/intent`);
  if (scene === undefined || intent === undefined) return;
  const { bot } = scene;
  yield* open(scene, intentPage(bot, intent));
  update(scene, intent, [
    rename('intentName', `${bot.domain.intents[0]?.name}V${world.random.between(2, 99)}`),
  ]);
  yield thinking(world);
  yield* open(scene, botPage(bot));
  update(scene, '', [
    rename('botName', `${bot.firstName}${world.random.pick(['New', 'Next', 'Live', 'Plus'])}`),
  ]);
  yield thinking(world);
  yield* open(scene, botPage(bot));
  // Second thoughts: most names come back.
  update(scene, '', [rename('botName', bot.firstName)]);
  yield thinking(world);
}

export function* addAndDeleteSlot(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const intent = scene && anyUnder(scene, `${draft}/intent`);
  if (scene === undefined || intent === undefined) return;
  const { bot, random } = { bot: scene.bot, random: world.random };
  yield* open(scene, intentPage(bot, intent));
  const place = `${intent}/slot/${lexId(random)}`;
  const slot = { name: `Extra${random.between(1, 999)}`, type: 'AMAZON.Number', prompt: 'How many?' };
  create(scene, place, { state: slotState(slot, slot.type) });
  yield briefly(world);
  update(scene, intent, [addPriority(slotIdOf(place)), askLast]);
  yield thinking(world);
  if (!random.chance(0.7)) return;
  yield* open(scene, intentPage(bot, intent));
  update(scene, intent, [removePriority(slotIdOf(place))]);
  yield briefly(world);
  remove(scene, place);
  yield thinking(world);
}

export function* addIntent(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene === undefined) return;
  yield* open(scene, localePage());
  const name = `Ask${scene.bot.domain.name}${world.random.between(1, 999)}`;
  const asks = ['talk to an agent', 'speak with a person'];
  const intent = { name, asks, confirm: 'Shall I connect you?', slots: [] };
  const place = placeOf('DRAFT', 'en_US', 'intent', lexId(world.random));
  create(scene, place, { state: intentState(intent, world.random) });
  yield thinking(world);
  const slot = { name: 'Callback', type: 'AMAZON.PhoneNumber', prompt: 'Which number shall we call?' };
  const slotPlace = `${place}/slot/${lexId(world.random)}`;
  create(scene, slotPlace, { state: slotState(slot, slot.type) });
  yield briefly(world);
  update(scene, place, [addPriority(slotIdOf(slotPlace))]);
  yield thinking(world);
  yield* open(scene, localePage());
}

/** Deletes the newest intent, if the bot has more than it was created with. */
export function* deleteIntent(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene === undefined) return;
  const intents = placesUnder(scene.bot, `${draft}/intent`);
  const newest = intents.at(-1);
  yield* open(scene, localePage());
  if (newest === undefined || intents.length <= scene.bot.domain.intents.length) return;
  remove(scene, newest);
  yield thinking(world);
  yield* open(scene, localePage());
}

/** A catalogue comes in as a slot type, in the place of an older one: of some hundred values, or of more than CloudTrail records. */
export function* bringCatalogue(world: SimulatedWorld): Steps {
  const { random } = world;
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.erin, random.pick(bots));
  const present = placesUnder(scene.bot, `${draft}/slottype`);
  const older = present.length > scene.bot.domain.slotTypes.length ? present.at(-1) : undefined;
  if (older !== undefined) {
    remove(scene, older, { beside: { skipResourceInUseCheck: 'false' } });
    yield briefly(world);
  }
  const count = random.chance(0.4) ? random.between(1_500, 3_000) : random.between(200, 700);
  const place = placeOf('DRAFT', 'en_US', 'slottype', lexId(random));
  create(scene, place, { state: bigSlotTypeState(`Places${random.between(1, 999)}`, count, random) });
  yield briefly(world);
  update(scene, place, some(slotTypeEdits, world));
  yield briefly(world);
  // One that is soon taken back, like most first tries.
  const trial = placeOf('DRAFT', 'en_US', 'slottype', lexId(random));
  create(scene, trial, {
    state: slotTypeState(`Trial${random.between(1, 999)}`, { one: ['first'], two: ['second'] }),
  });
  yield thinking(world);
  remove(scene, trial);
  yield briefly(world);
}

/** Two people save the same intent within seconds of each other, and within one second at times. */
export function* bothAtOnce(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const bot = world.random.pick(bots);
  const [alice, bob] = [sceneOf(world, callers.alice, bot), sceneOf(world, callers.bob, bot)];
  const intent = anyUnder(alice, `${draft}/intent`);
  if (intent === undefined) return;
  yield* open(alice, intentPage(bot, intent));
  yield* open(bob, intentPage(bot, intent));
  for (let round = 0; round < 6; round++) {
    update(round % 2 === 0 ? alice : bob, intent, [addUtterance, world.random.pick(intentEdits)]);
    yield world.random.between(2, 1_200);
  }
}
