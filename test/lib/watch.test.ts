import { inflateRawSync } from 'node:zlib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { readConfiguration } from '../../lib/configuration/configuration';
import type { JsonObject } from '../../src/model/json';
import { builtInRules } from '../../src/watch/built-in';
import { runbookOf } from '../../src/watch/names';
import { pipelineAlarms } from '../../src/watch/pipeline-alarms';
import { takes } from './event-pattern';
import { account, appOf, homeTemplate, policyStatements, region, templatesOf } from './synthesized';

const template = homeTemplate();
const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => Properties,
);
const topic = { Ref: Object.keys(template.findResources('AWS::SNS::Topic'))[0] };
const ruleNames = builtInRules()
  .filter(({ isOn }) => isOn)
  .map(({ name }) => name);

function alarm(name: string, of = template) {
  return Object.values(
    of.findResources('AWS::CloudWatch::Alarm', { Properties: { AlarmName: `Lextrail-${name}` } }),
  )[0]?.Properties;
}

describe('alarms', () => {
  test('are one for each severity of rules that are on, and one for every part of the pipeline, by the names of the runbook', () => {
    // Tampering has no state: it is a message for every call.
    const pipeline = pipelineAlarms.map(({ name }) => name).filter((name) => name !== 'tampering');

    const named = alarms.map(({ AlarmName }) => AlarmName).sort();
    expect(named).toEqual(
      ['rules-critical', 'rules-warning', ...pipeline].map((name) => `Lextrail-${name}`).sort(),
    );
  });

  test('tell the topic, and say what they mean and where to read on', () => {
    for (const { AlarmName, AlarmActions, AlarmDescription } of alarms) {
      const name = AlarmName.slice('Lextrail-'.length);
      expect(AlarmActions).toEqual([topic]);
      expect(AlarmDescription).toContain(runbookOf({ name }));
      expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
    }
  });

  test.each(['critical', 'warning'])(
    'of %s rules go off at the first alert, and rest without one',
    (severity) => {
      expect(alarm(`rules-${severity}`)).toMatchObject({
        Namespace: 'Lextrail',
        MetricName: 'Alerts',
        Dimensions: [
          { Name: 'Severity', Value: severity },
          { Name: 'Stack', Value: 'Lextrail' },
        ],
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
      });
    },
  );

  test('of a rule that wants its own go off beside it, over the rule’s own window', () => {
    const watch = { rules: [{ name: 'mass-deletion', alarm: true }] };

    expect(alarm('mass-deletion', homeTemplate({ watch }))).toMatchObject({
      MetricName: 'Alerts',
      Dimensions: [
        { Name: 'Rule', Value: 'mass-deletion' },
        { Name: 'Stack', Value: 'Lextrail' },
      ],
      Period: 15 * 60,
      Threshold: 1,
    });
    expect(alarm('mass-deletion')).toBeUndefined();
  });

  test('of silence goes off where no file is counted at all', () => {
    expect(alarm('silence')).toMatchObject({
      MetricName: 'Files',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 24,
      TreatMissingData: 'breaching',
    });
    expect(alarm('silence', homeTemplate({ silenceHours: 3 }))?.EvaluationPeriods).toBe(3);
  });

  test('of the pipeline tell their end too, and only silence minds missing values', () => {
    for (const { AlarmName, OKActions, TreatMissingData } of alarms) {
      const isOfRule = /-(?:rules-\w+|deployment)$/.test(AlarmName);
      expect(OKActions).toEqual(isOfRule ? undefined : [topic]);
      expect(TreatMissingData).toBe(AlarmName === 'Lextrail-silence' ? 'breaching' : 'notBreaching');
    }
  });

  test.each([
    ['events-without-files', 'Unconfirmed', 1, 3600],
    ['unjudged', 'Unjudged', 1, 3600],
  ])('of %s look at the function that watches', (name, metric, threshold, period) => {
    expect(alarm(name)).toMatchObject({
      MetricName: metric,
      Threshold: threshold,
      Period: period,
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: expect.stringContaining('WatchFunction') } }],
    });
  });

  test('of a watch function that is behind go off too where Lambda refuses to run it, and not for a moment of it', () => {
    const { Metrics, EvaluationPeriods } = alarm('watch-behind') ?? {};
    const [{ Expression }, ...looked] = Metrics;

    expect(Expression).toBe('IF(FILL(behind, 0) >= 600000 OR FILL(throttles, 0) > 0, 1, 0)');
    expect(looked.map((each: JsonObject) => JSON.stringify(each))).toEqual([
      expect.stringContaining('IteratorAge'),
      expect.stringContaining('Throttles'),
    ]);
    expect(EvaluationPeriods).toBe(2);
  });

  test('watch the dead letters of each of the two paths, and of the rules', () => {
    const watched = ['live', 'files'].map((which) => alarm(`dead-letters-${which}`));
    const queues = watched.map((each) => each?.Dimensions?.[0].Value['Fn::GetAtt'][0]);

    expect(queues).toEqual([
      expect.stringContaining('LiveDeadLetters'),
      expect.stringContaining('FilesDeadLetters'),
    ]);
    const ofRules = JSON.stringify(alarm('dead-letters-rule')?.Metrics);
    expect(ofRules).toContain('LexCallsUndelivered');
    expect(ofRules).toContain('TamperingUndelivered');
    for (const each of watched) expect(each).toMatchObject({ Threshold: 1, Statistic: 'Maximum' });
  });

  test.each([
    ['function-errors', 'Errors', 1, 3],
    ['oldest-message', 'ApproximateAgeOfOldestMessage', 1, 2],
    ['lag', 'Lag', 30 * 60 * 1000, 2],
  ])('of %s look at all functions, queues or rules together', (name, metric, threshold, count) => {
    const { Metrics, Threshold } = alarm(name) ?? {};
    const names = Metrics.flatMap(
      ({ MetricStat }: { MetricStat?: { Metric: { MetricName: string } } }) =>
        MetricStat?.Metric.MetricName ?? [],
    );

    expect(Threshold).toBe(threshold);
    expect(names).toEqual(Array(count).fill(metric));
  });
});

describe('the topic', () => {
  const statements = policyStatements(template, 'AWS::SNS::TopicPolicy');

  test('lets in the alarms of this account, rules of EventBridge, and nobody over plain HTTP', () => {
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map(({ Principal, Condition }) => [Principal, Condition])).toEqual([
      [{ Service: 'cloudwatch.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': account } }],
      // EventBridge says on whose behalf to no topic's policy.
      [{ Service: 'events.amazonaws.com' }, undefined],
    ]);
    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
      { Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  test('mails whoever is configured', () => {
    const other = homeTemplate({ notify: ['audit@example.com'] });

    other.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'audit@example.com',
    });
    template.resourceCountIs('AWS::SNS::Subscription', 0);
  });
});

test('synth says where nobody would be told, and rests where somebody is', () => {
  const said = (lextrail: object) =>
    appOf(lextrail).stacks.flatMap((stack) => Annotations.fromStack(stack).findInfo('*', Match.anyValue()));
  const texts = (lextrail: object) =>
    said(lextrail).filter(({ entry }) => String(entry.data).includes('nobody is notified'));

  expect(texts({})).toHaveLength(1);
  expect(texts({ notify: ['audit@example.com'] })).toHaveLength(0);
});

test('the dashboard shows the latest events, every alarm, and what the trail does', () => {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);

  expect(body).toContain('LatestEventsFunction');
  for (const id of Object.keys(template.findResources('AWS::CloudWatch::Alarm'))) expect(body).toContain(id);
  for (const name of ruleNames) expect(body).toContain(name);
});

describe('the configuration', () => {
  const read = (lextrail: object) => readConfiguration({ lextrail }, { account, region });

  test('of a rule of your own is three lines, and gives its alarm', () => {
    const rule = { name: 'prod-touched', filter: 'alias:PROD effect:write', severity: 'notice' };

    expect(alarm('rules-notice')).toBeUndefined();
    expect(alarm('rules-notice', homeTemplate({ watch: { rules: [rule] } }))).toMatchObject({
      AlarmDescription: expect.stringContaining('A watch rule of severity notice matched'),
    });
  });

  test('switches built-in rules off, and on what needs to know of the account', () => {
    const watch = { deployers: ['ci-*'], rules: [{ name: 'root-user', on: false }] };
    const [shown] = Object.values(homeTemplate({ watch }).findResources('AWS::CloudWatch::Dashboard'));
    const body = JSON.stringify(shown?.Properties.DashboardBody);

    expect(body).not.toContain('root-user');
    expect(body).toContain('live-alias-changed');
  });

  test('reaches the function that watches', () => {
    const watch = { deployers: ['ci-*'] };
    const made = Object.values(homeTemplate({ watch }).findResources('AWS::Lambda::Function'));
    const told = made.flatMap(({ Properties }) => Properties.Environment.Variables.LEXTRAIL_WATCH ?? []);

    expect(told).toHaveLength(1);
    for (const text of told) {
      expect(JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString())).toEqual(watch);
    }
  });

  test.each([
    [{ rules: [{ name: 'x', filter: 'effect:wrote' }] }, 'lextrail.watch.rules'],
    [{ rules: [{ name: 'x', filter: 'effect:write effect:read' }] }, 'can never match'],
    [{ rules: [{ name: 'x', filter: 'event:CreateBot', windowMinutes: 7 }] }, 'windowMinutes must be one of'],
    [{ deployer: ['ci'] }, 'did you mean deployers?'],
    ['{"rules": 1}', 'rules must be a list'],
    ['oops', 'lextrail.watch must be an object of settings'],
  ])('%j stops synth with a sentence', (watch, sentence) => {
    const result = read({ watch });

    expect(result.kind).toBe('wrong');
    expect(result.kind === 'wrong' && result.problems.join('\n')).toContain(sentence);
  });

  test('with more rules than a function can be told stops synth too', () => {
    const rules = Array.from({ length: 200 }, (_, index) => ({
      name: `rule-${index}`,
      filter: `actor:user-${index * 7919}`,
      meaning: `why ${index * 104_729} matters ${index * 1_299_709}`,
    }));

    expect(read({ watch: { rules } })).toMatchObject({
      kind: 'wrong',
      problems: [expect.stringContaining('must pack to 2500 characters at most')],
    });
  });

  test('of mail addresses wants addresses', () => {
    expect(read({ notify: 'nobody' })).toMatchObject({ kind: 'wrong' });
    expect(read({ notify: 'a@example.com, b@example.com' })).toMatchObject({
      configuration: { notify: ['a@example.com', 'b@example.com'] },
    });
  });
});

test('functions know every Region from which calls come live', () => {
  const [home] = templatesOf({ regions: ['us-east-1'] });

  home?.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { LEXTRAIL_LIVE: `${account}/${region},${account}/us-east-1` } },
  });
});

describe('the function that watches', () => {
  const sources = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
  const source = sources.find(({ Properties }) => Properties.StartingPosition !== undefined)?.Properties;
  const patterns: readonly JsonObject[] = source?.FilterCriteria.Filters.map(
    ({ Pattern }: { Pattern: string }) => JSON.parse(Pattern),
  );

  test('hears of everything that comes into the table, until it worked', () => {
    expect(source).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [expect.stringContaining('EventsTable'), 'StreamArn'] },
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    // By default a record comes again until the stream forgets it.
    expect([source?.MaximumRetryAttempts, source?.MaximumRecordAgeInSeconds]).toEqual([undefined, undefined]);
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  test('is invoked for new events and known changes, and for nothing else', () => {
    const key = (sk: string) => ({ Keys: { sk: { S: sk } } });
    const changed = { NewImage: { basis: { S: '1' } } };
    const wakes = (eventName: string, dynamodb: JsonObject) =>
      patterns.some((pattern) => takes(pattern, { eventName, dynamodb }));

    expect(wakes('INSERT', key('other||2026|1'))).toBe(true);
    expect(wakes('MODIFY', { ...key('state||2026|1'), ...changed })).toBe(true);
    expect(wakes('INSERT', key('state||2026|1'))).toBe(false);
    expect(wakes('MODIFY', key('state||2026|1'))).toBe(false);
    expect(wakes('MODIFY', key('other||2026|1'))).toBe(false);
    expect(wakes('REMOVE', key('other||2026|1'))).toBe(false);
    expect(wakes('INSERT', key('2026-11-22'))).toBe(false);
  });

  test('is invoked by the clock too: each minute to notify of what had to wait, each hour to compare both paths', () => {
    const clocks = Object.values(template.findResources('AWS::Events::Rule'))
      .map(({ Properties }) => Properties)
      .filter(({ ScheduleExpression }) => ScheduleExpression !== undefined);

    const inputs = clocks.map(({ Targets }) => Targets[0].Input ?? Targets[0].InputTransformer);
    expect(clocks.map(({ ScheduleExpression }, index) => [ScheduleExpression, inputs[index]])).toEqual([
      ['rate(1 minute)', '{"task":"notify"}'],
      [
        'cron(15 * * * ? *)',
        { InputTemplate: '{"task":"confirm","time":<time>}', InputPathsMap: { time: '$.time' } },
      ],
    ]);
  });
});
