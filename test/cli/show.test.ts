import type { JsonObject } from '../../src/model/json';
import { intent } from '../view/sentence/calls';
import { edited, idOf, story, told, writeLog } from './a-story';
import { aMachine, answerIn, type Machine } from './a-world';

const big = told(['b16b16b1', '2026-11-22T09:02:00Z'], 'UpdateIntent', {
  ...intent,
  intentName: 'BookHotel',
  sampleUtterances: Array.from({ length: 3000 }, (_, index) => ({
    utterance: `${'long '.repeat(15)}${index}`,
  })),
});

/** CloudTrail user guide, record contents: an event that corrects an earlier one. */
const correction: JsonObject = {
  ...edited(['ccccccc1', '2026-11-22T08:59:43Z'], 'UpdateIntent', { ...intent, intentName: 'BookHotel' }),
  addendum: {
    reason: 'UPDATED_DATA',
    updatedFields: 'responseElements, userAgent',
    originalRequestID: '7d5f0f0e-6a6d-4d55-b4d3-2f2e4a1c9b77',
    originalEventID: idOf('5d21f0c8'),
  },
};

let machine: Machine;
beforeAll(async () => {
  machine = aMachine();
  writeLog(machine.path('log.json'), [...story, big]);
  await machine.lextrail(['import', machine.path('log.json')]);
});
afterAll(() => machine.close());

test.each([...story, big].map((record) => [String(record.eventID), record] as const))(
  '%s --raw is the record with the same JSON values, whatever its size',
  async (id, record) => {
    expect(answerIn(await machine.lextrail(['show', id, '--raw']))).toEqual(record);
  },
);

test('an id may be cut and spelled as one likes', async () => {
  const whole = await machine.lextrail(['show', idOf('5d21f0c8')]);
  expect(await machine.lextrail('show 5D21F0C8')).toEqual(whole);
});

test('a whole id is found however short it is, also where it looks like an option', async () => {
  const own = aMachine();
  writeLog(own.path('log.json'), [{ ...story[0], eventID: '-n' }]);
  await own.lextrail(['import', own.path('log.json')]);

  const { code, out } = await own.lextrail(['show', '--', '-n']);
  expect([code, out]).toEqual([0, expect.stringMatching(/Event id +-n\n/)]);
  await own.close();
});

test('an id that several events begin with lists them', async () => {
  const store = machine.storeNamed('twins');
  const twin = { ...story[0], eventID: 'c0000001-aaaa-4b5e-9a53-0c6a2e8d7f11' };
  writeLog(machine.path('twins.json'), [...story, twin]);
  await machine.lextrail(['import', machine.path('twins.json'), ...store]);
  const { code, err } = await machine.lextrail(['show', 'c0000001', ...store]);
  expect(code).toBe(1);
  expect(err).toContain(idOf('c0000001'));
  expect(err).toContain(String(twin.eventID));
});

test('show ends with commands that run as they stand, on the same store', async () => {
  const store = machine.storeNamed('elsewhere');
  await machine.lextrail(['import', machine.path('log.json'), ...store]);
  const { out } = await machine.lextrail(['show', '5d21f0c8', ...store]);
  const commands = out.split('\n').filter((line) => line.startsWith('lextrail '));
  expect(commands.length).toBe(5);
  for (const line of commands) {
    const words = line.split(/ {2,}/)[0]?.split(' ').slice(1) ?? [];
    expect(words.join(' ')).toContain(store.join(' '));
    expect({ line, code: (await machine.lextrail(words)).code }).toEqual({ line, code: 0 });
  }
});

test('a revert is printed as a command below what it undoes', async () => {
  const { out, err } = await machine.lextrail('show a0000003 --revert');
  const [comment, command] = out.split('\n');
  expect(comment).toMatch(/^# undoes: alice@example.com/);
  expect(command).toMatch(/^aws lexv2-models update-bot-alias --region eu-west-1 --cli-input-json '\{/);
  expect(command).toContain('"botVersion":"2"');
  expect(err).toContain('nothing was changed');
});

test('a revert that would lose a later change is refused, and printed with a warning where it is forced', async () => {
  const refused = await machine.lextrail('show 5d21f0c8 --revert');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /was changed again since, and --force would lose that; calls since: UpdateIntent b16b16b1 /,
  );

  const { out } = await machine.lextrail('show 5d21f0c8 --revert --force');
  expect(out).toContain(
    '# note: warning: fulfillmentCodeHook.enabled was changed again since; that is lost\n',
  );
  expect(out).toContain('"fulfillmentCodeHook":{"enabled":true}');
});

test('a version that an alias serves is not proposed to be deleted', async () => {
  const { code, err } = await machine.lextrail('show f0000001 --revert');
  expect(code).toBe(1);
  expect(err).toContain('alias PROD serves version 1; point it to another one first');
});

test('a revert for a program is its schema and the commands', async () => {
  const answer = answerIn(await machine.lextrail('show a0000003 --revert --json'));
  expect(answer).toMatchObject({
    schema: 'lextrail.revert/1',
    commands: [expect.stringContaining('"botVersion":"2"')],
  });
});

test('an id that is disputed lists all its records, where they differ, and how to see each', async () => {
  const store = machine.storeNamed('disputed');
  const other: JsonObject = { ...story[0], userAgent: 'another', sourceIPAddress: '198.51.100.9' };
  writeLog(machine.path('other.json'), [...story, other]);
  await machine.lextrail(['import', machine.path('other.json'), ...store]);
  const id = String(other.eventID);
  const { code, out } = await machine.lextrail(['show', id, ...store]);

  expect(code).toBe(0);
  expect(out).toContain(`2 records with different content have the id ${id}`);
  expect(out.replaceAll(/\s+/g, ' ')).toContain('they differ in sourceIPAddress and userAgent');
  const commands = [...out.matchAll(/lextrail show '([^']+)'/g)].map(([, word = '']) => word);
  expect(commands).toHaveLength(2);
  const agents = await Promise.all(
    commands.map(async (word) =>
      answerIn<JsonObject>(await machine.lextrail(['show', word, '--raw', ...store])),
    ),
  );
  expect(agents.map(({ userAgent }) => userAgent).toSorted()).toEqual(
    [story[0]?.userAgent, 'another'].toSorted(),
  );
  const whole = answerIn<readonly JsonObject[]>(await machine.lextrail(['show', id, '--json', ...store]));
  expect(whole.map(({ recordId }) => recordId).toSorted()).toEqual(commands.toSorted());
  expect((await machine.lextrail(['show', id, '--revert', ...store])).code).toBe(1);
});

test('a late correction and what it corrects are shown with each other', async () => {
  const store = machine.storeNamed('corrected');
  writeLog(machine.path('corrected.json'), [...story, correction]);
  await machine.lextrail(['import', machine.path('corrected.json'), ...store]);
  const original = await machine.lextrail(['show', '5d21f0c8', ...store]);
  expect(original.out).toContain('corrected (responseElements, userAgent) by UpdateIntent ccccccc1');
  const late = await machine.lextrail(['show', 'ccccccc1', ...store]);
  expect(late.out).toContain('a late correction (responseElements, userAgent) of UpdateIntent 5d21f0c8');
  const [json] = answerIn<readonly JsonObject[]>(
    await machine.lextrail(['show', 'ccccccc1', '--json', ...store]),
  );
  expect(json?.corrects).toEqual({ id: idOf('5d21f0c8'), fields: ['responseElements', 'userAgent'] });
});

test('a correction of an event that is not stored says so', async () => {
  const store = machine.storeNamed('lonely');
  writeLog(machine.path('lonely.json'), [correction]);
  await machine.lextrail(['import', machine.path('lonely.json'), ...store]);
  const { out } = await machine.lextrail(['show', 'ccccccc1', ...store]);
  expect(out).toContain('of 5d21f0c8, which is not stored here');
});

test('every answer says that a correction awaits what it corrects, until that is stored', async () => {
  const store = machine.storeNamed('pending');
  writeLog(machine.path('pending.json'), [correction]);
  await machine.lextrail(['import', machine.path('pending.json'), ...store]);
  const place = 'ORDERFLWRS/DRAFT/en_US/intent/BOOKHOTEL1';
  const questions = [
    ['query'],
    ['show', 'ccccccc1'],
    ['history', place],
    ['who-changed', place],
    ['state', place],
    ['blame', place],
  ];
  const kinds = () =>
    Promise.all(
      questions.map(async (question) => {
        const { out } = await machine.lextrail([...question, '--json', ...store]);
        return [question[0], out.includes('correction-pending')];
      }),
    );
  expect(await kinds()).toEqual(questions.map(([name]) => [name, true]));
  expect((await machine.lextrail(['query', ...store])).out).toContain('correction pending');

  writeLog(machine.path('original.json'), story);
  await machine.lextrail(['import', machine.path('original.json'), ...store]);
  expect(await kinds()).toEqual(questions.map(([name]) => [name, false]));
});

test('one event as csv and as ndjson is that of query', async () => {
  for (const format of ['csv', 'ndjson']) {
    const shown = await machine.lextrail(`show 91c0aa14 -o ${format}`);
    const queried = await machine.lextrail(`query id:91c0aa14 -o ${format}`);
    expect(shown.out).toBe(queried.out);
  }
});
