import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import type { JsonObject } from '../../src/model/json';
import { shellWord } from '../../src/model/shell';
import { blame } from '../../src/questions/blame';
import { builds } from '../../src/questions/builds';
import { contextOf } from '../../src/questions/context';
import { historyOf } from '../../src/questions/history-of';
import { promotions } from '../../src/questions/promotions';
import { ever } from '../../src/questions/resource';
import { revertOf } from '../../src/questions/revert-of';
import { sessionOf } from '../../src/questions/session-of';
import { stateAt } from '../../src/questions/state-at';
import { stateOfVersion } from '../../src/questions/state-of-version';
import { statesWithin } from '../../src/questions/states-within';
import { whoChanged } from '../../src/questions/who-changed';
import { anEvent } from '../support/an-event';
import { botScope, calls, instantAt } from '../support/calls';
import { differencesBetween } from '../support/compared-states';
import { aWord } from '../support/states';
import { storeOf } from '../support/store-of';

const intent = 'DRAFT/en_US/intent/BOOKHOTEL1';
const at = (milliseconds: number) => ({ instant: instantAt(milliseconds), id: `event-${milliseconds}` });
const utterances = (...texts: readonly string[]) => ({
  intentName: 'BookHotel',
  sampleUtterances: texts.map((utterance) => ({ utterance })),
});

test('who changed a resource last is the latest call of its own, and what came before', async () => {
  const store = await storeOf([
    calls.intent(utterances('a'), { ...at(0), actor: 'bob' }),
    calls.intent(utterances('b'), at(1)),
    anEvent({ ...at(2), lane: 'other', action: 'DescribeIntent', effect: 'read' }),
  ]);
  const { last, before, within } = await whoChanged(store, { scope: botScope, place: intent });
  expect([last?.event.actor, before?.event.actor, within]).toEqual(['alice@example.com', 'bob', undefined]);
});

test('a later change of something within is told too', async () => {
  const store = await storeOf([
    calls.bot({ botName: 'Flowers' }, at(0)),
    calls.intent(utterances('a'), at(1)),
  ]);
  const answer = await whoChanged(store, { scope: botScope, place: '' });
  expect([answer.last?.event.id, answer.within?.event.id, answer.isComplete]).toEqual([
    'event-0',
    'event-1',
    true,
  ]);
});

test('who changed a bot with 10,000 calls reads as few events as with a hundred', async () => {
  const store = await storeOf(
    Array.from({ length: 10_000 }, (_, index) =>
      index % 100 === 0
        ? calls.intent(utterances(`${index}`), at(index))
        : anEvent({ ...at(index), lane: 'other', action: 'DescribeIntent', effect: 'read' }),
    ),
  );
  store.reads.events = 0;
  const { last } = await whoChanged(store, { scope: botScope, place: intent });
  expect(last?.event.id).toBe('event-9900');
  expect(store.reads.events).toBeLessThan(300);
});

test('the history of an intent has its slots, and a page goes on where the one before ended', async () => {
  const slot = { action: 'UpdateSlot', resourceType: 'slot', place: `${intent}/slot/SLOT000001` };
  const store = await storeOf([
    calls.intent(utterances('a'), at(0)),
    anEvent({ ...slot, ...at(1) }),
    calls.bot({ botName: 'Flowers' }, at(2)),
    calls.intent(utterances('b'), at(3)),
  ]);
  const options = { limit: 2, newestFirst: true, within: true };
  const first = await historyOf(store, { scope: botScope, place: intent }, options);
  const second = await historyOf(
    store,
    { scope: botScope, place: intent },
    { ...options, after: first.next },
  );
  expect([first, second].map(({ events }) => events.map(({ event }) => event.id))).toEqual([
    ['event-3', 'event-1'],
    ['event-0'],
  ]);
});

test('blame names the call that wrote each path, and says what was there before the trail', async () => {
  const store = await storeOf([
    calls.intent(utterances('old'), at(0)),
    calls.intent(utterances('old', 'new'), { ...at(1), actor: 'bob' }),
    calls.intent(utterances('new', 'old'), at(2)),
  ]);
  const { lines } = await blame(store, { scope: botScope, place: intent });
  expect(lines.map(({ path, by, event }) => [path, by, event.event.id])).toEqual([
    ['intentName', 'before', 'event-0'],
    ['sampleUtterances[new]', 'event', 'event-1'],
    ['sampleUtterances[old]', 'before', 'event-0'],
  ]);
});

test('blame of what CloudTrail left out is not guessed', async () => {
  const store = await storeOf([
    calls.intent(utterances('a'), { ...at(0), action: 'CreateIntent' }),
    calls.intent({}, { ...at(1), omitted: ['request', 'response'] }),
    calls.intent(utterances('a', 'b'), at(2)),
    calls.intent(utterances('a', 'b', 'c'), at(3)),
  ]);
  const { lines } = await blame(store, { scope: botScope, place: intent });
  expect(lines.map(({ path, by, event }) => [path, by, event.event.id])).toEqual([
    ['intentName', 'unrecorded', 'event-1'],
    ['sampleUtterances[a]', 'unrecorded', 'event-1'],
    ['sampleUtterances[b]', 'unrecorded', 'event-1'],
    ['sampleUtterances[c]', 'event', 'event-3'],
  ]);
});

test('blame agrees with a model that edits one path at a time', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(aWord)), { maxLength: 12 }),
      async (edits) => {
        const state = new Map<string, string>();
        const writers = new Map<string, string>();
        const events = [calls.intent({ made: true }, { ...at(0), action: 'CreateIntent' })];
        for (const [index, [member, value]] of edits.entries()) {
          if (value === null) state.delete(member);
          else if (state.get(member) !== value) writers.set(member, `event-${index + 1}`);
          if (value === null) writers.delete(member);
          else state.set(member, value);
          events.push(calls.intent({ made: true, ...Object.fromEntries(state) }, at(index + 1)));
        }
        const { lines } = await blame(await storeOf(events), { scope: botScope, place: intent });
        const found = lines
          .filter(({ path }) => path !== 'made')
          .map(({ path, event }) => [path, event.event.id]);
        expect(new Map(found as [string, string][])).toEqual(writers);
      },
    ),
    { numRuns: 100 },
  ));

test('the state at a moment ends with the resource and with what it is in', async () => {
  const store = await storeOf([
    calls.intent(utterances('a'), at(0)),
    anEvent({ ...at(5), action: 'DeleteBotLocale', resourceType: 'bot-locale', place: 'DRAFT/en_US' }),
  ]);
  const kinds = await Promise.all(
    [-1, 0, 4, 5].map(async (moment) => (await stateAt(store, botScope, intent, instantAt(moment))).kind),
  );
  expect(kinds).toEqual(['nothing', 'known', 'known', 'gone']);
});

test('tags are known whole where the bot was made with them in sight', async () => {
  const made = calls.bot(
    { botName: 'Flowers', botTags: { team: 'voice' } },
    { ...at(0), action: 'CreateBot' },
  );
  const changes = [calls.tag({ stage: 'prod' }, at(1)), calls.untag(['team'], at(2))];
  const whole = await stateAt(await storeOf([made, ...changes]), botScope, 'tags', ever);
  expect([whole.document, whole.doubts]).toEqual([{ tags: { stage: 'prod' } }, []]);
  const partly = await stateAt(await storeOf(changes), botScope, 'tags', ever);
  expect(partly.doubts.map(({ kind }) => kind)).toEqual(['first-known-state']);
});

test('tags given at creation are among what a bot holds, and who gave them is known', async () => {
  const request = { botName: 'Flowers', botTags: { team: 'voice' }, testBotAliasTags: { team: 'test' } };
  const alias = { botAliasName: 'PROD', tags: { team: 'live' } };
  const store = await storeOf([
    calls.bot(request, { ...at(0), action: 'CreateBot' }),
    calls.alias(alias, { ...at(1), action: 'CreateBotAlias' }),
    calls.tag({ stage: 'prod' }, { ...at(2), place: 'alias/ALIAS00001/tags', actor: 'bob' }),
  ]);
  const { states } = await statesWithin(store, botScope, '', ever);
  const tags = [...states].filter(([place]) => place.endsWith('tags'));
  expect(
    new Map(
      tags.map(([place, { document, doubts }]) => [place, { ...document, whole: doubts.length === 0 }]),
    ),
  ).toEqual(
    new Map([
      ['tags', { tags: { team: 'voice' }, whole: true }],
      ['alias/TSTALIASID/tags', { tags: { team: 'test' }, whole: true }],
      ['alias/ALIAS00001/tags', { tags: { team: 'live', stage: 'prod' }, whole: true }],
    ]),
  );
  for (const [place, state] of tags) {
    const alone = await statesWithin(store, botScope, place, ever);
    expect(alone.states).toEqual(new Map([[place, state]]));
  }
  const { lines } = await blame(store, { scope: botScope, place: 'alias/ALIAS00001/tags' });
  expect(lines.map(({ path, event }) => [path, event.event.id])).toEqual([
    ['tags[team]', 'event-1'],
    ['tags[stage]', 'event-2'],
  ]);
});

test('a locale that was made again begins with an empty vocabulary', async () => {
  const locale = { resourceType: 'bot-locale', place: 'DRAFT/en_US' };
  const item = (phrase: string, milliseconds: number) =>
    anEvent({
      ...at(milliseconds),
      action: 'BatchCreateCustomVocabularyItem',
      resourceType: 'custom-vocabulary',
      place: 'DRAFT/en_US/vocabulary',
      request: { customVocabularyItemList: [{ phrase }] },
    });
  const store = await storeOf([
    item('peony', 0),
    anEvent({ ...at(1), ...locale, action: 'DeleteBotLocale' }),
    anEvent({ ...at(2), ...locale, action: 'CreateBotLocale' }),
    item('rose', 3),
  ]);
  const { states } = await statesWithin(store, botScope, '', ever);
  const { document } = await stateAt(store, botScope, 'DRAFT/en_US/vocabulary', ever);
  expect(document).toEqual({ items: { rose: { phrase: 'rose' } } });
  expect(states.get('DRAFT/en_US/vocabulary')).toMatchObject({ document, doubts: [] });
});

test('tags given at creation are taken from the answer where the request was too large to record', async () => {
  const large = { omitted: ['request'], response: { botName: 'F', botTags: { team: 'voice' } } } as const;
  const store = await storeOf([calls.bot({}, { ...at(0), action: 'CreateBot', ...large })]);
  expect((await stateAt(store, botScope, 'tags', ever)).document).toEqual({ tags: { team: 'voice' } });
});

test('a V1 bot that is put without a checksum is made, and only then are its tags given', async () => {
  const put = (request: JsonObject, milliseconds: number) =>
    calls.bot(request, { ...at(milliseconds), action: 'PutBot', lex: 'V1' });
  const tags = [{ key: 'team', value: 'voice' }];
  const store = await storeOf([put({ name: 'F', tags }, 0), put({ name: 'F', checksum: 'c' }, 1)]);
  const answer = await stateAt(store, botScope, 'tags', ever);
  expect([answer.document, answer.doubts]).toEqual([{ tags: { team: 'voice' } }, []]);
});

test('what is within something that was deleted is not there any more, wherever one asks', async () => {
  const store = await storeOf([
    calls.intent(utterances('a'), at(0)),
    anEvent({ ...at(5), action: 'DeleteBot', resourceType: 'bot', place: '' }),
  ]);
  expect((await statesWithin(store, botScope, 'DRAFT/en_US', instantAt(4))).states.size).toBe(1);
  expect((await statesWithin(store, botScope, 'DRAFT/en_US', instantAt(5))).states.size).toBe(0);
});

test('a version holds the draft of its moment, and two versions can be compared', async () => {
  const freeze = (version: string, milliseconds: number, source = 'DRAFT') =>
    anEvent({
      ...at(milliseconds),
      action: 'CreateBotVersion',
      resourceType: 'bot-version',
      place: `version/${version}`,
      request: { botVersionLocaleSpecification: { en_US: { sourceBotVersion: source } } },
    });
  const store = await storeOf([
    calls.intent(utterances('a'), at(0)),
    freeze('1', 1),
    calls.intent(utterances('b'), at(2)),
    freeze('2', 3),
    freeze('3', 4, '1'),
  ]);
  const [one, two, three] = await Promise.all(
    ['1', '2', '3'].map((version) => stateOfVersion(store, botScope, version)),
  );
  expect(differencesBetween(one, two)).toMatchObject([
    {
      place: 'en_US/intent/BOOKHOTEL1',
      kind: 'changed',
      differences: [{ path: 'sampleUtterances[a]' }, { path: 'sampleUtterances[b]' }],
    },
  ]);
  expect(differencesBetween(one, three)).toEqual([]);
  expect((await stateOfVersion(store, botScope, '9')).event).toBeUndefined();
});

test('what is not recorded cannot be compared, and is not called removed', async () => {
  const store = await storeOf([
    calls.intent(utterances('a'), at(0)),
    calls.intent({}, { ...at(2), omitted: ['request', 'response'] }),
  ]);
  const [before, after] = await Promise.all(
    [1, 3].map((moment) => statesWithin(store, botScope, '', instantAt(moment))),
  );
  expect(differencesBetween(before, after)).toEqual([
    expect.objectContaining({ place: intent, kind: 'unknown', differences: [] }),
  ]);
});

test('an alias has served its versions from one moment to the next, and going back is a rollback', async () => {
  const pointed = (botVersion: string, milliseconds: number) =>
    calls.alias({ botAliasName: 'PROD', botVersion }, at(milliseconds));
  const store = await storeOf([pointed('1', 0), pointed('10', 1), pointed('10', 2), pointed('9', 3)]);
  const { aliases } = await promotions(store, botScope);
  expect(aliases).toMatchObject([
    {
      name: 'PROD',
      isDeleted: false,
      promotions: [
        { to: '1', isRollback: false, until: instantAt(1) },
        { from: '1', to: '10', isRollback: false, until: instantAt(3) },
        { from: '10', to: '9', isRollback: true },
      ],
    },
  ]);
  expect(aliases[0]?.promotions.at(-1)?.until).toBeUndefined();
});

test('builds are linked to the version and the promotion that followed, and never called successful', async () => {
  const build = (milliseconds: number) =>
    anEvent({
      ...at(milliseconds),
      action: 'BuildBotLocale',
      lane: 'other',
      resourceType: 'bot-locale',
      place: 'DRAFT/en_US',
    });
  const store = await storeOf([
    build(0),
    build(1),
    anEvent({
      ...at(2),
      action: 'CreateBotVersion',
      resourceType: 'bot-version',
      place: 'version/1',
      request: { botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } },
    }),
    calls.alias({ botAliasName: 'PROD', botVersion: '1' }, at(3)),
  ]);
  const { builds: found } = await builds(store, botScope);
  expect(found).toMatchObject([
    {
      locale: 'en_US',
      outcome: 'not recorded by CloudTrail',
      repeatedBy: { event: { id: 'event-1' } },
      promotions: [],
    },
    { version: { number: '1' }, promotions: [{ event: { id: 'event-3' } }] },
  ]);
});

test('a session is everything of one sign-in, over midnight and months, and nothing of another', async () => {
  const moment = (instant: string, session: string) =>
    anEvent({ instant, id: instant, lane: 'other', session });
  const store = await storeOf([
    moment('2026-10-31T23:59:00.000Z', 'one'),
    moment('2026-11-01T00:01:00.000Z', 'one'),
    moment('2026-11-01T00:02:00.000Z', 'other'),
  ]);
  const found = await sessionOf(store, moment('2026-11-01T00:01:00.000Z', 'one'));
  expect(found?.rows.map(({ id }) => id)).toEqual(['2026-10-31T23:59:00.000Z', '2026-11-01T00:01:00.000Z']);
  expect(await sessionOf(store, anEvent({ session: undefined }))).toBeUndefined();
});

test('what happened around an event is what lies within so many milliseconds, days apart or not', async () => {
  const store = await storeOf(
    [
      '2026-10-31T23:58:00.000Z',
      '2026-10-31T23:59:30.000Z',
      '2026-11-01T00:00:10.000Z',
      '2026-11-01T00:02:00.000Z',
    ].map((instant) => anEvent({ instant, id: instant, lane: 'other' })),
  );
  const { rows } = await contextOf(store, { instant: '2026-11-01T00:00:00.000Z' }, 60_000);
  expect(rows.map(({ id }) => id)).toEqual(['2026-10-31T23:59:30.000Z', '2026-11-01T00:00:10.000Z']);
});

test('a revert is one command with the whole state before, safe in a shell whatever the texts', async () => {
  const hostile = "it's $(rm -rf /) `x` \u202e \u001b[2J \n 'quoted'";
  const changed = calls.intent(utterances('b'), at(1));
  const store = await storeOf([calls.intent(utterances(hostile), at(0)), changed]);
  const revert = await revertOf(store, changed);
  const [command = ''] = revert.kind === 'commands' ? revert.commands : [];
  expect(command).toMatch(/^aws lexv2-models update-intent --region eu-west-1 --cli-input-json '/);
  expect(['\u001b', '\u202e', '\n'].filter((character) => command.includes(character))).toEqual([]);
  // The shell itself says which words it reads there.
  const words = execFileSync('sh', [
    '-c',
    `aws() { for word in "$@"; do printf '%s\\n' "$word"; done; }; ${command}`,
  ]);
  const input = JSON.parse(words.toString().trimEnd().split('\n').at(-1) ?? '') as JsonObject;
  expect(input).toEqual({
    botId: 'ORDERFLWRS',
    botVersion: 'DRAFT',
    localeId: 'en_US',
    intentId: 'BOOKHOTEL1',
    ...utterances(hostile),
  });
});

test('a revert of what is not known says so instead of guessing', async () => {
  const first = calls.intent(utterances('a'), at(0));
  expect(await revertOf(await storeOf([first]), first)).toMatchObject({ kind: 'impossible' });
  const omitted = calls.intent({}, { ...at(0), omitted: ['request', 'response'] });
  const next = calls.intent(utterances('a'), at(1));
  expect(await revertOf(await storeOf([omitted, next]), next)).toMatchObject({ kind: 'impossible' });
});

test('a text of which only the hash is kept cannot be brought back', async () => {
  const changed = calls.intent(utterances('b'), at(1));
  const hashed = calls.intent(utterances('sha256:0123456789abcdef 24 characters'), at(0));
  expect(await revertOf(await storeOf([hashed, changed]), changed)).toMatchObject({ kind: 'impossible' });
});

test('a tag that was changed or added is set back or taken away', async () => {
  const made = calls.bot({ botName: 'F', botTags: { team: 'voice' } }, { ...at(0), action: 'CreateBot' });
  const tagged = calls.tag({ team: 'chat', stage: 'prod' }, at(1));
  const revert = await revertOf(await storeOf([made, tagged]), tagged);
  expect(revert).toMatchObject({
    commands: [
      expect.stringContaining(
        `tag-resource --region eu-west-1 --cli-input-json '{"resourceARN":"${botScope}","tags":{"team":"voice"}}'`,
      ),
      expect.stringContaining(
        `untag-resource --region eu-west-1 --cli-input-json '{"resourceARN":"${botScope}","tagKeys":["stage"]}'`,
      ),
    ],
  });
});

test('a word for the shell is one word, whatever is in it', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '"', '$', '`', '\\', ' ', '\n', ';', '!', 'a', '*') }),
      (text) => {
        expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`]).toString()).toBe(text);
      },
    ),
    { numRuns: 40 },
  ));
