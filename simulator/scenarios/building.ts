import { dayMs } from '../../src/model/duration';
import type { Place } from '../../src/model/place';
import {
  blueprintOf,
  draft,
  fillSilently,
  newBot,
  type PlannedResource,
  slotIdOf,
  testAlias,
} from '../blueprint';
import { type Bot, type FrozenVersion, idsOf } from '../bot';
import { callers } from '../callers';
import { addPriority } from '../edits';
import { lexId } from '../identifiers';
import { recordCall } from '../record-call';
import { timeText } from '../record-text';
import { create, missing, read, type Scene, type Steps, update } from '../scene';
import { aliasState, botState } from '../shapes';
import type { SimulatedWorld } from '../world';
import { botList, botPage, briefly, localePage, open, sceneOf, thinking } from './pages';

/**
 * A bot comes into being. The third, sixth, … by a CloudFormation stack: its import names the bot but not
 * its id; the fourth, eighth, … was there before the log began; the others by hand or by the pipeline.
 */
export function* build(world: SimulatedWorld, index: number): Steps {
  const bot = newBot(world, index);
  if (index % 3 === 2) yield* importByStack(sceneOf(world, callers.stack, bot));
  else if (index % 4 === 3) findInPlace(world, bot);
  else yield* buildByCalls(sceneOf(world, index % 2 === 0 ? callers.alice : callers.deploy, bot));
}

/** The bot is older than the log. */
function findInPlace(world: SimulatedWorld, bot: Bot): void {
  bot.createdMs = world.now - 200 * dayMs;
  fillSilently(bot, [{ place: '', state: botState(bot.firstName) }, ...piecesOf(world, bot)]);
  world.bots.push(bot);
}

function piecesOf(world: SimulatedWorld, bot: Bot): readonly PlannedResource[] {
  const alias = aliasState('TestBotAlias', 'DRAFT', bot.region);
  return [{ place: testAlias, state: alias }, ...blueprintOf(bot, world.random)];
}

function* buildByCalls(scene: Scene): Steps {
  const { world, bot } = scene;
  const pace = scene.visit.caller.tool === 'console' ? thinking : briefly;
  yield* botList(scene);
  create(scene, '', { state: botState(bot.firstName), tags: { team: 'voice', stage: 'live' } });
  world.bots.push(bot);
  fillSilently(bot, [{ place: testAlias, state: aliasState('TestBotAlias', 'DRAFT', bot.region) }]);
  yield pace(world);
  for (const piece of blueprintOf(bot, world.random)) {
    create(scene, piece.place, { state: piece.state });
    yield pace(world);
    yield* askForSlots(scene, piece);
  }
  yield* open(scene, localePage());
  yield* release(scene, 'PROD');
}

function* askForSlots(scene: Scene, intent: PlannedResource): Steps {
  if (intent.slots === undefined) return;
  for (const slot of intent.slots) {
    create(scene, slot.place, { state: slot.state });
    yield briefly(scene.world);
  }
  // All at once: the console saves the intent when its slots are in place.
  const [first, ...others] = intent.slots;
  if (first === undefined) return;
  update(scene, intent.place, [addPriority(slotIdOf(first.place))]);
  yield thinking(scene.world);
  if (others.length === 0) return;
  update(
    scene,
    intent.place,
    others.map((slot) => addPriority(slotIdOf(slot.place))),
  );
  yield thinking(scene.world);
}

/** CloudFormation makes a bot by an upload and an import (schema of AWS::Lex::Bot); its calls name no bot id. */
function* importByStack(scene: Scene): Steps {
  const { world, bot } = scene;
  const importId = upload(scene);
  yield briefly(world);
  importAs(scene, importId, bot.firstName, 'Overwrite');
  bot.createdMs = world.now;
  fillSilently(bot, [{ place: '', state: botState(bot.firstName) }, ...piecesOf(world, bot)]);
  world.bots.push(bot);
  yield* awaitImport(scene, importId);
  yield 2_000;
  yield* open(scene, botPage(bot));
  yield* release(scene, 'LIVE');
}

/** Asks for an upload URL; the answer carries the id of the import. */
export function upload({ world, visit, bot }: Scene): string {
  const importId = lexId(world.random);
  const uploadUrl = `https://lex-import.s3.${bot.region}.amazonaws.com/${importId}?X-Amz-Expires=300&X-Amz-Signature=0123456789abcdef`;
  recordCall(world, visit, {
    action: 'CreateUploadUrl',
    effect: 'write',
    region: bot.region,
    request: null,
    response: () => ({ importId, uploadUrl }),
  });
  return importId;
}

/** Makes a bot of this name from the file that was brought. */
export function importAs(
  { world, visit, bot }: Scene,
  importId: string,
  name: string,
  mergeStrategy: 'Overwrite' | 'FailOnConflict',
): void {
  const { botName, roleArn, dataPrivacy } = botState(name);
  const resourceSpecification = { botImportSpecification: { botName, roleArn, dataPrivacy } };
  const said = { importId, resourceSpecification, mergeStrategy };
  recordCall(world, visit, {
    action: 'StartImport',
    effect: 'write',
    region: bot.region,
    botNamed: name,
    request: said,
    response: (ms) => ({ ...said, importStatus: 'InProgress', creationDateTime: ms / 1000 }),
  });
}

export function* awaitImport({ world, visit, bot: { region } }: Scene, importId: string): Steps {
  for (let round = 0; round < 3; round++) {
    yield 2_000;
    recordCall(world, visit, { action: 'DescribeImport', effect: 'read', region, request: { importId } });
  }
}

/** Builds the draft, freezes it as a version, and gives it a new alias. */
function* release(scene: Scene, aliasName: string): Steps {
  const { world, bot } = scene;
  yield* buildDraft(scene);
  const frozen = freeze(scene);
  if (frozen === undefined) return;
  yield 5_000;
  create(scene, `alias/${lexId(world.random)}`, {
    state: aliasState(aliasName, frozen.version, bot.region),
    tags: { stage: aliasName.toLowerCase() },
  });
  yield briefly(world);
}

export function* buildDraft(scene: Scene): Steps {
  const { world, visit, bot } = scene;
  recordCall(world, visit, {
    action: 'BuildBotLocale',
    effect: 'write',
    bot,
    place: draft,
    request: idsOf(bot, draft),
    response: (ms) => ({
      ...idsOf(bot, draft),
      botLocaleStatus: 'Building',
      lastBuildSubmittedDateTime: ms / 1000,
    }),
    failure: missing(bot, draft),
  });
  for (let round = world.random.between(1, 4); round > 0; round--) {
    yield world.random.between(4_000, 9_000);
    read(scene, { action: 'DescribeBotLocale', place: draft });
  }
  yield briefly(world);
}

/** Makes a version: a frozen copy of the draft as it is at this moment. */
export function freeze({ world, visit, bot }: Scene): FrozenVersion | undefined {
  const version = String(bot.versions.length + 1);
  const said = {
    description: `Release ${version}`,
    botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } },
  };
  const contents = [...bot.resources].filter(([place]) => place.startsWith('DRAFT/'));
  const made = recordCall(world, visit, {
    action: 'CreateBotVersion',
    effect: 'write',
    bot,
    place: missing(bot, '') === undefined ? `version/${version}` : 'version',
    request: { botId: bot.id, ...said },
    response: (ms) => ({
      botId: bot.id,
      ...said,
      botVersion: version,
      botStatus: 'Creating',
      creationDateTime: ms / 1000,
    }),
    failure: missing(bot, ''),
    change: { state: said, changes: [{ op: 'create', kind: 'added', path: '' }], timed: true },
  });
  if (made.outcome !== 'ok') return undefined;
  const frozen: FrozenVersion = {
    version,
    createdAt: made.instant ?? timeText(world.now),
    id: made.id,
    by: made.actor,
    contents: new Map(
      contents.map(([place, resource]): [Place, typeof resource] => [place.slice(6), resource]),
    ),
  };
  bot.versions.push(frozen);
  return frozen;
}
