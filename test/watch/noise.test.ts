import type { EventStore } from '../../src/store/store';
import { builtInRules } from '../../src/watch/built-in';
import { replay } from '../../src/watch/replay';
import { defaultSettings } from '../../src/watch/rule';
import { anAccount } from './account';

const settings = { ...defaultSettings, deployers: ['ci-deploy', 'terraform'], homeRegions: ['eu-west-1'] };

/** The demonstration's month: three bots, edited by hand and by pipelines. */
const month = { seed: 7, days: 30, events: 2000, bots: 3 };

let store: EventStore;

beforeAll(async () => {
  ({ store } = await anAccount(month));
});

/** Alarms in 30 generated days of an ordinary account; the README's table of rules says the same. */
test('the noise of every built-in rule is known', async () => {
  const noise: Record<string, string> = {};
  for (const rule of builtInRules(settings)) {
    const { matches, alarms } = await replay(store, rule, { settings });
    noise[rule.name] = `${alarms.length} alarms, ${matches.length} matches`;
  }
  expect(noise).toMatchInlineSnapshot(`
{
  "alias-moved-backwards": "4 alarms, 5 matches",
  "change-in-freeze": "0 alarms, 0 matches",
  "child-directed-changed": "6 alarms, 6 matches",
  "code-hook-swapped": "4 alarms, 4 matches",
  "console-edit-of-pipeline-bot": "68 alarms, 269 matches",
  "conversation-logs-off": "3 alarms, 3 matches",
  "denied-burst": "0 alarms, 24 matches",
  "destructive-call": "4 alarms, 4 matches",
  "four-eyes": "1 alarms, 1 matches",
  "in-use-check-skipped": "1 alarms, 1 matches",
  "live-alias-changed": "14 alarms, 21 matches",
  "mass-deletion": "0 alarms, 17 matches",
  "nlu-threshold-lowered": "1 alarms, 1 matches",
  "obfuscation-removed": "1 alarms, 1 matches",
  "policy-opened": "1 alarms, 1 matches",
  "replica-in-new-region": "0 alarms, 0 matches",
  "role-changed": "0 alarms, 0 matches",
  "root-user": "1 alarms, 1 matches",
  "taken-out-by-newcomer": "0 alarms, 0 matches",
  "utterances-deleted": "0 alarms, 0 matches",
}
`);
});

test('a rule that is on without being asked for speaks less than every second day', async () => {
  for (const rule of builtInRules().filter(({ isOn }) => isOn)) {
    const { alarms } = await replay(store, rule, { settings: defaultSettings });
    expect({ rule: rule.name, isQuiet: alarms.length < month.days / 2 }).toEqual({
      rule: rule.name,
      isQuiet: true,
    });
  }
});
