import { machineWithStory } from './a-story';
import type { Machine } from './a-world';

let machine: Machine;
beforeAll(async () => {
  machine = await machineWithStory();
});
afterAll(() => machine.close());

const explained: readonly (readonly [string, string])[] = [
  ['bot:OrderFlower', 'no event at all matches bot:OrderFlower; did you mean bot:OrderFlowers?'],
  ['intent:BookHotl effect:write', 'no event at all matches intent:BookHotl; did you mean intent:BookHotel?'],
  ['alias:PORD', 'no event at all matches alias:PORD; did you mean alias:PROD?'],
  ['actor:ci-deply since:60d', 'no event at all matches actor:ci-deply; did you mean actor:ci-deploy?'],
  ['error:AccessDenid', 'no event at all matches error:AccessDenid; did you mean error:AccessDenied?'],
  ['tool:terraform', 'no event at all matches tool:terraform'],
  ['since:2027-01-01', 'no event after 2026-11-22 is stored'],
  ['until:2026-01-01', 'no event before 2026-11-01 is stored'],
  [
    'actor:ci-deploy on:2026-11-20..2026-11-21',
    'no event of that time matches actor:ci-deploy, though others do',
  ],
  ['actor:ci-deploy tool:console', 'without tool:console there are events'],
  ['"no such words anywhere"', 'no event at all matches text:"no such words anywhere"'],
];

test.each(explained)('%s matches nothing, and the answer says why', async (filter, sentence) => {
  for (const command of ['query', 'summary']) {
    const { code, err } = await machine.lextrail([command, filter]);
    expect({ command, code }).toEqual({ command, code: 0 });
    expect(err).toMatch(/^0 events match\n/);
    expect(err).toContain(`${sentence}\n`);
  }
});

const mistyped = [
  'bto:OrderFlowers',
  'bot=OrderFlowers',
  'bot = OrderFlowers',
  'bot!=OrderFlowers',
  '!bot:OrderFlowers',
  'bot: OrderFlowers',
  'bot OrderFlowers',
  'bot:OrderFlowers && effect:write',
  'bot:OrderFlowers || bot:B',
  'bot:A|B',
  'bot:OrderFlowers and effect:write',
  'outcome:deny',
  'outcome:failed',
  'effect:writes',
  'tool:consol',
  'network:public',
  'first:bot',
  'has:errors',
  'mfa:none',
  'event:UpdateIntents',
  'event:updatebot,deletebots',
  'since:yesteday',
  'since:2026-13-01',
  'since:2026-11-20 until:2026-11-10',
  'on:2026-11-09..2026-11-01',
  'until:later',
  'ip:203.0.113.0/33',
  'account:11112222',
  'region:ireland',
  'locale:en-US',
  'version:latest',
  'id:5d21',
  "actor:'ci-deploy'",
  'actor:ci%',
  'actor:/ci.*/',
  'outcome:ok outcome:denied',
  'effect:read has:change',
  'bot:OrderFlower',
  'actor:ci-deply',
  'alias:PORD',
];

test('of 40 mistyped filters each gets an error or an explanation, and no gate is green without one', async () => {
  expect(mistyped).toHaveLength(40);
  for (const filter of mistyped) {
    const { code, out, err } = await machine.lextrail(['query', filter, '--fail-on-match', '--json']);
    const isExplained = code === 2 || (code <= 1 && /^0 events match\n.+/.test(err));
    expect({ filter, code, out, isExplained }).toMatchObject({ filter, isExplained: true });
  }
});

test('a gate on a bot that nobody has ever seen is not green', async () => {
  const gate = ['query', 'bot:OrderFlower', 'outcome:denied', '--fail-on-match'];
  const { code, err } = await machine.lextrail(gate);

  expect(code).toBe(1);
  expect(err).toContain('bot:OrderFlower means no bot that was ever seen');
  expect((await machine.lextrail('query bot:OrderFlowers outcome:throttled --fail-on-match')).code).toBe(0);
});
