import { daySeconds } from '../../src/model/duration';
import type { JsonObject } from '../../src/model/json';
import { type Bot, emptyBot, idsOf } from '../bot';
import { type Edit, editsOf, setMember } from '../edit';
import { lexId } from '../identifiers';
import { recordCall } from '../record-call';
import { missing, type Scene, type Steps } from '../scene';
import { account, type SimulatedWorld } from '../world';
import { anyUnder, briefly, lookAround, personAtWork, thinking } from './pages';

// The test workbench: a test set is made from what callers said, run against an alias, and thrown away at times.

/** Somebody at work on a test set made for a bot's alias. */
interface Bench extends Scene {
  readonly testSet: Bot;
  readonly target: JsonObject;
}

export function* testBot(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  const alias = scene && anyUnder(scene, 'alias');
  if (scene === undefined || alias === undefined) return;
  const target = { ...idsOf(scene.bot, alias), localeId: 'en_US' };
  const known = world.apart.find(
    ({ scope, firstName, deletedMs }) =>
      scope.includes(':test-set/') && firstName === nameOf(scene.bot) && deletedMs === undefined,
  );
  const bench = { ...scene, target, testSet: known ?? newTestSet(scene) };
  if (known === undefined) yield* gather(bench, alias);
  yield* describe(bench);
  yield* execute(bench, alias);
  if (world.random.chance(0.4)) yield* throwAway(bench);
}

function nameOf(bot: Bot): string {
  return `${bot.firstName}Calls`;
}

/** Not in the world yet. */
function newTestSet({ world, bot }: Scene): Bot {
  const id = lexId(world.random);
  return emptyBot({
    id,
    firstName: nameOf(bot),
    region: bot.region,
    scope: `arn:aws:lex:${bot.region}:${account}:test-set/${id}`,
    domain: bot.domain,
    createdMs: world.now,
  });
}

function settingsOf({ firstName }: Bot): JsonObject {
  return {
    storageLocation: { s3BucketName: `lex-tests-${account}`, s3Path: `sets/${firstName}.csv` },
    roleArn: `arn:aws:iam::${account}:role/lex-test-workbench`,
  };
}

/** Lex makes the set from a week of conversations; its id is in no answer that the log holds. */
function* gather({ world, visit, bot, testSet, target }: Bench, place: string): Steps {
  const testSetGenerationId = lexId(world.random);
  const endTime = Math.floor(world.now / 1000);
  const filter = { startTime: endTime - 7 * daySeconds, endTime, inputMode: 'Text' };
  const said = {
    testSetName: testSet.firstName,
    ...settingsOf(testSet),
    generationDataSource: { conversationLogsDataSource: { ...target, filter } },
  };
  recordCall(world, visit, {
    action: 'StartTestSetGeneration',
    effect: 'write',
    bot,
    place,
    request: said,
    response: (ms) => ({
      testSetGenerationId,
      ...said,
      testSetGenerationStatus: 'Pending',
      creationDateTime: ms / 1000,
    }),
    failure: missing(bot, place),
  });
  testSet.createdMs = world.now;
  testSet.resources.set('', {
    state: { testSetName: testSet.firstName },
    createdMs: world.now,
    logged: 'never',
  });
  world.apart.push(testSet);
  for (let round = 0; round < 2; round++) {
    yield thinking(world);
    lookAround({ world, visit, region: bot.region }, 'DescribeTestSetGeneration', { testSetGenerationId });
  }
  yield briefly(world);
}

const describeSet: Edit = setMember(
  'description',
  'describe',
  (random) => `Annotated in round ${random.between(1, 99)}`,
);

/** What was gathered is looked through, and described. */
function* describe({ world, visit, testSet }: Bench): Steps {
  const ids = { testSetId: testSet.id };
  for (const action of ['DescribeTestSet', 'ListTestSetRecords']) {
    const request = { ...ids, ...(action === 'ListTestSetRecords' ? { maxResults: 100 } : {}) };
    recordCall(world, visit, { action, effect: 'read', bot: testSet, place: '', request });
    yield thinking(world);
  }
  const before = testSet.resources.get('');
  if (before === undefined) return;
  const { state, changes } = editsOf(before.state, [describeSet], world.random);
  const name = testSet.firstName;
  recordCall(world, visit, {
    action: 'UpdateTestSet',
    effect: 'write',
    bot: testSet,
    place: '',
    request: { ...ids, ...state },
    response: (ms) => ({
      ...ids,
      ...state,
      ...settingsOf(testSet),
      modality: 'Text',
      status: 'Ready',
      numTurns: 64,
      creationDateTime: before.createdMs / 1000,
      lastUpdatedDateTime: ms / 1000,
    }),
    change: { state, changes, name, timed: true },
  });
  yield thinking(world);
}

/** The set is run against the alias, and its results are read. */
function* execute({ world, visit, bot, testSet, target }: Bench, place: string): Steps {
  const testExecutionId = lexId(world.random);
  const said = {
    testSetId: testSet.id,
    target: { botAliasTarget: target },
    apiMode: 'NonStreaming',
    testExecutionModality: 'Text',
  };
  recordCall(world, visit, {
    action: 'StartTestExecution',
    effect: 'write',
    bot,
    place,
    request: said,
    response: (ms) => ({ testExecutionId, ...said, creationDateTime: ms / 1000 }),
    failure: missing(bot, place),
  });
  const pages: readonly (readonly [action: string, beside: JsonObject])[] = [
    ['DescribeTestExecution', {}],
    ['ListTestExecutionResultItems', { resultFilterBy: { resultTypeFilter: 'OverallTestResults' } }],
    ['GetTestExecutionArtifactsUrl', {}],
  ];
  for (const [action, beside] of pages) {
    yield thinking(world);
    lookAround({ world, visit, region: bot.region }, action, { testExecutionId, ...beside });
  }
  yield briefly(world);
}

function* throwAway({ world, visit, testSet }: Bench): Steps {
  if (testSet.deletedMs !== undefined) return;
  recordCall(world, visit, {
    action: 'DeleteTestSet',
    effect: 'write',
    bot: testSet,
    place: '',
    request: { testSetId: testSet.id },
    change: { changes: [{ op: 'delete', kind: 'removed', path: '' }], timed: false },
  });
  yield thinking(world);
}
