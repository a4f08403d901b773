import type { JsonObject } from '../../src/model/json';
import { idOf, machineWithStory, story, writeLog } from './a-story';
import { answerIn, type Machine } from './a-world';

let machine: Machine;
beforeAll(async () => {
  machine = await machineWithStory();
});
afterAll(() => machine.close());

async function said(line: string): Promise<string> {
  const { out, err } = await machine.lextrail(line);
  return `${out}--\n${err}`;
}

test('who changed an intent last', async () => {
  expect(await said('who-changed OrderFlowers/BookHotel')).toMatchInlineSnapshot(`
"OrderFlowers/en_US/BookHotel (intent BOOKHOTEL1) was last changed by alice@example.com (role Dev, single sign-on), 22 minutes ago
  2026-11-22 08:59:43Z · at the console from 203.0.113.7 · MFA · UpdateIntent 5d21f0c8
  + sampleUtterances[book {Hotel} for me]
  ~ fulfillmentCodeHook.enabled  true -> false
Before: CreateIntent 91c0aa15 by ci-deploy at 2026-11-19 14:02:00Z.
--
next: lextrail history OrderFlowers/en_US/BookHotel -p
"
`);
});

test('who changed a bot begins with the last change within it', async () => {
  expect(await said('who-changed OrderFlowers')).toMatchInlineSnapshot(`
"OrderFlowers (bot ORDERFLWRS) was last changed in OrderFlowers/alias PROD by alice@example.com (role Dev, single sign-on), 16 minutes ago
  2026-11-22 09:05:00Z · at the console from 203.0.113.7 · MFA · UpdateBotAlias a0000003
  ~ botVersion  "2" -> "1"
The bot itself: CreateBot c0000001 by ci-deploy at 2026-11-01 09:00:00Z.
--
next: lextrail history OrderFlowers -p
"
`);
});

test('the history of a bot with its differences', async () => {
  expect(await said('history OrderFlowers -p -n 3')).toMatchInlineSnapshot(`
"a0000003  2026-11-22 09:05:00Z  OrderFlowers/alias PROD
    alice@example.com (role Dev, single sign-on) pointed alias PROD of OrderFlowers back from version 2 to 1 at the console from 203.0.113.7.
      ~ botVersion  "2" -> "1"

a0000002  2026-11-22 09:01:00Z  OrderFlowers/alias PROD
    IAM user ci-deploy pointed alias PROD of OrderFlowers from version 1 to 2 with the CDK from 203.0.113.7.
      ~ botVersion  "1" -> "2"

f0000002  2026-11-22 09:00:00Z  OrderFlowers/version 2
    IAM user ci-deploy created version 2 of OrderFlowers from its draft with the CDK from 203.0.113.7; accepted.
--
next: lextrail history OrderFlowers -n 3 -p --after f0000002
"
`);
});

test('a history goes on behind its last event until there is no more', async () => {
  const first = answerIn<History>(await machine.lextrail('history OrderFlowers -n 4 --json'));
  const after = first.events.at(-1)?.id ?? '';
  const second = answerIn<History>(
    await machine.lextrail(`history OrderFlowers -n 10 --after ${after} --json`),
  );
  const all = answerIn<History>(await machine.lextrail('history OrderFlowers -n 100 --json'));
  expect([...first.events, ...second.events]).toEqual(all.events);
  expect([first.complete, second.complete]).toEqual([false, true]);
});

test('a history of one intent, and of some days only', async () => {
  const ids = async (line: string) =>
    answerIn<History>(await machine.lextrail(line)).events.map(({ id }) => id.slice(0, 8));
  expect(await ids('history OrderFlowers --intent BookHotel --json')).toEqual(['5d21f0c8', '91c0aa15']);
  expect(await ids('history OrderFlowers --until 2026-11-01 --json')).toEqual(['c0000002', 'c0000001']);
  expect(await ids('history OrderFlowers --since 2026-11-22T09:01Z --json')).toEqual([
    'a0000003',
    'a0000002',
  ]);
});

test('blame of every path of an intent', async () => {
  expect(await said('blame OrderFlowers/BookHotel')).toMatchInlineSnapshot(`
"91c0aa15  ci-deploy          2026-11-19 14:02Z  intentName  "BookHotel"
91c0aa15  ci-deploy          2026-11-19 14:02Z  sampleUtterances[book a hotel]
5d21f0c8  alice@example.com  2026-11-22 08:59Z  sampleUtterances[book {Hotel} for me]
5d21f0c8  alice@example.com  2026-11-22 08:59Z  fulfillmentCodeHook.enabled  false
--
next: lextrail show 5d21f0c8
"
`);
});

test('the state of an intent before the last edit', async () => {
  expect(await said('state OrderFlowers/BookHotel --at 2026-11-20')).toMatchInlineSnapshot(`
"OrderFlowers/en_US/BookHotel (intent BOOKHOTEL1), as of 2026-11-20 23:59:59Z: CreateIntent 91c0aa15 by ci-deploy at 2026-11-19 14:02:00Z
{
  "intentName": "BookHotel",
  "sampleUtterances": [
    {
      "utterance": "book a hotel"
    }
  ],
  "fulfillmentCodeHook": {
    "enabled": true
  }
}
--
next: lextrail blame OrderFlowers/en_US/BookHotel
"
`);
});

test('a state before anything is known says so', async () => {
  const { out } = await machine.lextrail('state OrderFlowers/BookHotel --at 2026-11-02');
  expect(out).toBe(
    'OrderFlowers/en_US/BookHotel (intent BOOKHOTEL1), as of 2026-11-02 23:59:59Z: not known, no call up to then says what it was\n',
  );
});

test('what a version contains is what was frozen, not what came later', async () => {
  const answer = answerIn<{ readonly states: readonly JsonObject[] }>(
    await machine.lextrail('state OrderFlowers/version:1 --json'),
  );
  const intent = answer.states.find(({ label }) => label === 'OrderFlowers/en_US/BookHotel');
  expect(intent?.document).toMatchObject({ sampleUtterances: [{ utterance: 'book a hotel' }] });
});

test('everything within a bot', async () => {
  const { states } = answerIn<{ readonly states: readonly JsonObject[] }>(
    await machine.lextrail('state OrderFlowers --within --json'),
  );
  expect(states.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['OrderFlowers', 'OrderFlowers/en_US/BookHotel', 'OrderFlowers/alias:PROD']),
  );
});

test('two versions of a bot are compared', async () => {
  expect(await said('diff OrderFlowers@1 OrderFlowers@2')).toMatchInlineSnapshot(`
"OrderFlowers@1 -> OrderFlowers@2
~ OrderFlowers/en_US/BookHotel
    + sampleUtterances[book {Hotel} for me]
    ~ fulfillmentCodeHook.enabled  true -> false
--
next: lextrail history OrderFlowers -p
"
`);
});

test('two moments of an intent are compared, and so are two of its events', async () => {
  const differences = [
    { kind: 'added', path: 'sampleUtterances[book {Hotel} for me]' },
    { kind: 'changed', path: 'fulfillmentCodeHook.enabled', before: true, after: false },
  ];
  for (const line of [
    'diff OrderFlowers/BookHotel@2026-11-20 OrderFlowers/BookHotel@now --json',
    'diff 91c0aa15 5d21f0c8 --json',
  ]) {
    expect(answerIn(await machine.lextrail(line))).toMatchObject({
      schema: 'lextrail.diff/1',
      places: [{ label: 'OrderFlowers/en_US/BookHotel', kind: 'changed', differences }],
    });
  }
});

test('a version that nobody made cannot be compared', async () => {
  const { code, out, err } = await machine.lextrail('diff OrderFlowers@1 OrderFlowers@9');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('no version 9 of OrderFlowers is known: calls made 1, 2;');
});

test('which version an alias served from when to when', async () => {
  expect(await said('promotions OrderFlowers')).toMatchInlineSnapshot(`
"ID        ALIAS  VERSION          FROM (UTC)         UNTIL              BY
a0000003  PROD   1 (back from 2)  2026-11-22 09:05Z  now                alice@example.com
a0000002  PROD   2                2026-11-22 09:01Z  2026-11-22 09:05Z  ci-deploy
a0000001  PROD   1                2026-11-19 14:06Z  2026-11-22 09:01Z  ci-deploy
--
next: lextrail history OrderFlowers
"
`);
});

test('builds with what followed', async () => {
  expect(await said('builds OrderFlowers')).toMatchInlineSnapshot(`
"ID        BUILT (UTC)        LOCALE  BY         WHAT FOLLOWED
b0000001  2026-11-19 14:03Z  en_US   ci-deploy  version 1, served by PROD
--
CloudTrail records that a build was accepted, never how it ended
next: lextrail promotions OrderFlowers
"
`);
});

test('everything of one sign-in', async () => {
  expect(await said('session 5d21f0c8')).toMatchInlineSnapshot(`
"ID        TIME (UTC)            EVENT           RESOURCE                 ACTOR                    TOOL     OUTCOME
5d21f0c8  2026-11-22 08:59:43Z  UpdateIntent    OrderFlowers/BookHotel   alice@example.com (Dev)  console  ✓ ok     2 changes
a0000003  2026-11-22 09:05:00Z  UpdateBotAlias  OrderFlowers/alias PROD  alice@example.com (Dev)  console  ✓ ok     1 change
--
alice@example.com (role Dev, single sign-on), signed in 2026-11-22 08:01:12Z: 2 calls
next: lextrail around 5d21f0c8
"
`);
});

test('what happened around an event', async () => {
  const { out, err } = await machine.lextrail('around 5d21f0c8 --within 1m');
  expect(out.split('\n').map((line) => line.split(/ {2,}/)[2])).toEqual([
    'EVENT',
    'UpdateIntent',
    'CreateBotVersion',
    undefined,
  ]);
  expect(err).toContain('2 calls within 1m of 5d21f0c8');
});

test('every bot seen', async () => {
  expect(await said('bots')).toMatchInlineSnapshot(`
"NAME          ID          REGION     ACCOUNT       LAST SEEN
OrderFlowers  ORDERFLWRS  eu-west-1  111122223333  2026-11-22
--
next: lextrail history OrderFlowers
"
`);
});

test.each([
  'who-changed OrderFlowers',
  'history OrderFlowers',
  'blame OrderFlowers/BookHotel',
  'state OrderFlowers/alias:PROD',
  'diff OrderFlowers@1 OrderFlowers@2',
  'promotions OrderFlowers',
  'builds OrderFlowers',
  'session 5d21f0c8',
  'around 5d21f0c8',
  'bots',
])('%s answers a program with its schema, and a person with what to type next', async (line) => {
  const name = line.split(' ')[0];
  const json = await machine.lextrail(`${line} --json`);
  expect(answerIn(json).schema).toBe(`lextrail.${name}/1`);
  const { err, code } = await machine.lextrail(line);
  expect(code).toBe(0);
  expect(err).toMatch(/next: lextrail [a-z-]+/);
});

test.each(['who-changed OrderFlowers', 'history OrderFlowers', 'blame OrderFlowers', 'bots'])(
  'the command that %s ends with runs as it is, on the same store',
  async (line) => {
    const store = machine.storeNamed('elsewhere');
    await machine.lextrail(['import', machine.path('log.json'), ...store]);
    const { err } = await machine.lextrail([...line.split(' '), ...store]);
    const next = /next: lextrail (.*)/.exec(err)?.[1] ?? '';
    expect(next).toContain(store.join(' '));
    expect((await machine.lextrail(next)).code).toBe(0);
  },
);

test('--explain says what was read', async () => {
  const { err } = await machine.lextrail('who-changed OrderFlowers/BookHotel --explain');
  expect(err).toMatch(/read \d+ items in \d+ requests\n/);
});

test('who-changed reads as much of a bot with many calls as of one with few', async () => {
  const store = machine.storeNamed('busy');
  const reads = Array.from({ length: 600 }, (_, index) => ({
    ...story[6],
    eventID: idOf(String(10_000_000 + index)),
    eventName: 'DescribeSlot',
    errorCode: null,
    eventTime: new Date(Date.UTC(2026, 10, 20) + index * 1000).toISOString().replace('.000', ''),
  }));
  const items = async () => {
    const { err } = await machine.lextrail(['who-changed', 'OrderFlowers', '--explain', ...store]);
    return Number(/read (\d+) items/.exec(err)?.[1]);
  };
  writeLog(machine.path('few.json'), [...story, ...reads.slice(0, 300)]);
  await machine.lextrail(['import', machine.path('few.json'), ...store]);
  const few = await items();
  writeLog(machine.path('many.json'), reads);
  await machine.lextrail(['import', machine.path('many.json'), ...store]);
  expect(await items()).toBe(few);
  expect(few).toBeLessThan(250);
});

interface History {
  readonly complete: boolean;
  readonly events: readonly { readonly id: string }[];
}
