import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Truth, TruthEvent } from '../../simulator/truth';
import type { EventStore } from '../../src/store/store';
import { builtInRules } from '../../src/watch/built-in';
import { type RuleTest, replay } from '../../src/watch/replay';
import { defaultSettings, type Rule } from '../../src/watch/rule';
import { anAccount } from './account';

const settings = { ...defaultSettings, deployers: ['ci-deploy', 'terraform'], homeRegions: ['eu-west-1'] };

/** An ordinary month of three bots, edited by hand and by pipelines, in which rare things happen too. */
const month = { days: 30, events: 2000, bots: 3, rare: true };
const seeds = [1, 2, 3, 5, 7];

interface Account {
  readonly seed: number;
  readonly store: EventStore;
  readonly truth: Truth;
  readonly noise: ReadonlyMap<string, RuleTest>;
}

const accounts: Account[] = [];

beforeAll(async () => {
  for (const seed of seeds) {
    const { store, truth } = await anAccount({ ...month, seed });
    const noise = new Map<string, RuleTest>();
    for (const rule of builtInRules(settings)) noise.set(rule.name, await replay(store, rule, { settings }));
    accounts.push({ seed, store, truth, noise });
  }
});

/** The last column of the table of rules. */
function documented(): readonly (readonly string[])[] {
  const page = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \|.+?\|.+?\|.+?\| (.+?) \|$/gm)];
  return rows.map(([, rule = '', figure = '']) => [rule, figure]);
}

function measured({ name, needs }: Rule): readonly [string, string] {
  const tests = accounts.flatMap(({ noise }) => noise.get(name) ?? []);
  const matches = tests.flatMap((test) => test.matches).length;
  if (matches === 0) return [name, needs === 'freezes' ? '0 (no freeze declared)' : '0'];
  const aDay = (matches / (seeds.length * month.days)).toFixed(2);
  return [name, tests.some(({ alarms }) => alarms.length > 0) ? aDay : `${aDay}, none reached the threshold`];
}

test('the page of rules says how often each built-in rule matches', () => {
  expect(documented()).toEqual(builtInRules(settings).map(measured));
});

test('every built-in rule that needs no declaration finds something to say', () => {
  const silent = builtInRules(settings).filter(({ name }) => accounts.every((one) => found(one, name) === 0));
  expect(silent.map(({ needs }) => needs)).toEqual(['freezes']);
});

/** What a month sets off, alarms included. */
test('the noise of every built-in rule is known', () => {
  const { noise } = accounts.find(({ seed }) => seed === 7)!;
  const spoken = [...noise].map(([name, { alarms, matches }]) => [
    name,
    `${alarms.length} alarms, ${matches.length} matches`,
  ]);
  expect(Object.fromEntries(spoken)).toMatchInlineSnapshot(`
{
  "alias-moved-backwards": "2 alarms, 4 matches",
  "change-in-freeze": "0 alarms, 0 matches",
  "child-directed-changed": "3 alarms, 3 matches",
  "code-hook-swapped": "2 alarms, 2 matches",
  "console-edit-of-pipeline-bot": "44 alarms, 263 matches",
  "conversation-logs-off": "3 alarms, 3 matches",
  "denied-burst": "0 alarms, 24 matches",
  "destructive-call": "4 alarms, 4 matches",
  "four-eyes": "1 alarms, 1 matches",
  "in-use-check-skipped": "1 alarms, 1 matches",
  "live-alias-changed": "13 alarms, 18 matches",
  "mass-deletion": "0 alarms, 16 matches",
  "nlu-threshold-lowered": "0 alarms, 0 matches",
  "obfuscation-removed": "0 alarms, 0 matches",
  "policy-opened": "2 alarms, 2 matches",
  "replica-in-new-region": "1 alarms, 1 matches",
  "role-changed": "0 alarms, 0 matches",
  "root-user": "1 alarms, 1 matches",
  "taken-out-by-newcomer": "1 alarms, 1 matches",
  "utterances-deleted": "0 alarms, 0 matches",
}
`);
});

test('a rule that is on without being asked for speaks less than every second day', async () => {
  for (const { seed, store } of accounts) {
    for (const rule of builtInRules().filter(({ isOn }) => isOn)) {
      const { alarms } = await replay(store, rule, { settings: defaultSettings });
      expect({ seed, rule: rule.name, isQuiet: alarms.length < month.days / 2 }).toEqual({
        seed,
        rule: rule.name,
        isQuiet: true,
      });
    }
  }
});

/** What each call that seldom occurs would have to set off. */
const deeds: Readonly<Record<string, (event: TruthEvent) => boolean>> = {
  'utterances-deleted': ({ action }) => action === 'DeleteUtterances',
  'replica-in-new-region': ({ action }) => action === 'CreateBotReplica',
  'role-changed': ({ against, changes }) =>
    against === 'earlier' && changes.some(({ op }) => op === 'change-role'),
  'destructive-call': ({ action }) =>
    /^Delete(Bot|BotVersion|BotAlias|BotReplica|CustomVocabulary|TestSet)$/.test(action),
  'taken-out-by-newcomer': ({ actor, action }) =>
    actor === 'frank' && /^(CreateExport|CreateUploadUrl|SearchAssociatedTranscripts)$/.test(action),
};

test.each(Object.entries(deeds))('%s takes what was really done, and nothing else', (name, isMeant) => {
  for (const { truth, noise } of accounts) {
    const done = truth.events.filter((event) => event.outcome === 'ok' && isMeant(event));
    const matches = noise.get(name)?.matches ?? [];
    expect(matches.map(({ event }) => event.id).sort()).toEqual(done.map(({ id }) => id).sort());
  }
});

function found({ noise }: Account, rule: string): number {
  return noise.get(rule)?.matches.length ?? 0;
}
