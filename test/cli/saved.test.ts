import { mkdirSync, writeFileSync } from 'node:fs';
import { machineWithStory } from './a-story';
import { answerIn, type Machine } from './a-world';

let machine: Machine;
beforeEach(async () => {
  machine = await machineWithStory();
});
afterEach(() => machine.close());

test('a filter that was saved is used by its name, alone and with more', async () => {
  const { err } = await machine.lextrail('saved add byhand tool:console effect:write');
  expect(err).toBe('saved; next: lextrail query @byhand\n');
  const plain = await machine.lextrail('query tool:console effect:write --json');
  expect((await machine.lextrail('query @byhand --json')).out).toBe(plain.out);
  const more = answerIn<readonly unknown[]>(
    await machine.lextrail('query @byhand event:UpdateIntent --json'),
  );
  expect(more.length).toBe(1);
});

test('a saved filter keeps its negated terms', async () => {
  await machine.lextrail('saved add people -actor:ci-deploy');
  expect((await machine.lextrail('saved')).out).toBe('@people  -actor:ci-deploy\n');
});

test('what is saved is listed, replaced and removed', async () => {
  await machine.lextrail('saved add denied outcome:denied');
  await machine.lextrail('saved add denied outcome:denied since:7d');
  expect(answerIn(await machine.lextrail('saved list --json'))).toEqual({
    schema: 'lextrail.saved/1',
    queries: { denied: 'outcome:denied since:7d' },
  });
  expect((await machine.lextrail('saved remove @denied')).code).toBe(0);
  const { out, err } = await machine.lextrail('saved list');
  expect(out).toBe('');
  expect(err).toContain('nothing is saved yet');
});

test.each([
  ['saved add', 'saved add takes a name and a filter'],
  ['saved add denied', 'saved add takes a name and a filter'],
  ['saved add a/b outcome:denied', "a saved query's name has letters"],
  ['saved add wrong colour:red', 'the filter cannot be used'],
  ['saved remove', 'saved remove takes a name'],
])('%s is refused and saves nothing', async (line, sentence) => {
  expect(await machine.lextrail(line)).toMatchObject({ code: 2, err: expect.stringContaining(sentence) });
  expect(answerIn(await machine.lextrail('saved --json')).queries).toEqual({});
});

test('a mistyped name is answered with the near one', async () => {
  await machine.lextrail('saved add denied outcome:denied');
  const { code, err } = await machine.lextrail('saved remove denid');
  expect(code).toBe(1);
  expect(err).toContain('did you mean denied?');
});

test.each(['{"a": 1}', '[]', '{', '"x"'])(
  'a saved.json that holds %s is told, not overwritten',
  async (text) => {
    mkdirSync(machine.path('config'), { recursive: true });
    writeFileSync(machine.path('config/saved.json'), text);
    for (const line of ['saved', 'query outcome:denied', 'saved add a outcome:denied']) {
      expect({ line, code: (await machine.lextrail(line)).code }).toEqual({ line, code: 2 });
    }
  },
);
