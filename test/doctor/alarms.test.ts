import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { mockClient } from 'aws-sdk-client-mock';
import { alarmFindings, alarmStates } from '../../src/doctor/alarms';
import type { Deployment } from '../../src/doctor/deployment';
import { type RuleStates, ruleStates } from '../../src/doctor/rule-states';
import type { Ask } from '../../src/requests/signed-request';
import { builtInRules } from '../../src/watch/built-in';
import { packWatch } from '../../src/watch/packed-watch';
import { pipelineAlarmNames } from '../../src/watch/pipeline-alarms';

const cloudWatch = mockClient(CloudWatchClient);
const deployment = { stack: 'Lextrail', where: { region: 'eu-west-1' } };
const now = new Date('2026-11-22T12:00:00Z');

function anAlarm(name: string, over: Partial<MetricAlarm> = {}): MetricAlarm {
  return {
    AlarmName: `Lextrail-${name}`,
    Dimensions: [{ Name: 'Rule', Value: name }],
    StateValue: 'OK',
    StateReason: 'no matches',
    StateUpdatedTimestamp: new Date('2026-11-22T09:00:00Z'),
    ActionsEnabled: true,
    AlarmActions: ['topic'],
    ...over,
  };
}

beforeEach(() => {
  cloudWatch.reset();
  cloudWatch.on(GetMetricDataCommand).resolves({ MetricDataResults: [] });
});

const client = new CloudWatchClient({ region: 'eu-west-1' });
const noRules: RuleStates = { kind: 'rules', rules: [] };

function states(...alarms: readonly MetricAlarm[]) {
  cloudWatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms: [...alarms] });
  return alarmStates({ stack: 'Lextrail' }, client);
}

test('alarms that went off come first', async () => {
  const silence = anAlarm('silence', { Dimensions: [{ Name: 'FunctionName', Value: 'files' }] });

  const all = await states(
    silence,
    anAlarm('rules-critical', { Dimensions: [{ Name: 'Severity', Value: 'critical' }] }),
    anAlarm('root-user', { StateValue: 'ALARM' }),
  );

  expect(all.map(({ name, state }) => [name, state])).toEqual([
    ['root-user', 'alarm'],
    ['rules-critical', 'ok'],
    ['silence', 'ok'],
  ]);
});

test('pages of alarms are read to the end', async () => {
  cloudWatch
    .on(DescribeAlarmsCommand, { NextToken: undefined })
    .resolves({ MetricAlarms: [anAlarm('root-user')], NextToken: 'more' })
    .on(DescribeAlarmsCommand, { NextToken: 'more' })
    .resolves({ MetricAlarms: [anAlarm('policy-opened')] });

  const all = await alarmStates({ stack: 'Lextrail' }, client);

  expect(all.map(({ name }) => name)).toEqual(['policy-opened', 'root-user']);
});

test('the alarms of a deployment whose name begins alike are not taken for ours', async () => {
  const other = anAlarm('root-user', { AlarmName: 'Lextrail-test-root-user' });

  expect(await states(anAlarm('root-user'), other)).toHaveLength(1);
});

test('an alarm that went off is a problem that names its page of the runbook', async () => {
  const all = await states(anAlarm('root-user', { StateValue: 'ALARM', StateReason: '1 match' }));

  expect(alarmFindings(all, noRules, deployment)).toContainEqual({
    state: 'problem',
    check: 'root-user',
    text: 'went off since 2026-11-22 09:00:00Z: 1 match',
    fix: 'docs/runbook.md#root-user',
  });
});

test('an alarm that tells nobody is a warning with its fix', async () => {
  const all = await states(anAlarm('root-user', { ActionsEnabled: false }));

  expect(alarmFindings(all, noRules, deployment)).toContainEqual(
    expect.objectContaining({
      state: 'warning',
      fix: 'aws cloudwatch enable-alarm-actions --alarm-names Lextrail-root-user --region eu-west-1',
    }),
  );
});

const pipeline = pipelineAlarmNames.filter((name) => name !== 'tampering');

test('an alarm on the pipeline that is gone is a problem, and one that never had data is not', async () => {
  const there = pipeline.filter((name) => name !== 'dead-letters-files');

  const all = alarmFindings(
    await states(...there.map((name) => anAlarm(name, { Dimensions: [] }))),
    noRules,
    deployment,
  );

  expect(all.filter(({ state }) => state !== 'ok')).toEqual([
    {
      state: 'problem',
      check: 'dead-letters-files',
      text: expect.stringContaining('the alarm is gone'),
      fix: expect.stringContaining('npx cdk deploy --all --revert-drift'),
    },
  ]);
  expect(all).toHaveLength(pipeline.length);
});

test('no data is quiet for a rule, and bad news for silence', async () => {
  const all = await states(
    anAlarm('silence', { StateValue: 'INSUFFICIENT_DATA', Dimensions: [] }),
    anAlarm('lag', { StateValue: 'INSUFFICIENT_DATA', Dimensions: [] }),
  );

  const findings = alarmFindings(all, noRules, deployment).filter(({ text }) => !text.includes('gone'));

  expect(findings.map(({ check, state, text }) => [check, state, text])).toEqual([
    ['lag', 'ok', 'quiet, nothing counted yet, since 2026-11-22 09:00:00Z'],
    ['silence', 'warning', 'has seen no log file since 2026-11-22 09:00:00Z'],
  ]);
});

describe('rules of a severity share an alarm', () => {
  const watched = { rules: [{ name: 'root-user', alarm: true }] };
  const told = (variables: object) => async () => ({ Environment: { Variables: variables } });
  const asked = (ask: Ask, functions: Deployment['functions'] = { WatchFunctionName: 'watch' }) =>
    ruleStates({ stack: 'Lextrail', functions }, { cloudWatch: client, ask }, now);
  const rulesOn = () => asked(told({ LEXTRAIL_WATCH: packWatch(watched) }));

  /** That CloudWatch counted matches of some rules, newest first; queries are numbered as rules are asked for. */
  async function matched(hours: Readonly<Record<string, readonly string[]>>) {
    const names = builtInRules().flatMap(({ name, isOn }) => (isOn ? [name] : []));
    cloudWatch.on(GetMetricDataCommand).resolves({
      MetricDataResults: Object.entries(hours).map(([name, times]) => ({
        Id: `r${names.indexOf(name)}`,
        Timestamps: times.map((time) => new Date(time)),
        Values: times.map(() => 2),
      })),
    });
    return rulesOn();
  }

  test('so each rule that is on is listed, with its last match', async () => {
    const rules = await matched({ 'policy-opened': ['2026-11-22T11:00:00Z', '2026-11-20T11:00:00Z'] });
    const found = alarmFindings([], rules, deployment, 'Europe/Berlin');

    expect(found).toContainEqual({
      state: 'ok',
      check: 'policy-opened',
      text: 'critical; last match in the hour of 2026-11-22 12:00:00+01:00, 4 matches in 30 days',
    });
    expect(found).toContainEqual({
      state: 'ok',
      check: 'destructive-call',
      text: 'warning; no match in 30 days',
    });
    expect(found.map(({ check }) => check)).not.toContain('four-eyes');
  });

  test('and an alarm that went off names those that set it off', async () => {
    const rules = await matched({
      'policy-opened': ['2026-11-22T08:00:00Z', '2026-11-20T11:00:00Z'],
      'mass-deletion': ['2026-11-22T09:00:00Z'],
      'role-changed': ['2026-11-22T09:00:00Z'],
    });
    const all = await states(anAlarm('rules-critical', { Dimensions: [], StateValue: 'ALARM' }));

    expect(alarmFindings(all, rules, deployment)).toContainEqual({
      state: 'problem',
      check: 'rules-critical',
      text: 'went off since 2026-11-22 09:00:00Z: about then matched mass-deletion',
      fix: 'docs/runbook.md#mass-deletion',
    });
  });

  test('and it is missed where it is gone, like an alarm of a rule’s own', async () => {
    const found = alarmFindings(await states(), await rulesOn(), deployment);
    const gone = found.filter(({ text }) => text.includes('gone')).map(({ check }) => check);

    expect(gone.toSorted()).toEqual([...pipeline, 'rules-warning', 'rules-critical', 'root-user'].toSorted());
  });

  test.each([
    ['the stack does not name the function', asked(told({}), {}), 'an earlier version'],
    ['it does not say what it judges', asked(told({})), 'LEXTRAIL_WATCH'],
    ['it is garbled', asked(told({ LEXTRAIL_WATCH: 'x' })), 'LEXTRAIL_WATCH'],
    ['nobody may ask', asked(() => Promise.reject(new Error('not authorized'))), 'not authorized'],
  ])('where %s, the rules are a warning and the alarms are there', async (_, rules, why) => {
    const found = alarmFindings(await states(anAlarm('root-user')), await rules, deployment);

    expect(found).toContainEqual(
      expect.objectContaining({ state: 'warning', check: 'watch rules', text: expect.stringContaining(why) }),
    );
    expect(found).toContainEqual(expect.objectContaining({ state: 'ok', check: 'root-user' }));
  });
});
