import fc from 'fast-check';
import { doubtOf } from '../../src/model/doubt';
import type { NamedEvent } from '../../src/model/named';
import { parseFilter } from '../../src/query/filter/parse-filter';
import { namedEvent } from '../../src/query/run/named-event';
import { namesOf } from '../../src/query/run/names-of';
import { builtInRules } from '../../src/watch/built-in';
import { groupOf } from '../../src/watch/group';
import { mailOf } from '../../src/watch/mail';
import { matchEvent } from '../../src/watch/match-event';
import { matchMetrics } from '../../src/watch/metrics';
import { alarmOf, matchesOf } from '../../src/watch/names';
import type { Rule } from '../../src/watch/rule';
import { anEvent } from '../support/an-event';
import { storeOf } from '../support/store-of';
import { prod, story } from './stories';

const rule = ruleNamed('alias-moved-backwards');
const denied = ruleNamed('denied-burst');

/** PROD moved from version 4 to 3. */
async function aRollback(): Promise<NamedEvent> {
  const events = story([
    ['UpdateBotAlias', { ...prod, botVersion: '4' }],
    ['UpdateBotAlias', { ...prod, botVersion: '3' }],
  ]);
  const store = await storeOf(events);
  const { events: stored } = await store.fetch(events.slice(1));
  const [moved] = stored;
  if (moved === undefined) throw new Error('not stored');
  return namedEvent(moved, await namesOf(store, [moved.event.scope]));
}

function aNamed(bent: Parameters<typeof anEvent>[0] = {}): NamedEvent {
  return { event: anEvent(bent), nameOf: () => undefined };
}

/** Calls that were denied, so many a second. */
function denials(count: number, perSecond: number, start = Date.UTC(2026, 10, 22, 9)): readonly NamedEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const instant = new Date(start + Math.floor(index / perSecond) * 1000).toISOString();
    return aNamed({
      id: `id-${start}-${index}`,
      instant,
      time: `${instant.slice(0, 19)}Z`,
      outcome: 'denied',
      lane: 'other',
    });
  });
}

test('a mail says what happened, what changed, what it means and where to look', async () => {
  const [group] = groupOf(rule, [await aRollback()]);
  if (group === undefined) throw new Error('no group');
  const { subject, body } = mailOf(group, { storeArguments: ' --table Events' });

  expect(subject).toBe('[warning] Alias moved backwards: ORDERFLWRS/alias PROD by alice@example.com');
  expect(body).toMatchInlineSnapshot(`
"Alias moved backwards (warning)

alice@example.com (role Dev, single sign-on) pointed alias PROD of bot ORDERFLWRS (name not seen yet) back from version 4 to 3 at the console from 203.0.113.7.

Changes
  ~ botVersion  "4" -> "3"

Facts
  When         2026-11-22 12:00:00Z
  Event        UpdateBotAlias (Lex V2, write)
  Outcome      ok (accepted: Lex works on after the call, and CloudTrail does not record how that ended)
  Who          alice@example.com (role Dev, single sign-on)
  Credentials  temporary, of role Dev, single sign-on, signed in 2026-11-22 08:01:12Z, with MFA, key ASIAEXAMPLEKEY000001
  Resource     ORDERFLWRS/alias PROD
  Ids          bot ORDERFLWRS, alias/LIVEALIAS1
  From         203.0.113.7 (reserved)
  Tool         console, Chrome 142
  Region       eu-west-1
  Account      111122223333
  Event id     00000001-1f6a-4b5e-9a53-0c6a2e8d7f11

What it means
  An alias points to an older version than before. It is how a bad release is taken back, and also how an old weakness comes back.

Look further
  lextrail show 00000001 --table Events
  lextrail rules test alias-moved-backwards --since 2026-11-22T12:00:00Z --table Events

What to do
  docs/runbook.md#alias-moved-backwards
"
`);
});

describe('what the records do not prove', () => {
  async function anUnsureRollback(): Promise<NamedEvent> {
    const moved = await aRollback();
    const { change, event } = moved;
    if (change === undefined) throw new Error('not changed');
    return { ...moved, change: { ...change, doubts: [doubtOf('order-unsure', event)] } };
  }

  test('is said by the mail, in the subject too', async () => {
    const [group] = groupOf(rule, [await anUnsureRollback()]);
    if (group === undefined) throw new Error('no group');
    const { subject, body } = mailOf(group);

    expect(subject).toContain('[warning] uncertain: Alias moved backwards');
    expect(body).toContain('\nNot known\n  order not recorded: UpdateBotAlias 00000001');
  });

  test('of thousands of calls in one second fits a bus all the same', async () => {
    const moved = await aRollback();
    const { change, event } = moved;
    if (change === undefined) throw new Error('not changed');
    const others = Array.from({ length: 5000 }, (_, index) => ({ ...event, id: `id-${index}` }));
    const doubts = [doubtOf('order-unsure', ...others)];
    const { detail } = matchEvent({ rule, named: { ...moved, change: { ...change, doubts } } });

    expect(Buffer.byteLength(JSON.stringify(detail))).toBeLessThan(250 * 1024);
    expect(detail).not.toHaveProperty('cut');
    expect(detail.event).toMatchObject({
      doubts: expect.arrayContaining([expect.objectContaining({ kind: 'order-unsure', hasMore: true })]),
    });
  });

  test.each([
    ['effect:write', false],
    ['changed:botVersion', true],
    ['has:change alias:PROD', true],
  ])('is a doubt about a match of %s: %s', async (filter, isOne) => {
    const own = { ...rule, filter, condition: undefined };
    const [group] = groupOf(own, [await anUnsureRollback()]);
    if (group === undefined) throw new Error('no group');

    expect(mailOf(group).subject.includes('uncertain')).toBe(isOne);
  });

  test('of one match among others is said by the body alone', async () => {
    const sure = await aRollback();
    const other = { ...sure, event: { ...sure.event, id: 'another' } };
    const [group] = groupOf(rule, [await anUnsureRollback(), other]);
    if (group === undefined) throw new Error('no group');
    const { subject, body } = mailOf(group);

    expect(subject).not.toContain('uncertain');
    expect(body).toContain('Not known');
  });

  test('goes to programs with the match, and is absent where there is no doubt', async () => {
    const { detail } = matchEvent({ rule, named: await anUnsureRollback() });

    expect(detail.event).toMatchObject({
      doubts: expect.arrayContaining([expect.objectContaining({ kind: 'order-unsure' })]),
    });
    expect(JSON.stringify(matchEvent({ rule, named: await aRollback() }))).not.toContain('order-unsure');
  });
});

test('two hundred matches are one message that says so', () => {
  const groups = groupOf(denied, denials(200, 4));
  expect(groups).toHaveLength(1);
  const [group] = groups;
  if (group === undefined) throw new Error('no group');
  const { subject, body } = mailOf(group);

  expect(subject).toBe('[warning] Many calls denied: 200 calls');
  expect(body).toContain(
    '200 calls matched from 2026-11-22 09:00:00Z to 2026-11-22 09:00:49Z, 5 or more of them within 5 minutes. The first of them:',
  );
  expect(body.match(/tried to [^\n]*: denied\./g)).toHaveLength(3);
  expect(body).toContain('  and 197 more\n');
  expect(body).toContain(
    "  lextrail query 'outcome:denied since:2026-11-22T09:00:00Z until:2026-11-22T09:00:49Z'\n",
  );
});

test('the command under a mail lists from the first match to the last, however few they are', () => {
  const [group] = groupOf(denied, denials(3, 1));
  if (group === undefined) throw new Error('no group');

  expect(mailOf(group).body).toContain("since:2026-11-22T09:00:00Z until:2026-11-22T09:00:02Z'");
});

test('a group holds every event once, in order of time, and there is none of nothing', () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 40 });
  fc.assert(
    fc.property(seconds, (given) => {
      const named = given.map((second, index) => {
        const instant = new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();
        return aNamed({ id: `id-${index}`, instant });
      });
      const events = groupOf(rule, [...named, ...named]).flatMap((group) => group.events);

      const times = events.map(({ event }) => event.instant);
      expect(times).toEqual([...times].sort());
      expect(events.map(({ event }) => event.id).sort()).toEqual(named.map(({ event }) => event.id).sort());
      expect(groupOf(rule, named)).toHaveLength(given.length === 0 ? 0 : 1);
    }),
  );
});

test('whatever an event says, subject and body stay what SNS takes and a reader cannot be fooled by', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      '\r\nBcc: all@example.com',
      'https://evil.example/login',
      'sign in at WWW.evil.example now',
      '\u202egpj.exe',
      'x'.repeat(5000),
      '$(reboot)',
      "';--",
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, fc.integer({ min: 1, max: 5 }), (actor, id, count) => {
      const events = Array.from({ length: count }, (_, index) =>
        aNamed({
          actor,
          id: `${id}${index}`,
          name: actor,
          ip: actor,
          request: { intentName: actor },
          problems: [actor],
        }),
      );
      for (const group of groupOf(rule, events)) {
        const { subject, body } = mailOf(group);
        expect(subject).toMatch(/^[ -~]{1,99}$/);
        expect(body).toMatch(/^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);
        expect(body.replaceAll('\n', '')).toMatch(/^\P{Cc}*$/u);
        expect(body).not.toContain('://');
        expect(body).not.toMatch(/www\./i);
        expect(body.length).toBeLessThan(20_000);
      }
    }),
    { numRuns: 200 },
  );
});

test('the runbook may be a link of one’s own', () => {
  const [group] = groupOf(rule, [aNamed()]);
  if (group === undefined) throw new Error('no group');
  const { body } = mailOf(group, { runbook: 'https://wiki.example.com/lextrail' });
  expect(body).toContain('  https://wiki.example.com/lextrail#alias-moved-backwards\n');
});

test('an id that a shell could take for something else is in no command', () => {
  const [group] = groupOf(rule, [aNamed({ id: "x';reboot;'" })]);
  if (group === undefined) throw new Error('no group');
  expect(mailOf(group).body).not.toContain('lextrail show');
});

test('the command that lists the calls asks for what the rule asks, for alternatives too', () => {
  const either: Rule = { ...denied, filter: 'outcome:denied OR root:yes' };
  const [group] = groupOf(either, [aNamed()]);
  if (group === undefined) throw new Error('no group');
  const [, text = ''] = /lextrail query '(.*)'/.exec(mailOf(group).body) ?? [];
  expect(text).toBe('(outcome:denied OR root:yes) since:2026-11-22T08:59:43Z until:2026-11-22T08:59:43Z');
  expect(parseFilter(text, { now: new Date(0) }).kind).toBe('filter');
});

test('a match on the bus carries the event, its changes and commands', async () => {
  const { source, detailType, detail } = matchEvent({ rule, named: await aRollback() });
  expect({ source, detailType }).toEqual({ source: 'lextrail', detailType: 'Lextrail Watch Match' });
  expect(detail).toMatchObject({
    schema: 'lextrail.match/1',
    rule: { name: 'alias-moved-backwards', runbook: 'docs/runbook.md#alias-moved-backwards' },
    severity: 'warning',
    event: { schema: 'lextrail.event/1', action: 'UpdateBotAlias', request: { botVersion: '3' } },
    changes: ['~ botVersion  "4" -> "3"'],
  });
  expect(detail).not.toHaveProperty('cut');
});

test.each<[string, Parameters<typeof anEvent>[0], readonly string[]]>([
  ['a large response goes first', { response: { x: 'ü'.repeat(130_000) } }, ['response']],
  [
    'then the request',
    { request: { x: 'y'.repeat(260_000) }, response: { x: 'y'.repeat(260_000) } },
    ['response', 'request'],
  ],
  [
    'then long texts are shortened',
    {
      request: { x: 'y'.repeat(260_000) },
      userAgent: '😀'.repeat(100_000),
      problems: Array(500).fill('p'.repeat(900)),
    },
    ['response', 'request', 'changes', 'long texts'],
  ],
])('a match fits the bus: %s', (_, bent, cut) => {
  const { detail } = matchEvent({ rule, named: aNamed(bent) });
  expect(detail.cut).toEqual(cut);
  expect(Buffer.byteLength(JSON.stringify(detail))).toBeLessThan(256 * 1024 - 1000);
  expect(detail).toMatchObject({ event: { action: 'UpdateIntent', actor: 'alice@example.com' } });
});

test('a rule has a metric of its matches, counted once a batch, and what is enough counts for its severity too', () => {
  const matches = denials(3, 1).map((named) => ({ rule: denied, named }));
  const enough = { rule, named: aNamed() };
  const lines = matchMetrics([...matches, enough], [enough], 'Lextrail', 1795337983250);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      _aws: {
        Timestamp: 1795337983250,
        CloudWatchMetrics: [
          {
            Namespace: 'Lextrail',
            Dimensions: [['Stack', 'Rule']],
            Metrics: [{ Name: 'Matches', Unit: 'Count' }],
          },
        ],
      },
      Stack: 'Lextrail',
      Rule: 'denied-burst',
      Matches: 3,
    },
    {
      _aws: {
        Timestamp: 1795337983250,
        CloudWatchMetrics: [
          expect.anything(),
          {
            Namespace: 'Lextrail',
            Dimensions: [
              ['Stack', 'Rule'],
              ['Stack', 'Severity'],
            ],
            Metrics: [{ Name: 'Alerts', Unit: 'Count' }],
          },
        ],
      },
      Stack: 'Lextrail',
      Rule: 'alias-moved-backwards',
      Severity: 'warning',
      Matches: 1,
      Alerts: 1,
    },
  ]);
  expect(matchesOf(denied, 'Lextrail')).toEqual({
    namespace: 'Lextrail',
    name: 'Matches',
    dimensions: { Stack: 'Lextrail', Rule: 'denied-burst' },
  });
  expect(alarmOf(denied, 'Lextrail')).toBe('Lextrail-denied-burst');
});

function ruleNamed(name: string): Rule {
  const found = builtInRules().find((each) => each.name === name);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
}
