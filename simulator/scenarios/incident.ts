import { hourMs, minuteMs } from '../../src/model/duration';
import { placeOf } from '../../src/model/place';
import type { ApiFailure } from '../api-call';
import { blueprintOf, draft, fillSilently, newBot, testAlias } from '../blueprint';
import { type Bot, placesUnder } from '../bot';
import { callers, type Persona } from '../callers';
import { bringLogs, dropLogs, editPrompt, hookTo, pointTo, switchLocale } from '../edits';
import { accessKey, lexId } from '../identifiers';
import { recordCall } from '../record-call';
import { create, read, remove, type Scene, type Steps, update } from '../scene';
import { aliasState, bigSlotTypeState, botState } from '../shapes';
import { visitOf } from '../visit';
import { account, liveBots, type SimulatedWorld } from '../world';
import { buildDraft, freeze } from './building';
import { briefly, lookAround, thinking } from './pages';

/** An address that the account has never seen before (RFC 5737, for documentation). */
const foreignAddress = '192.0.2.44';
/** A function in somebody else's account. */
const foreignHook = 'arn:aws:lambda:eu-west-1:444455556666:function:fulfil';
/** More values than CloudTrail records. */
const tooManyValues = 2_000;

/**
 * One day that goes wrong. In the morning the pipeline releases a bot. In the evening somebody makes a new key
 * for a colleague, and with it has the bot ask for card numbers, has another account answer and switches the
 * logs off; then another bot is deleted and made anew. Without noticing, the pipeline deploys over all that.
 * It begins at midnight, in an account where bots have been released before.
 */
export function* incident(world: SimulatedWorld): Steps {
  const bots = liveBots(world).filter(isReleased);
  const [target, other] = [bots[0], bots.at(-1)];
  if (target === undefined) throw new Error('no bot was ever released; ask for more events');
  yield 10 * hourMs + 12 * minuteMs;
  yield* deploy(sceneAs(world, callers.deploy, target), [bringLogs(target.region), switchLocale(() => true)]);
  yield 11 * hourMs + 20 * minuteMs;
  const thief = visitOf(thiefWith(yield* makeKey(world)), world.now, world.random);
  yield* lookRound({ world, visit: thief, bot: target });
  yield* takeOver({ world, visit: thief, bot: target });
  if (other !== undefined && other !== target) yield* replace({ world, visit: thief, bot: other });
  yield 30 * minuteMs;
  yield* deploy(sceneAs(world, callers.deploy, target), []);
  yield 12 * minuteMs;
  yield* lookIntoIt(sceneAs(world, callers.alice, target));
}

function isReleased(bot: Bot): boolean {
  return bot.versions.length > 0 && liveAliasOf(bot) !== undefined;
}

function liveAliasOf(bot: Bot) {
  return placesUnder(bot, 'alias').find((place) => place !== testAlias);
}

function sceneAs(world: SimulatedWorld, caller: Persona, bot: Bot): Scene {
  return { world, visit: visitOf(caller, world.now - minuteMs, world.random), bot };
}

/** Build, freeze, and point the live alias at the new version. */
function* deploy(scene: Scene, edits: Parameters<typeof update>[2]): Steps {
  yield* buildDraft(scene);
  const frozen = freeze(scene);
  const alias = liveAliasOf(scene.bot);
  if (frozen === undefined || alias === undefined) return;
  yield 4_000;
  update(scene, alias, [pointTo(frozen.version), ...edits]);
}

/** A sign-in of carol's, from where she never was, makes a second key for erin; the key is answered. */
function* makeKey(world: SimulatedWorld): Generator<number, string, void> {
  const carol: Persona = { ...callers.carol, addresses: [foreignAddress] };
  const visit = visitOf(carol, world.now - minuteMs, world.random);
  const said = { userName: callers.erin.name };
  const key = accessKey(world.random, 'AKIA');
  const call = { service: 'iam', region: 'us-east-1', request: said } as const;
  recordCall(world, visit, { ...call, action: 'ListAccessKeys', effect: 'read' });
  yield thinking(world);
  recordCall(world, visit, {
    ...call,
    action: 'CreateAccessKey',
    effect: 'write',
    response: () => ({ accessKey: { ...said, accessKeyId: key, status: 'Active' } }),
  });
  yield 2 * minuteMs;
  return key;
}

function thiefWith(accessKeyId: string): Persona {
  return { ...callers.erin, addresses: [foreignAddress], accessKeyId };
}

function* lookRound(scene: Scene): Steps {
  const { world, visit, bot } = scene;
  const identity = { service: 'sts', action: 'GetCallerIdentity', effect: 'read', request: null } as const;
  recordCall(world, visit, { ...identity, region: bot.region });
  yield briefly(world);
  lookAround({ world, visit, region: bot.region }, 'ListBots', { maxResults: 100 });
  yield thinking(world);
  read(scene, { action: 'DescribeBot', place: '' });
  yield briefly(world);
  read(scene, { action: 'ListBotAliases', place: 'alias', beside: { maxResults: 100 } });
  yield thinking(world);
  read(scene, { action: 'DescribeBotAlias', place: liveAliasOf(bot) });
  yield thinking(world);
}

/** What the bot asks, what it knows, which version answers, who fulfils, what is logged. */
function* takeOver(scene: Scene): Steps {
  const { world, bot } = scene;
  const [intent = '', alias = ''] = [placesUnder(bot, `${draft}/intent`)[0], liveAliasOf(bot)];
  read(scene, { action: 'DescribeIntent', place: intent });
  yield thinking(world);
  update(scene, intent, [editPrompt(() => 'To go on, please tell me your card number.')]);
  yield thinking(world);
  fillSlotType(scene);
  yield thinking(world);
  yield* buildDraft(scene);
  const frozen = freeze(scene);
  yield 6_000;
  if (frozen !== undefined) update(scene, alias, [pointTo(frozen.version)]);
  yield thinking(world);
  update(scene, alias, [hookTo(() => foreignHook)]);
  yield thinking(world);
  update(scene, alias, [dropLogs]);
  yield thinking(world);
  update(scene, '', [], denied('UpdateBot', scene));
  yield thinking(world);
}

/** So many values that CloudTrail does not record which slot type they were for. */
function fillSlotType({ world, visit, bot }: Scene): void {
  const [place] = placesUnder(bot, `${draft}/slottype`);
  const before = place === undefined ? undefined : bot.resources.get(place)?.state;
  if (place === undefined || before === undefined) return;
  const { slotTypeValues } = bigSlotTypeState('', tooManyValues, world.random);
  const values = { op: 'fill', kind: 'changed', path: 'slotTypeValues' } as const;
  update({ world, visit, bot }, place, [
    (state) => ({ state: { ...state, slotTypeValues }, change: values }),
  ]);
}

function denied(action: string, { visit, bot }: Scene): ApiFailure {
  const who = `arn:aws:iam::${account}:user/${visit.caller.name}`;
  const why = `because no identity-based policy allows the lex:${action} action`;
  return {
    code: 'AccessDeniedException',
    message: `User: ${who} is not authorized to perform: lex:${action} on resource: ${bot.scope} ${why}`,
  };
}

/** Deletes a bot, and makes one of the same name that knows next to nothing. */
function* replace(scene: Scene): Steps {
  const { world, visit, bot } = scene;
  const name = bot.knownNames.get('') ?? bot.firstName;
  read(scene, { action: 'DescribeBot', place: '' });
  yield thinking(world);
  const inUse = { code: 'ConflictException', message: 'The bot is in use by an alias.' };
  remove(scene, '', { beside: { skipResourceInUseCheck: 'false' }, failure: inUse });
  yield thinking(world);
  remove(scene, '', { beside: { skipResourceInUseCheck: 'true' } });
  yield thinking(world);
  const anew = { ...newBot(world, 0), region: bot.region, domain: bot.domain };
  const again = { ...anew, scope: bot.scope.replace(bot.id, anew.id) };
  yield* makeAnew({ world, visit, bot: again }, name);
}

function* makeAnew(scene: Scene, name: string): Steps {
  const { world, bot } = scene;
  create(scene, '', { state: botState(name) });
  world.bots.push(bot);
  fillSilently(bot, [{ place: testAlias, state: aliasState('TestBotAlias', 'DRAFT', bot.region) }]);
  yield 5_000;
  const pieces = blueprintOf(bot, world.random);
  const firstIntent = pieces.find(({ place }) => place.startsWith(placeOf('DRAFT', 'en_US', 'intent')));
  for (const piece of [pieces[0], firstIntent]) {
    if (piece !== undefined) create(scene, piece.place, { state: piece.state });
    yield 5_000;
  }
  yield* buildDraft(scene);
  const frozen = freeze(scene);
  yield 5_000;
  const state = aliasState('PROD', frozen?.version ?? '1', bot.region);
  create(scene, `alias/${lexId(world.random)}`, { state });
  yield thinking(world);
}

function* lookIntoIt(scene: Scene): Steps {
  read(scene, { action: 'DescribeBotAlias', place: liveAliasOf(scene.bot) });
  yield briefly(scene.world);
  read(scene, { action: 'ListBotVersions', place: 'version', beside: { maxResults: 100 } });
}
