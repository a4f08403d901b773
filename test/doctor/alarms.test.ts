import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { mockClient } from 'aws-sdk-client-mock';
import { alarmFindings, alarmStates } from '../../src/doctor/alarms';
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

function states(...alarms: readonly MetricAlarm[]) {
  cloudWatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms: [...alarms] });
  return alarmStates({ stack: 'Lextrail' }, new CloudWatchClient({ region: 'eu-west-1' }), now);
}

test('alarms that went off come first, with when a rule matched last', async () => {
  cloudWatch.on(GetMetricDataCommand).resolves({
    MetricDataResults: [
      {
        Id: 'r1',
        Timestamps: [new Date('2026-11-22T11:00:00Z'), new Date('2026-11-20T11:00:00Z')],
        Values: [2, 1],
      },
    ],
  });
  const silence = anAlarm('silence', { Dimensions: [{ Name: 'FunctionName', Value: 'files' }] });

  const all = await states(
    silence,
    anAlarm('destructive-call'),
    anAlarm('root-user', { StateValue: 'ALARM' }),
  );

  expect(all.map(({ name, state }) => [name, state])).toEqual([
    ['root-user', 'alarm'],
    ['destructive-call', 'ok'],
    ['silence', 'ok'],
  ]);
  expect(all[0]).toMatchObject({ lastMatch: '2026-11-22T11:00:00.000Z', matches: 3 });
  expect(all[1]?.lastMatch).toBeUndefined();
});

test('pages of alarms are read to the end', async () => {
  cloudWatch
    .on(DescribeAlarmsCommand, { NextToken: undefined })
    .resolves({ MetricAlarms: [anAlarm('root-user')], NextToken: 'more' })
    .on(DescribeAlarmsCommand, { NextToken: 'more' })
    .resolves({ MetricAlarms: [anAlarm('policy-opened')] });

  const all = await alarmStates({ stack: 'Lextrail' }, new CloudWatchClient({ region: 'eu-west-1' }), now);

  expect(all.map(({ name }) => name)).toEqual(['policy-opened', 'root-user']);
});

test('the alarms of a deployment whose name begins alike are not taken for ours', async () => {
  const other = anAlarm('root-user', { AlarmName: 'Lextrail-test-root-user' });

  expect(await states(anAlarm('root-user'), other)).toHaveLength(1);
});

test('an alarm that went off is a problem that names its page of the runbook', async () => {
  const all = await states(anAlarm('root-user', { StateValue: 'ALARM', StateReason: '1 match' }));

  expect(alarmFindings(all, deployment)).toContainEqual({
    state: 'problem',
    check: 'root-user',
    text: 'went off since 2026-11-22 09:00:00Z: 1 match',
    fix: 'docs/runbook.md#root-user',
  });
});

test('an alarm that tells nobody is a warning with its fix', async () => {
  const all = await states(anAlarm('root-user', { ActionsEnabled: false }));

  expect(alarmFindings(all, deployment)).toContainEqual(
    expect.objectContaining({
      state: 'warning',
      fix: 'aws cloudwatch enable-alarm-actions --alarm-names Lextrail-root-user --region eu-west-1',
    }),
  );
});

test('without alarms nothing is asked about matches', async () => {
  expect(await states()).toEqual([]);
  expect(cloudWatch.commandCalls(GetMetricDataCommand)).toHaveLength(0);
});

const pipeline = pipelineAlarmNames.filter((name) => name !== 'tampering');

test('an alarm on the pipeline that is gone is a problem, and one that never had data is not', async () => {
  const there = pipeline.filter((name) => name !== 'dead-letters-files');

  const all = alarmFindings(
    await states(...there.map((name) => anAlarm(name, { Dimensions: [] }))),
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
    anAlarm('root-user', { StateValue: 'INSUFFICIENT_DATA' }),
    anAlarm('silence', { StateValue: 'INSUFFICIENT_DATA', Dimensions: [] }),
    anAlarm('lag', { StateValue: 'INSUFFICIENT_DATA', Dimensions: [] }),
  );

  const findings = alarmFindings(all, deployment).filter(({ text }) => !text.includes('gone'));

  expect(findings.map(({ check, state, text }) => [check, state, text])).toEqual([
    ['lag', 'ok', 'quiet, nothing counted yet, since 2026-11-22 09:00:00Z'],
    ['root-user', 'ok', 'quiet, no match yet, since 2026-11-22 09:00:00Z'],
    ['silence', 'warning', 'has seen no log file since 2026-11-22 09:00:00Z'],
  ]);
});

test('times are told in the zone that is asked for', async () => {
  cloudWatch.on(GetMetricDataCommand).resolves({
    MetricDataResults: [{ Id: 'r0', Timestamps: [new Date('2026-11-22T11:00:00Z')], Values: [2] }],
  });
  const all = await states(anAlarm('root-user'));

  expect(alarmFindings(all, deployment, 'Europe/Berlin')).toContainEqual({
    state: 'ok',
    check: 'root-user',
    text: 'quiet since 2026-11-22 10:00:00+01:00; last match in the hour of 2026-11-22 12:00:00+01:00, 2 in 30 days',
  });
});
