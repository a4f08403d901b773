import type { Truth, TruthEvent } from '../../simulator/truth';
import type { EventStore } from '../../src/store/store';
import { builtInRules } from '../../src/watch/built-in';
import { type RuleTest, replay } from '../../src/watch/replay';
import { defaultSettings } from '../../src/watch/rule';
import { anAccount } from './account';

let store: EventStore;
let truth: Truth;

/** Some weeks before and after Lex V1 ended, so that calls of both are in it. */
beforeAll(async () => {
  ({ store, truth } = await anAccount({
    seed: 5,
    days: 40,
    events: 2500,
    bots: 5,
    until: new Date('2025-10-01T00:00:00Z'),
  }));
});

const destructive = new Set([
  'DeleteBot',
  'DeleteBotVersion',
  'DeleteBotAlias',
  'DeleteBotLocale',
  'DeleteBotReplica',
  'DeleteCustomVocabulary',
  'DeleteTestSet',
]);

test('an alias moved backwards is heard of every time, and nothing else is called so', async () => {
  const rollbacks = truth.aliases.flatMap(({ moves }) => moves.filter(({ rollback }) => rollback));
  expect(rollbacks.length).toBeGreaterThan(0);
  expect(idsOf(await tested('alias-moved-backwards'))).toEqual(sorted(rollbacks.map(({ id }) => id)));
});

test.each<[string, (event: TruthEvent) => boolean]>([
  ['root-user', ({ actor }) => actor === 'root'],
  ['denied-burst', ({ outcome }) => outcome === 'denied'],
  ['destructive-call', ({ action, outcome }) => outcome === 'ok' && destructive.has(action)],
  ['mass-deletion', ({ action, outcome }) => outcome === 'ok' && /^(Batch)?Delete/.test(action)],
  ['conversation-logs-off', lost('conversationLogSettings')],
  ['child-directed-changed', touched('dataPrivacy.childDirected')],
  [
    'code-hook-swapped',
    (event) => isCompared(event) && event.changes.some(({ op }) => op === 'swap-code-hook'),
  ],
])('%s takes what was really done, and nothing else', async (name, isMeant) => {
  const done = truth.events.filter(isMeant).map(({ id }) => id);
  expect(done.length).toBeGreaterThan(0);
  expect(idsOf(await tested(name))).toEqual(sorted(done));
});

test('utterances that nobody deleted are not mourned', async () => {
  expect(truth.events.filter(({ action }) => action === 'DeleteUtterances')).toEqual([]);
  expect(idsOf(await tested('utterances-deleted'))).toEqual([]);
});

test('a burst of two is two denied calls or more with less than five minutes from each to the next', async () => {
  const denied = truth.events
    .filter(({ outcome }) => outcome === 'denied')
    .map(({ time }) => Date.parse(time));
  const chains: number[][] = [];
  for (const time of denied.sort((one, other) => one - other)) {
    const last = chains.at(-1);
    if (last !== undefined && time - (last.at(-1) ?? 0) < 300_000) last.push(time);
    else chains.push([time]);
  }
  const bursts = chains.filter(({ length }) => length >= 2);
  expect(bursts.length).toBeGreaterThan(0);
  const { alarms } = await tested('denied-burst', 2);

  expect(alarms.map(({ from, count }) => [from, count])).toEqual(
    bursts.map((times) => [new Date(times[0] ?? 0).toISOString(), times.length]),
  );
});

async function tested(name: string, threshold = 1): Promise<RuleTest> {
  const rule = builtInRules().find((each) => each.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return replay(store, { ...rule, threshold }, { settings: defaultSettings });
}

function idsOf({ matches }: RuleTest): readonly string[] {
  return sorted(matches.map(({ event }) => event.id));
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...ids].sort();
}

/** What stood before the first call that the log holds, nobody can know. */
function isCompared({ outcome, against }: TruthEvent): boolean {
  return outcome === 'ok' && against === 'earlier';
}

function lost(path: string): (event: TruthEvent) => boolean {
  return (event) =>
    isCompared(event) && event.changes.some((one) => one.path === path && one.kind === 'removed');
}

function touched(path: string): (event: TruthEvent) => boolean {
  return (event) => isCompared(event) && event.changes.some((one) => one.path === path);
}
