import * as fc from 'fast-check';
import type { AuditEvent } from '../../src/model/event';
import { namedEvent } from '../../src/query/run/named-event';
import { namesOf } from '../../src/query/run/names-of';
import { builtInRules } from '../../src/watch/built-in';
import { groupOf } from '../../src/watch/group';
import { mailOf } from '../../src/watch/mail';
import { matchEvent } from '../../src/watch/match-event';
import { replay } from '../../src/watch/replay';
import { defaultSettings } from '../../src/watch/rule';
import { rulesFor } from '../../src/watch/rules-for';
import { append } from '../../src/write/append';
import { botScope, calls, inSecondOf, instantAt } from '../support/calls';
import { memoryStore } from '../support/memory-store';
import { storeOf } from '../support/store-of';

const rules = builtInRules();
const ruleNamed = (name: string) => {
  const rule = rules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
};
const backwards = ruleNamed('alias-moved-backwards');
const fourEyes = ruleNamed('four-eyes');

const inSecond = (seconds: number, id: string): Partial<AuditEvent> => {
  const instant = instantAt(seconds * 1000);
  return { instant, id, ...inSecondOf(instant) };
};
const pointTo = (botVersion: string, at: Partial<AuditEvent>) =>
  calls.alias({ botAliasName: 'prod', botVersion }, at);
const made = (version: string, at: Partial<AuditEvent>) =>
  calls.alias(
    { botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } },
    { action: 'CreateBotVersion', resourceType: 'bot-version', place: `version/${version}`, ...at },
  );
const omitted = {
  request: { reason: 'requestParameters too large', omitted: 'true' },
  omitted: ['request'],
} as const;

/** What a rule makes of some calls: the ids that it takes, and of which of them it is not known. */
async function taken(rule: typeof backwards, events: readonly AuditEvent[]) {
  const test = await replay(await storeOf(events), rule, { settings: defaultSettings });
  return { matches: test.matches.map(({ event }) => event.id).sort(), unsure: [...test.unsure].sort() };
}

test('a rule about changes says that it cannot know, where CloudTrail left out what a call said', async () => {
  const events = [pointTo('4', inSecond(0, 'a')), { ...pointTo('', inSecond(5, 'b')), ...omitted }];

  expect(await taken(backwards, events)).toEqual({ matches: ['b'], unsure: ['b'] });
});

test('and where it left out what was there before', async () => {
  const events = [{ ...pointTo('', inSecond(0, 'a')), ...omitted }, pointTo('4', inSecond(5, 'b'))];

  expect(await taken(backwards, events)).toEqual({ matches: ['a', 'b'], unsure: ['a', 'b'] });
});

test('and where one order of the calls of a second would match and the one that is shown does not', async () => {
  const events = [
    pointTo('4', inSecond(0, 'a')),
    pointTo('5', inSecond(5, 'b')),
    pointTo('6', inSecond(5, 'c')),
  ];

  expect(await taken(backwards, events)).toEqual({ matches: ['b', 'c'], unsure: ['b', 'c'] });
});

test('a call with a known change is taken or not, and no doubt is said', async () => {
  const events = [
    pointTo('4', inSecond(0, 'a')),
    pointTo('5', inSecond(5, 'b')),
    pointTo('3', inSecond(9, 'c')),
  ];

  expect(await taken(backwards, events)).toEqual({ matches: ['c'], unsure: [] });
});

test('the rules for a call, its mail and its event on the bus say that it is not known', async () => {
  const cut = { ...pointTo('', inSecond(5, 'b')), ...omitted };
  const store = await storeOf([pointTo('4', inSecond(0, 'a')), cut]);
  const [stored] = (await store.fetch([cut])).events;
  if (stored === undefined) throw new Error('not stored');
  const named = namedEvent(stored, await namesOf(store, [botScope]));
  const matches = await rulesFor(store, { rules, settings: defaultSettings }, named);
  const match = matches.find(({ rule }) => rule.name === backwards.name);

  expect(match?.doubts?.map(({ kind }) => kind)).toEqual(['content-not-recorded']);
  const [group] = groupOf(backwards, [named], new Set(['b']));
  if (match === undefined || group === undefined) throw new Error('no match');
  const { subject, body } = mailOf(group);
  expect(subject).toContain('[warning] uncertain: ');
  expect(body).toContain(
    'Not known\n  whether this is so: the records do not say it\n  not known: CloudTrail did not record',
  );
  expect(matchEvent(match).detail).toMatchObject({ isUnsure: true });
});

describe('whether one person edited, versioned and promoted', () => {
  const edit = (at: Partial<AuditEvent>) => calls.intent({ description: `${at.id}` }, at);
  const promoted = pointTo('3', inSecond(20, 'promoted'));

  test('is not known where the only edit is of the same second as the version', async () => {
    const events = [edit(inSecond(5, 'edit')), made('3', inSecond(5, 'made')), promoted];

    expect(await taken(fourEyes, events)).toEqual({ matches: ['promoted'], unsure: ['promoted'] });
  });

  test('is known where the responses say when each was done', async () => {
    const at = (milliseconds: number, id: string) => ({ instant: instantAt(milliseconds), id });

    const before = [edit(at(5100, 'edit')), made('3', at(5200, 'made')), promoted];
    expect(await taken(fourEyes, before)).toEqual({ matches: ['promoted'], unsure: [] });
    const after = [made('3', at(5200, 'made')), edit(at(5300, 'edit')), promoted];
    expect(await taken(fourEyes, after)).toEqual({ matches: [], unsure: [] });
  });

  test('is known of a version that was made in the second in which the alias was pointed to it', async () => {
    const events = [edit(inSecond(5, 'edit')), made('3', inSecond(9, 'z')), pointTo('3', inSecond(9, 'a'))];

    expect(await taken(fourEyes, events)).toEqual({ matches: ['a'], unsure: [] });
  });

  test('does not hang on the order in which calls arrive, nor on their ids', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.uuid(), { minLength: 4, maxLength: 4 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        async ([first = '', second = '', third = '', fourth = ''], order) => {
          const events = [
            edit(inSecond(5, first)),
            made('2', inSecond(5, second)),
            made('3', inSecond(9, third)),
            pointTo('3', inSecond(9, fourth)),
          ];
          const store = memoryStore();
          for (const index of order) {
            await append(store, [{ event: events[index] ?? promoted }], { concurrency: 1 });
          }
          const test = await replay(store, fourEyes, { settings: defaultSettings });
          expect([test.matches.map(({ event }) => event.id), [...test.unsure]]).toEqual([[fourth], [fourth]]);
        },
      ),
      { numRuns: 40 },
    ));
});
