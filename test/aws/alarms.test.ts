import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { mockClient } from 'aws-sdk-client-mock';
import { alarmFindings, alarmStates } from '../../src/aws/alarms';

const cloudWatch = mockClient(CloudWatchClient);
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

  expect(alarmFindings(all, { stack: 'Lextrail' })).toEqual([
    {
      state: 'problem',
      check: 'root-user',
      text: 'went off since 2026-11-22T09:00:00.000Z: 1 match',
      fix: 'docs/runbook.md#root-user',
    },
  ]);
});

test('an alarm that tells nobody is a warning with its fix', async () => {
  const all = await states(anAlarm('root-user', { ActionsEnabled: false }));

  expect(alarmFindings(all, { stack: 'Lextrail' })).toMatchObject([
    { state: 'warning', fix: 'aws cloudwatch enable-alarm-actions --alarm-names Lextrail-root-user' },
  ]);
});

test('without alarms nothing is asked about matches', async () => {
  expect(await states()).toEqual([]);
  expect(cloudWatch.commandCalls(GetMetricDataCommand)).toHaveLength(0);
});
