import type { JsonObject } from '../../src/model/json';
import { aRecord } from '../support/a-record';
import { writeLog } from './a-story';
import { aMachine, answerIn, type Machine } from './a-world';

let machine: Machine;
beforeEach(() => {
  machine = aMachine();
});
afterEach(() => machine.close());

/** A successful call about a bot of this id; the number orders the calls. */
function call(number: number, eventName: string, botId: string, different: JsonObject = {}): JsonObject {
  const names = eventName.startsWith('Delete') ? {} : { botName: 'HelpDesk' };
  return {
    ...aRecord(),
    eventID: `${String(number).padStart(8, '0')}-1f6a-4b5e-9a53-0c6a2e8d7f11`,
    eventTime: `2026-11-0${number}T09:00:00Z`,
    eventName,
    requestParameters: eventName === 'CreateBot' ? names : { botId, ...names },
    responseElements: { botId, ...names },
    ...different,
  };
}

async function stored(records: readonly JsonObject[]): Promise<void> {
  writeLog(machine.path('log.json'), records);
  await machine.lextrail(`import ${machine.path('log.json')}`);
}

const remadeTwice = [
  call(1, 'CreateBot', 'BOTOLDEST1'),
  call(2, 'DeleteBot', 'BOTOLDEST1'),
  call(3, 'CreateBot', 'BOTSECOND2'),
  call(4, 'DeleteBot', 'BOTSECOND2'),
  call(5, 'CreateBot', 'BOTTHIRD03'),
];

test.each(['who-changed', 'history', 'blame', 'state', 'promotions', 'builds'])(
  '%s of a name that was used again says which bots it is not about',
  async (command) => {
    await stored(remadeTwice);
    const { err } = await machine.lextrail(`${command} HelpDesk`);
    expect(err).toContain(
      "'HelpDesk' also means BOTOLDEST1 in eu-west-1 (deleted), BOTSECOND2 in eu-west-1 (deleted); give an id or ARN",
    );
    const { namesakes } = answerIn(await machine.lextrail(`${command} HelpDesk --json`));
    expect(namesakes).toMatchObject([
      { id: 'BOTOLDEST1', because: 'deleted' },
      { id: 'BOTSECOND2', because: 'deleted' },
    ]);
  },
);

test('an id means one bot, and no other', async () => {
  await stored(remadeTwice);
  const { out, err } = await machine.lextrail('who-changed BOTSECOND2');
  expect(out).toContain('HelpDesk (bot BOTSECOND2) was deleted');
  expect(err).not.toContain('also means');
});

test('a bot and its replica are one bot, which is asked about at home', async () => {
  const there: JsonObject = { awsRegion: 'us-west-2' };
  await stored([
    call(1, 'CreateBot', 'BOTGLOBAL1'),
    call(2, 'CreateBotReplica', 'BOTGLOBAL1', {
      requestParameters: { botId: 'BOTGLOBAL1', replicaRegion: 'us-west-2' },
      responseElements: { botId: 'BOTGLOBAL1', replicaRegion: 'us-west-2' },
    }),
    call(3, 'CreateBot', 'BOTGLOBAL1', there),
  ]);
  for (const name of ['HelpDesk', 'BOTGLOBAL1']) {
    const { resource, namesakes } = answerIn(await machine.lextrail(`who-changed ${name} --json`));
    expect(resource).toMatchObject({ scope: expect.stringContaining(':eu-west-1:') });
    expect(namesakes).toMatchObject([{ region: 'us-west-2', because: 'replica' }]);
  }
});

test('two bots of one name that are both there are not chosen between', async () => {
  await stored([
    call(1, 'CreateBot', 'BOTOLDEST1'),
    call(2, 'CreateBot', 'BOTSECOND2', { awsRegion: 'us-east-1' }),
  ]);
  const { code, err } = await machine.lextrail('who-changed HelpDesk');
  expect([code, err]).toEqual([1, expect.stringContaining('can mean several')]);
});
