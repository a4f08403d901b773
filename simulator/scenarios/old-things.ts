import type { JsonObject } from '../../src/model/json';
import { type Bot, placesUnder } from '../bot';
import { callers } from '../callers';
import { bringIn, type Edit, editsOf, leaveOut, setAt } from '../edit';
import { uuid } from '../identifiers';
import { recordCall } from '../record-call';
import type { Scene, Steps } from '../scene';
import { stateHash } from '../truth';
import { type Visit, visitOf } from '../visit';
import { account, regions, type SimulatedWorld } from '../world';
import { thinking } from './pages';
import { oldThing } from './version-one';

// What was seldom done to the things of Lex V1 besides putting them.

function erin(world: SimulatedWorld): Visit {
  return visitOf(callers.erin, world.now - 60_000, world.random);
}

/** V1's check that nobody else has changed the resource since it was read. */
function checksumOf(state: JsonObject): string {
  return stateHash(state).slice(0, 32);
}

const prod = 'alias/PROD';
const logsRole = (name: string) => `arn:aws:iam::${account}:role/${name}`;

function logsBy(role: string): JsonObject {
  const resourceArn = `arn:aws:logs:${regions[0]}:${account}:log-group:/aws/lex/old-conversations`;
  return {
    logSettings: [{ logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn }],
    iamRoleArn: logsRole(role),
  };
}

const aliasEdits: readonly Edit[] = [
  setAt('conversationLogs.iamRoleArn', 'change-role', (_, random) =>
    logsRole(`lex-logs-v${random.between(2, 99)}`),
  ),
  leaveOut('conversationLogs'),
  bringIn('conversationLogs', () => logsBy('lex-logs')),
];

/** The alias of the old bot: made on the first visit, and edited on each. */
export function* tendOldAlias(world: SimulatedWorld): Steps {
  const bot = oldThing(world, 'bot');
  if (bot === undefined) return;
  const visit = erin(world);
  if (!bot.resources.has(prod)) putAlias(world, visit, bot);
  yield thinking(world);
  putAlias(world, visit, bot, world.random.pick(aliasEdits));
  yield thinking(world);
}

function putAlias(world: SimulatedWorld, visit: Visit, bot: Bot, edit?: Edit): void {
  const before = bot.resources.get(prod)?.state;
  const first = { botVersion: '$LATEST', conversationLogs: logsBy('lex-logs') };
  const { state, changes } = editsOf(before ?? first, edit === undefined ? [] : [edit], world.random);
  const said = { name: 'PROD', botName: bot.id, ...state };
  recordCall(world, visit, {
    action: 'PutBotAlias',
    effect: 'write',
    bot,
    place: prod,
    request: { ...said, ...(before === undefined ? {} : { checksum: checksumOf(before) }) },
    response: () => ({ ...said, checksum: checksumOf(state) }),
    change: {
      state,
      changes: before === undefined ? [{ op: 'create', kind: 'added', path: '' }] : changes,
      name: 'PROD',
      timed: false,
    },
  });
}

/** A numbered version of the slot type as it is; of one that has not changed V1 makes no other. */
export function* freezeOldType(world: SimulatedWorld): Steps {
  const type = oldThing(world, 'slottype');
  const state = type?.resources.get('')?.state;
  if (type === undefined || state === undefined) return;
  const frozen = placesUnder(type, 'version');
  const last = type.resources.get(frozen.at(-1) ?? '')?.state;
  if (frozen.length > 0 && last !== undefined && stateHash(last) === stateHash(state)) return;
  const version = String(frozen.length + 1);
  recordCall(world, erin(world), {
    action: 'CreateSlotTypeVersion',
    effect: 'write',
    bot: type,
    place: `version/${version}`,
    request: { name: type.id, checksum: checksumOf(state) },
    response: () => ({ name: type.id, ...state, version, checksum: checksumOf(state) }),
    change: { state, changes: [{ op: 'create', kind: 'added', path: '' }], timed: false },
  });
  yield thinking(world);
}

/** A caller asked to be forgotten, who is a user of the bot here. */
export function* forgetOldCaller(world: SimulatedWorld): Steps {
  const bot = oldThing(world, 'bot');
  if (bot === undefined) return;
  recordCall(world, erin(world), {
    action: 'DeleteUtterances',
    effect: 'write',
    bot,
    place: '',
    request: { botName: bot.id, userId: uuid(world.random) },
  });
  yield thinking(world);
}

/** The first version of the slot type leaves the account, if there is one. */
export function* takeOldCopy({ world, visit }: Scene): Steps {
  const type = oldThing(world, 'slottype');
  if (type === undefined) return;
  const place = 'version/1';
  const failure = { code: 'NotFoundException', message: `There is no version 1 of ${type.id}.` };
  recordCall(world, visit, {
    action: 'GetExport',
    effect: 'read',
    bot: type,
    place,
    request: { name: type.id, version: '1', resourceType: 'SLOT_TYPE', exportType: 'LEX' },
    ...(type.resources.has(place) ? {} : { failure }),
  });
  yield thinking(world);
}
