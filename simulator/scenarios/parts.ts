import { isObject, type JsonObject, textOf } from '../../src/model/json';
import type { Place } from '../../src/model/place';
import { draft } from '../blueprint';
import { idsOf } from '../bot';
import { callers } from '../callers';
import { listIn } from '../edit';
import { lexId, uuid } from '../identifiers';
import { nouns, qualities } from '../phrases';
import { recordCall } from '../record-call';
import { missing, placeOfTags, read, type Scene, type Steps, updatePart } from '../scene';
import { account, liveBots, type SimulatedWorld } from '../world';
import {
  aliasArn,
  aliasPage,
  anyUnder,
  botPage,
  briefly,
  open,
  personAtWork,
  sceneOf,
  thinking,
} from './pages';

// Calls that say a part of a state only, and those about things beside the bot.

function without(state: JsonObject, key: string): JsonObject {
  const { [key]: _gone, ...rest } = state;
  return rest;
}

/** The map in a state that is one map, of tags or of words. */
function mapAt({ bot }: Scene, place: Place, member: 'tags' | 'items'): JsonObject {
  const map = bot.resources.get(place)?.state[member];
  return isObject(map) ? map : {};
}

function statementsAt({ bot }: Scene, place: Place): readonly JsonObject[] {
  return listIn(bot.resources.get(place)?.state ?? {}, 'Statement');
}

export function* tag(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, world.random.pick([callers.terraform, callers.erin]), world.random.pick(bots));
  const alias = world.random.chance(0.3) ? anyUnder(scene, 'alias') : undefined;
  const place = placeOfTags(alias ?? '');
  const resourceARN = alias === undefined ? scene.bot.scope : aliasArn(scene.bot, alias);
  read(scene, { action: 'ListTagsForResource', place, request: { resourceARN } });
  yield briefly(world);
  const [key, value] = [
    world.random.pick(['owner', 'cost-centre', 'team', 'tier']),
    `v${world.random.between(1, 99)}`,
  ];
  setTag(scene, { place, resourceARN }, key, value);
  yield thinking(world);
  const gone = anyKey(scene, mapAt(scene, place, 'tags'));
  if (gone === undefined || world.random.chance(0.5)) return;
  updatePart(scene, {
    action: 'UntagResource',
    place,
    request: { resourceARN, tagKeys: [gone] },
    state: { tags: without(mapAt(scene, place, 'tags'), gone) },
    changes: [{ op: 'untag', kind: 'removed', path: `tags[${gone}]` }],
  });
  yield briefly(world);
}

function setTag(
  scene: Scene,
  { place, resourceARN }: { readonly place: Place; readonly resourceARN: string },
  key: string,
  value: string,
): void {
  const before = mapAt(scene, place, 'tags');
  const kind = before[key] === undefined ? 'added' : 'changed';
  updatePart(scene, {
    action: 'TagResource',
    place,
    request: { resourceARN, tags: { [key]: value } },
    state: { tags: { ...before, [key]: value } },
    changes: before[key] === value ? [] : [{ op: 'tag', kind, path: `tags[${key}]` }],
  });
}

/** Opens the live alias to a service or another account, statement by statement, and closes it again. */
export function* share(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const alias = scene && anyUnder(scene, 'alias');
  if (scene === undefined || alias === undefined) return;
  const place = `${alias}/policy`;
  const resourceArn = aliasArn(scene.bot, alias);
  yield* open(scene, aliasPage(scene.bot, alias));
  const guest = world.random.pick(guests);
  const Sid = `allow-${world.random.between(1, 999)}`;
  const others = statementsAt(scene, place).filter((statement) => statement.Sid !== Sid);
  const action = ['lex:RecognizeText', 'lex:StartConversation'];
  const { condition } = guest;
  const statement = {
    ...{ Sid, Effect: 'Allow', Principal: guest.inPolicy, Action: action },
    ...(condition && { Condition: condition }),
  };
  updatePart(scene, {
    action: 'CreateResourcePolicyStatement',
    place,
    request: {
      ...{ resourceArn, statementId: Sid, effect: 'Allow', principal: [guest.principal], action },
      ...(condition && { condition }),
    },
    response: { resourceArn, revisionId: String(world.random.between(1, 99_999)) },
    state: { Statement: [...others, statement] },
    changes: [{ op: 'add-statement', kind: 'added', path: `Statement[${Sid}]` }],
  });
  yield thinking(world);
  if (world.random.chance(0.6)) yield* unshare(scene, place, Sid);
}

/** Whom an alias is opened to: as the call says it, and as the policy then does. */
const guests = [
  {
    principal: { service: 'connect.amazonaws.com' },
    inPolicy: { Service: ['connect.amazonaws.com'] },
    condition: { StringEquals: { 'aws:SourceAccount': account } },
  },
  {
    principal: { arn: 'arn:aws:iam::444455556666:root' },
    inPolicy: { AWS: ['arn:aws:iam::444455556666:root'] },
    condition: undefined,
  },
] as const;

function* unshare(scene: Scene, place: Place, statementId: string): Steps {
  const { world, bot } = scene;
  const left = statementsAt(scene, place).filter(({ Sid }) => Sid !== statementId);
  if (left.length === statementsAt(scene, place).length) return;
  const resourceArn = aliasArn(bot, place.replace(/\/policy$/, ''));
  updatePart(scene, {
    action: 'DeleteResourcePolicyStatement',
    place,
    request: { resourceArn, statementId },
    response: { resourceArn, revisionId: String(world.random.between(1, 99_999)) },
    // With its last statement a policy is deleted (Lex API, DeleteResourcePolicyStatement).
    ...(left.length === 0 ? {} : { state: { Statement: left } }),
    changes: [{ op: 'remove-statement', kind: 'removed', path: `Statement[${statementId}]` }],
  });
  yield thinking(world);
}

export function* teachWords(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene === undefined) return;
  const { bot } = scene;
  const place = `${draft}/vocabulary`;
  yield* open(scene, [{ action: 'ListCustomVocabularyItems', place, beside: { maxResults: 50 } }]);
  const [one, two] = [newWord(world), newWord(world)];
  const ids = { [lexId(world.random)]: one, [lexId(world.random)]: two };
  const answer = Object.entries(ids).map(([itemId, word]) => ({ itemId, ...word }));
  updatePart(scene, {
    action: 'BatchCreateCustomVocabularyItem',
    place,
    request: { ...idsOf(bot, place), customVocabularyItemList: [one, two] },
    response: { ...idsOf(bot, place), errors: [], resources: answer },
    state: { items: { ...mapAt(scene, place, 'items'), ...ids } },
    changes: Object.keys(ids).map((id) => ({ op: 'add-word', kind: 'added', path: `items[${id}]` })),
  });
  yield thinking(world);
  yield* changeWord(scene, place);
}

function* changeWord(scene: Scene, place: Place): Steps {
  const { world, bot } = scene;
  const itemId = anyKey(scene, mapAt(scene, place, 'items'));
  const before = itemId === undefined ? undefined : mapAt(scene, place, 'items')[itemId];
  if (itemId === undefined || !isObject(before)) return;
  const word = { ...before, displayAs: `${textOf(before.displayAs) ?? textOf(before.phrase)}!` };
  updatePart(scene, {
    action: 'BatchUpdateCustomVocabularyItem',
    place,
    request: { ...idsOf(bot, place), customVocabularyItemList: [{ itemId, ...word }] },
    response: { ...idsOf(bot, place), errors: [], resources: [{ itemId, ...word }] },
    state: { items: { ...mapAt(scene, place, 'items'), [itemId]: word } },
    changes: [{ op: 'show-word-as', kind: 'changed', path: `items[${itemId}]` }],
  });
  yield thinking(world);
  const gone = anyKey(scene, mapAt(scene, place, 'items'));
  if (gone === undefined) return;
  updatePart(scene, {
    action: 'BatchDeleteCustomVocabularyItem',
    place,
    request: { ...idsOf(bot, place), customVocabularyItemList: [{ itemId: gone }] },
    response: { ...idsOf(bot, place), errors: [], resources: [] },
    state: { items: without(mapAt(scene, place, 'items'), gone) },
    changes: [{ op: 'remove-word', kind: 'removed', path: `items[${gone}]` }],
  });
  yield thinking(world);
}

function anyKey({ world }: Scene, map: JsonObject): string | undefined {
  const keys = Object.keys(map);
  return keys.length === 0 ? undefined : world.random.pick(keys);
}

function newWord({ random }: SimulatedWorld): JsonObject {
  return {
    phrase: `${random.pick(qualities)} ${random.pick(nouns)} ${random.between(1, 999)}`,
    weight: random.between(1, 3),
  };
}

export function* exportBot(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene !== undefined) yield* takeCopy(scene);
}

/** A copy of the bot leaves the account, at times under a password. */
export function* takeCopy(scene: Scene): Steps {
  const { world, visit, bot } = scene;
  yield* open(scene, botPage(bot));
  const exportId = lexId(world.random);
  const said = {
    resourceSpecification: { botExportSpecification: { botId: bot.id, botVersion: 'DRAFT' } },
    fileFormat: 'LexJson',
  };
  // CloudTrail shows a password as hidden where the service marks it so; the audit must hide it where not.
  const filePassword = world.random.chance(0.5) ? 'HIDDEN_DUE_TO_SECURITY_REASONS' : uuid(world.random);
  recordCall(world, visit, {
    action: 'CreateExport',
    effect: 'write',
    bot,
    request: { ...said, ...(world.random.chance(0.5) ? { filePassword } : {}) },
    response: (ms) => ({ exportId, ...said, exportStatus: 'InProgress', creationDateTime: ms / 1000 }),
    failure: missing(bot, ''),
  });
  for (let round = 0; round < 2; round++) {
    yield 3_000;
    const region = bot.region;
    recordCall(world, visit, { action: 'DescribeExport', effect: 'read', region, request: { exportId } });
  }
  yield thinking(world);
}
