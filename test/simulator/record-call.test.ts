import { newBot } from '../../simulator/blueprint';
import { callers } from '../../simulator/callers';
import { randomOf } from '../../simulator/random';
import { recordCall } from '../../simulator/record-call';
import { create, type Scene, update, updatePart } from '../../simulator/scene';
import { botState } from '../../simulator/shapes';
import { visitOf } from '../../simulator/visit';
import { worldOf } from '../../simulator/world';

const noon = Date.parse('2026-11-02T12:00:00Z');

function aScene(): Scene {
  const random = randomOf(1, 1);
  const world = worldOf(random, noon);
  return { world, visit: visitOf(callers.alice, noon, random), bot: newBot(world, 0) };
}

function tag(scene: Scene, key: string): void {
  updatePart(scene, {
    action: 'TagResource',
    place: 'tags',
    request: { resourceARN: scene.bot.scope, tags: { [key]: 'on' } },
    state: { tags: { [key]: 'on' } },
    changes: [{ op: 'tag', kind: 'added', path: `tags[${key}]` }],
  });
}

test('a change whose answer has no time gets a second of its own', () => {
  const scene = aScene();
  create(scene, '', { state: botState('Timely') });
  tag(scene, 'one');
  tag(scene, 'two');
  update(scene, '', []);

  expect(scene.world.newCalls.map(({ truth }) => truth.time.slice(17))).toEqual(['00Z', '01Z', '02Z', '03Z']);
});

test('changes whose answers have a time share a second, each in a millisecond of its own', () => {
  const scene = aScene();
  create(scene, '', { state: botState('Timely') });
  update(scene, '', []);
  update(scene, '', []);

  expect(scene.world.newCalls.map(({ truth }) => truth.instant?.slice(17))).toEqual([
    '00.001Z',
    '00.002Z',
    '00.003Z',
  ]);
});

test('an update of what is gone asks for it in vain', () => {
  const scene = aScene();
  update(scene, 'alias/GONE', []);

  expect(scene.world.newCalls.map(({ truth }) => [truth.action, truth.outcome, truth.error])).toEqual([
    ['DescribeBotAlias', 'error', 'ResourceNotFoundException'],
  ]);
});

test('what is denied leaves the model as it was', () => {
  const scene = aScene();
  const state = botState('Forbidden');
  recordCall(scene.world, scene.visit, {
    action: 'CreateBot',
    effect: 'write',
    bot: scene.bot,
    place: '',
    request: state,
    failure: { code: 'AccessDeniedException', message: 'no' },
    change: { state, changes: [], timed: true },
  });

  expect([scene.bot.resources.size, scene.world.writeCount]).toEqual([0, 1]);
});
