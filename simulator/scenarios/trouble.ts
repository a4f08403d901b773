import { placeOf } from '../../src/model/place';
import type { ApiFailure } from '../api-call';
import { draft } from '../blueprint';
import type { Bot } from '../bot';
import { callers } from '../callers';
import { aliasEdits, botEdits, intentEdits, swapCodeHook } from '../edits';
import { lexId } from '../identifiers';
import { recordCall } from '../record-call';
import { create, read, remove, type Steps, update } from '../scene';
import { botState, slotTypeState } from '../shapes';
import { visitOf } from '../visit';
import { account, liveBots, regions, type SimulatedWorld } from '../world';
import { anyUnder, botList, botPage, briefly, lookAround, open, sceneOf, thinking } from './pages';

function denied(action: string, bot?: Bot): ApiFailure {
  const arn = `arn:aws:sts::${account}:assumed-role/${callers.dave.role}/${callers.dave.name}`;
  const resource = bot?.scope ?? '*';
  return {
    code: 'AccessDeniedException',
    message: `User: ${arn} is not authorized to perform: lex:${action} on resource: ${resource} because no identity-based policy allows the lex:${action} action`,
  };
}

// Calls that Lex throttles are in `report` of reading.ts.

/** Somebody with a reading role tries to change things. */
export function* tryWithoutPermission(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.dave, world.random.pick(bots));
  const { bot } = scene;
  yield* botList(scene);
  yield* open(scene, botPage(bot));
  const intent = anyUnder(scene, `${draft}/intent`);
  if (intent !== undefined) {
    update(scene, intent, [world.random.pick(intentEdits)], denied('UpdateIntent', bot));
    yield thinking(world);
  }
  const alias = anyUnder(scene, 'alias');
  if (alias !== undefined) {
    update(scene, alias, [world.random.pick(aliasEdits), swapCodeHook], denied('UpdateBotAlias', bot));
    yield thinking(world);
  }
  read(scene, {
    action: 'ListCustomVocabularyItems',
    place: `${draft}/vocabulary`,
    failure: denied('ListCustomVocabularyItems', bot),
  });
  yield briefly(world);
  recordCall(world, scene.visit, {
    action: 'CreateBot',
    effect: 'write',
    region: bot.region,
    botNamed: 'DavesBot',
    place: '',
    request: botState('DavesBot'),
    failure: denied('CreateBot'),
  });
  yield thinking(world);
}

/** Requests that Lex refuses: a value it does not take, a bot that is being built. */
export function* makeMistakes(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, callers.erin, world.random.pick(bots));
  const name = `Bad Name ${world.random.between(1, 99)}`;
  const invalid = {
    code: 'ValidationException',
    message: `1 validation error detected: Value '${name}' at 'slotTypeName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([0-9a-zA-Z][_-]?){1,100}$`,
  };
  create(scene, placeOf('DRAFT', 'en_US', 'slottype', lexId(world.random)), {
    state: slotTypeState(name, { one: ['first'] }),
    failure: invalid,
  });
  yield thinking(world);
  update(scene, '', [world.random.pick(botEdits)], {
    code: 'ConflictException',
    message: 'The bot is being used by another operation. Try again later.',
  });
  yield thinking(world);
  update(scene, '', [world.random.pick(botEdits)]);
  yield thinking(world);
}

/** The root user, once: nobody should need it, and everybody should hear of it. */
export function* rootLooksIn(world: SimulatedWorld): Steps {
  const bot = liveBots(world)[0];
  const visit = visitOf(callers.root, world.now - 60_000, world.random);
  if (bot === undefined) lookAround({ world, visit, region: regions[0] }, 'ListBots', {});
  else update({ world, visit, bot }, '', [world.random.pick(botEdits)]);
  yield thinking(world);
}

/** The newest bot is given up: refused while in use, then without the check. */
export function* giveUpBot(world: SimulatedWorld): Steps {
  const bot = liveBots(world).at(-1);
  if (bot === undefined) return;
  const scene = sceneOf(world, callers.carol, bot);
  yield* open(scene, botPage(bot));
  remove(scene, '', {
    beside: { skipResourceInUseCheck: 'false' },
    failure: {
      code: 'ConflictException',
      message: 'The bot is in use by an alias. Delete it there first, or skip the check.',
    },
  });
  yield thinking(world);
  remove(scene, '', { beside: { skipResourceInUseCheck: 'true' } });
  yield briefly(world);
  yield* botList(scene);
}
