import { draft } from '../blueprint';
import { idsOf } from '../bot';
import { newcomer } from '../callers';
import { lexId, uuid } from '../identifiers';
import { recordCall } from '../record-call';
import { missing, read, type Scene, type Steps } from '../scene';
import { account, liveBots, type SimulatedWorld } from '../world';
import { awaitImport, importAs, upload } from './building';
import { takeOldCopy } from './old-things';
import { anyUnder, botList, briefly, localePage, open, sceneOf, thinking } from './pages';
import { takeCopy } from './parts';
import { oldThing } from './version-one';

/** Somebody of the same role as the others, but never seen before, looks around a bot and then takes or brings. */
export function* meetNewcomer(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(world, newcomer, world.random.pick(bots));
  yield* botList(scene);
  yield* open(scene, localePage());
  const oldWays = oldThing(world, 'slottype') === undefined ? [] : [takeOldCopy];
  yield* world.random.pick([takeCopy, searchTranscripts, bringBot, ...oldWays])(scene);
}

/** Lex proposes intents from what callers said; whoever asks for that can search what they said. */
function* searchTranscripts(scene: Scene): Steps {
  const { world, visit, bot } = scene;
  const botRecommendationId = lexId(world.random);
  const intent = anyUnder(scene, `${draft}/intent`);
  const said = {
    ...idsOf(bot, draft),
    transcriptSourceSetting: {
      s3BucketTranscriptSource: { s3BucketName: `lex-transcripts-${account}`, transcriptFormat: 'Lex' },
    },
    encryptionSetting: { associatedTranscriptsPassword: uuid(world.random) },
  };
  recordCall(world, visit, {
    action: 'StartBotRecommendation',
    effect: 'write',
    bot,
    place: draft,
    request: said,
    response: (ms) => ({
      ...said,
      botRecommendationId,
      botRecommendationStatus: 'Processing',
      creationDateTime: ms / 1000,
    }),
    failure: missing(bot, draft),
  });
  const filters = [{ name: 'IntentId', values: [intent?.split('/').at(-1) ?? ''] }];
  for (const [action, beside] of [
    ['DescribeBotRecommendation', {}],
    ['SearchAssociatedTranscripts', { filters, searchOrder: 'Descending', maxResults: 50 }],
  ] as const) {
    yield thinking(world);
    read(scene, { action, place: draft, beside: { botRecommendationId, ...beside } });
  }
  yield briefly(world);
}

/** A bot is brought in from elsewhere; Lex takes the call, and then finds the file wanting. */
function* bringBot(scene: Scene): Steps {
  const importId = upload(scene);
  yield briefly(scene.world);
  importAs(scene, importId, `${scene.bot.firstName}Copy`, 'FailOnConflict');
  yield* awaitImport(scene, importId);
  yield thinking(scene.world);
}
