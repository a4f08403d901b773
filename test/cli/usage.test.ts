import { version } from '../../package.json';
import { machineWithStory } from './a-story';
import type { Machine } from './a-world';

let machine: Machine;
beforeAll(async () => {
  machine = await machineWithStory();
});
afterAll(() => machine.close());

test.each([
  ['quere', "no command 'quere'; did you mean: lextrail query"],
  ['help nothing', "no help on 'nothing'"],
  ['query --limt 5', "unknown option '--limt'"],
  ['query -n 0', '--limit takes a whole number of at least 1'],
  ['query -o yaml', "--output takes table, json, ndjson, csv, markdown; got 'yaml'"],
  ['query --color sometimes', '--color takes auto, always, never'],
  ['query --tz Mars', '--tz takes a time zone'],
  ['query --store a --table b', '--store and --table exclude each other'],
  ['query --region eu-west-1', 'need a table'],
  ['query colour:red', 'lextrail help filter explains filters'],
  ['query --mmdb nowhere.mmdb', 'cannot read nowhere.mmdb'],
  ['show', "missing required argument 'id'"],
  ['show 5d21', 'needs at least its first 8 characters'],
  ['show 5d21f0c8 --raw --revert', 'exclude each other'],
  ['who-changed OrderFlowers -o csv', 'who-changed answers as table, json; got -o csv'],
  ['state OrderFlowers -o csv', 'state answers as table, json; got -o csv'],
  ['history OrderFlowers --since soon', '--since takes a time such as'],
  ['state OrderFlowers --at soon', '--at takes a time such as'],
  ['around 5d21f0c8 --within 15', '--within takes a length of time'],
  ['diff OrderFlowers@1 5d21f0c8', 'two events, or two moments'],
  ['diff OrderFlowers@soon OrderFlowers@1', 'what follows the @ takes a time'],
  ['promotions OrderFlowers/BookHotel', 'takes a bot or one of its aliases'],
  ['saved frobnicate', 'saved takes list, add or remove'],
  ['import x --until soon', '--until takes a time such as'],
  ['generate out --days 0', '--days takes a whole number of at least 1'],
])('%s is a misuse, told in a sentence', async (line, sentence) => {
  const { code, out, err } = await machine.lextrail(line);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
  expect(err).toMatch(/^lextrail: /);
});

test.each([
  ['show 00000000', "no event '00000000'"],
  ['who-changed OrderFlower', "did you mean 'OrderFlowers'?"],
  [
    'who-changed OrderFlowers/BookHotle',
    "no 'BookHotle' is known in OrderFlowers; did you mean 'BookHotel'?",
  ],
  ['blame Nothing', 'lextrail bots lists what is'],
  ['state OrderFlowers/zzzzzz', 'lextrail state OrderFlowers --within lists what is'],
  ['state OrderFlowers/version:1/zzzzzz', 'lextrail state OrderFlowers/version:1 lists what is'],
  ['session c0000001', 'belongs to no sign-in'],
  ['show 91c0aa14 --revert', 'cannot be reverted: the call changed nothing'],
  ['diff 91c0aa14 5d21f0c8', 'nothing to compare: 91c0aa14 about a slot, 5d21f0c8 about an intent'],
  ['saved remove nothing', "no saved query 'nothing'"],
])('%s fails with what to do next', async (line, sentence) => {
  const { code, out, err } = await machine.lextrail(line);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(sentence);
});

test('a mistyped filter is shown with a caret under what is wrong', async () => {
  const { err } = await machine.lextrail('query botname:OrderFlowers');
  expect(err).toMatch(/\n\s*\^/);
});

test('doctor finds nothing wrong with a store that holds events', async () => {
  const { code, out } = await machine.lextrail('doctor');
  expect(code).toBe(0);
  expect(out).toContain('bots');
});

test('a gate in CI ends with 3 if something matches, and with 0 if nothing does', async () => {
  expect((await machine.lextrail('query outcome:denied --fail-on-match')).code).toBe(3);
  expect((await machine.lextrail('query outcome:throttled --fail-on-match')).code).toBe(0);
});

test('--quiet leaves stderr empty and stdout as it is', async () => {
  const loud = await machine.lextrail('query');
  const quiet = await machine.lextrail('query -q');
  expect(quiet).toEqual({ code: 0, out: loud.out, err: '' });
});

test('a question that is interrupted ends with 130', async () => {
  const { code } = await machine.lextrail('blame OrderFlowers', { signal: AbortSignal.abort() });
  expect(code).toBe(130);
});

test('an option in the middle of a filter is taken as one, and a negated term is not', async () => {
  const { out } = await machine.lextrail('query -actor:ci-deploy --json effect:write');
  const actors = (JSON.parse(out) as { readonly actor: string }[]).map(({ actor }) => actor);
  expect(new Set(actors)).toEqual(new Set(['alice@example.com']));
});

test.each(['-outcome:denied', '-(outcome:denied)', '-"no such text"', 'NOT outcome:denied'])(
  'the negation %s reaches the filter',
  async (term) => {
    const { code, out } = await machine.lextrail(['query', ...term.split(' '), '-o', 'ndjson', '-n', '100']);
    expect(code).toBe(0);
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly outcome: string });
    expect(events.some(({ outcome }) => outcome === 'denied')).toBe(term.includes('text'));
  },
);

test('the version is told, and an endpoint that is no address refused', async () => {
  const { out, code } = await machine.lextrail('--version');
  expect([out, code]).toEqual([`${version}\n`, 0]);

  const refused = await machine.lextrail('query --table t --endpoint-url foo');
  expect([refused.err, refused.code]).toEqual([
    "lextrail: --endpoint-url takes an address such as http://127.0.0.1:8000, got 'foo'\n",
    2,
  ]);
});
