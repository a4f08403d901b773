import type { JsonObject } from '../../src/model/json';
import { callers } from '../callers';
import { listIn, setMember } from '../edit';
import { type Scene, type Steps, update, updatePart } from '../scene';
import { account, liveBots, type SimulatedWorld } from '../world';
import { botPage, open, personAtWork, sceneOf, thinking } from './pages';

// What a bot may do, and who may use it: settled once, and seldom touched.

const giveRole = setMember(
  'roleArn',
  'change-role',
  (random) => `arn:aws:iam::${account}:role/lex-runtime-v${random.between(2, 99)}`,
);

/** The bot gets a role of its own in the place of the one that Lex made for it. */
export function* changeRole(world: SimulatedWorld): Steps {
  const bots = liveBots(world);
  if (bots.length === 0) return;
  const scene = sceneOf(
    world,
    world.random.pick([callers.carol, callers.terraform]),
    world.random.pick(bots),
  );
  yield* open(scene, botPage(scene.bot));
  update(scene, '', [giveRole]);
  yield thinking(world);
  yield* open(scene, botPage(scene.bot));
}

const place = 'policy';

/** The policy of a whole bot, said whole: for the contact centre first, then for a partner too. */
export function* writePolicy(world: SimulatedWorld): Steps {
  const scene = personAtWork(world);
  if (scene === undefined) return;
  const page = [
    { action: 'DescribeResourcePolicy', place, request: { resourceArn: scene.bot.scope } },
    ...botPage(scene.bot),
  ];
  yield* open(scene, page);
  if (statementsIn(scene).length === 0) sayPolicy(scene, 'CreateResourcePolicy', centre);
  yield thinking(world);
  if (statementsIn(scene).length === 1) sayPolicy(scene, 'UpdateResourcePolicy', partner);
  yield thinking(world);
  if (statementsIn(scene).length === 0 || world.random.chance(0.5)) return;
  const resourceArn = scene.bot.scope;
  updatePart(scene, {
    action: 'DeleteResourcePolicy',
    place,
    request: { resourceArn },
    response: { resourceArn, revisionId: revision(world) },
    changes: [{ op: 'delete', kind: 'removed', path: '' }],
    whole: true,
  });
  yield thinking(world);
}

const centre = {
  Sid: 'contact-centre',
  Principal: { Service: ['connect.amazonaws.com'] },
  // As the console of Amazon Connect writes it: for this account alone.
  Condition: { StringEquals: { 'aws:SourceAccount': account } },
};
const partner = { Sid: 'partner', Principal: { AWS: ['arn:aws:iam::444455556666:root'] } };

function statementsIn({ bot }: Scene): readonly JsonObject[] {
  return listIn(bot.resources.get(place)?.state ?? {}, 'Statement');
}

/** Says the policy with one more statement: a policy goes over as one text. */
function sayPolicy(
  scene: Scene,
  action: 'CreateResourcePolicy' | 'UpdateResourcePolicy',
  added: typeof centre | typeof partner,
): void {
  const resourceArn = scene.bot.scope;
  const { Sid, Principal, ...condition } = added;
  const allowed = { Action: ['lex:RecognizeText'], Resource: [resourceArn] };
  const statement = { Sid, Effect: 'Allow', Principal, ...allowed, ...condition };
  const state = { Version: '2012-10-17', Statement: [...statementsIn(scene), statement] };
  const isFirst = action === 'CreateResourcePolicy';
  updatePart(scene, {
    action,
    place,
    request: { resourceArn, policy: JSON.stringify(state) },
    response: { resourceArn, revisionId: revision(scene.world) },
    state,
    changes: [
      isFirst
        ? { op: 'create', kind: 'added', path: '' }
        : { op: 'add-statement', kind: 'added', path: `Statement[${Sid}]` },
    ],
    whole: true,
  });
}

function revision({ random }: SimulatedWorld): string {
  return String(random.between(1, 99_999));
}
