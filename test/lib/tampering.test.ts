import type { Template } from 'aws-cdk-lib/assertions';
import type { JsonValue } from '../../src/model/json';
import { takes } from './event-pattern';
import { arnStart, resolved } from './physical-names';
import { account, homeTemplate, policyStatements, region, roleStatements, templatesOf } from './synthesized';
import { eventOf, idOf, type TamperCall, tamperCalls } from './tamper-calls';

const stackName = 'Lextrail';
const template = homeTemplate();
const deployed = { template, stackName };
const rules = tamperingRules(template);
const reporting = rules.filter(({ Targets }) => Targets[0].Id === 'Topic');
const counting = rules.filter(({ Targets }) => Targets[0].Id === 'Deployments');
const topic = { Ref: idOf(template, 'SNS::Topic') };

test('goes from EventBridge to the topic, or as part of a deployment to a queue, without a function', () => {
  expect(reporting).toHaveLength(7);
  expect(counting).toHaveLength(8);
  for (const { Targets, State } of reporting) {
    expect(Targets).toEqual([expect.objectContaining({ Arn: topic })]);
    // Looking is no tampering: merely enabled, a rule does not match read-only calls.
    expect(State).toBe('ENABLED');
  }
});

test('what cannot be delivered stays in a queue that an alarm counts', () => {
  const queue = idOf(template, 'SQS::Queue', 'TamperingUndelivered');

  for (const { Targets } of reporting) {
    expect(Targets[0].DeadLetterConfig).toEqual({ Arn: { 'Fn::GetAtt': [queue, 'Arn'] } });
  }
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'Lextrail-dead-letters-rule' });
  expect(JSON.stringify(alarmOf('dead-letters-rule'))).toContain(queue);
});

test('a deployment is one alarm, however much it changes', () => {
  const queue = idOf(template, 'SQS::Queue', 'TamperingDeployments');

  expect(alarmOf('deployment')).toMatchObject({
    MetricName: 'NumberOfMessagesSent',
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
    Threshold: 1,
  });
  expect(alarmOf('deployment')?.OKActions).toBeUndefined();
});

describe('by whose leave these rules publish', () => {
  test('without a key of one’s own the topic lets rules in, and no target has a role', () => {
    const publishers = policyStatements(template, 'AWS::SNS::TopicPolicy').filter(
      ({ Sid }) => Sid === 'RulesPublish',
    );

    expect(publishers).toEqual([
      expect.objectContaining({
        Action: 'sns:Publish',
        Principal: { Service: 'events.amazonaws.com' },
        Resource: topic,
      }),
    ]);
    // EventBridge gives no condition of a topic's policy anything to hold against.
    expect(publishers[0]?.Condition).toBeUndefined();
    for (const { Targets } of rules) expect(Targets[0].RoleArn).toBeUndefined();
  });

  test('with a key, which must let in nobody unnamed, they take on a role that trusts them alone', () => {
    const other = homeTemplate({ customerKey: true });
    const role = idOf(other, 'IAM::Role', 'Tampering');
    const found = tamperingRules(other);
    const trust =
      other.findResources('AWS::IAM::Role')[role]?.Properties.AssumeRolePolicyDocument.Statement[0];

    expect(trust.Condition.StringEquals).toEqual({ 'aws:SourceAccount': account });
    expect(
      trust.Condition.ArnEquals['aws:SourceArn']
        .map((arn: JsonValue) => resolved(arn, { template: other, stackName }))
        .sort(),
    ).toEqual(found.map(({ Name }) => `${arnStart('events')}rule/${Name}`).sort());
    expect(
      roleStatements(other)
        .filter(([id]) => id === role)
        .map(([, { Action }]) => Action),
    ).toEqual(['sns:Publish', ['kms:Decrypt', 'kms:GenerateDataKey']]);
    for (const { Targets } of found.filter(({ Targets }) => Targets[0].Id === 'Topic')) {
      expect(Targets[0].RoleArn).toEqual({ 'Fn::GetAtt': [role, 'Arn'] });
    }
    expect(policyStatements(other, 'AWS::SNS::TopicPolicy').some(({ Sid }) => Sid === 'RulesPublish')).toBe(
      false,
    );
  });
});

describe('what is reported', () => {
  const calls = tamperCalls(deployed, `${stackName}-trail-${region}`);

  test.each(calls)('$service $eventName $requestParameters: $verdict', (call) => {
    const { verdict } = call;

    expect([taking(reporting, call), taking(counting, call)]).toEqual([
      verdict === 'reported' ? 1 : 0,
      verdict === 'deployment' ? 1 : 0,
    ]);
  });

  test('is part of the deployment where CloudFormation makes the call', () => {
    const caller = 'cloudformation.amazonaws.com';
    for (const call of calls.filter(({ verdict }) => verdict === 'reported')) {
      expect([call, taking(reporting, call, caller), taking(counting, call, caller)]).toEqual([call, 0, 1]);
    }
  });

  test.each([
    ['DynamoDB::GlobalTable', 'dynamodb', 'tableName', 'Ref'],
    ['S3::Bucket', 's3', 'bucketName', 'Ref'],
    ['SNS::Topic', 'sns', 'topicArn', 'Ref'],
    ['Lambda::EventSourceMapping', 'lambda', 'uUID', 'Ref'],
    ['Lambda::Function', 'lambda', 'functionName', 'Ref'],
    ['IAM::Role', 'iam', 'roleName', 'Ref'],
    ['SQS::Queue', 'sqs', 'queueUrl', 'Ref'],
    ['Logs::LogGroup', 'logs', 'logGroupName', 'Ref'],
    ['Events::Rule', 'events', 'name', 'Ref'],
    ['Events::Rule', 'events', 'rule', 'Ref'],
  ])('is every %s of the stack, by %s %s', (type, service, parameter) => {
    const ids = Object.keys(template.findResources(`AWS::${type}`));

    const missed = ids.filter((id) => {
      const requestParameters = { [parameter]: String(resolved({ Ref: id }, deployed)) };
      return taking(reporting, { service, eventName: 'X', requestParameters }) === 0;
    });
    expect(ids).not.toEqual([]);
    expect(missed).toEqual([]);
  });

  test('is each of these rules too, by another one', () => {
    for (const { Name } of rules) {
      const call = { service: 'events', eventName: 'DeleteRule', requestParameters: { name: Name } };
      const takers = reporting.filter(({ EventPattern }) =>
        takes(resolved(EventPattern, deployed), eventOf(call)),
      );
      expect(takers.map((each) => each.Name).filter((name) => name !== Name)).not.toEqual([]);
    }
  });
});

describe('somebody else’s trail', () => {
  const settings = {
    bucket: 'my-trail-logs',
    bucketEvents: true,
    trailName: 'org-trail',
    regions: ['us-east-1'],
  };
  const [home, forwarder] = templatesOf(settings);
  if (home === undefined || forwarder === undefined) throw new Error('no stacks');
  const other = { template: home, stackName };

  test('is watched too where its name is given', () => {
    const calls = tamperCalls(other, 'org-trail').filter(({ service }) => service === 'cloudtrail');

    for (const call of calls) {
      const takers = tamperingRules(home).filter(({ EventPattern }) =>
        takes(resolved(EventPattern, other), eventOf(call)),
      );
      expect([call, takers.length]).toEqual([call, call.verdict === 'reported' ? 1 : 0]);
    }
  });

  test('has its calls forwarded from the Region where they come', () => {
    const forwarding = Object.values(forwarder.findResources('AWS::Events::Rule')).map(
      ({ Properties }) => Properties,
    );
    const stop = eventOf({
      service: 'cloudtrail',
      eventName: 'StopLogging',
      requestParameters: { name: 'org-trail' },
    });
    const takers = forwarding.filter(({ EventPattern }) => takes(EventPattern, stop));

    expect(takers.map(({ Targets }) => Targets[0].Id)).toEqual(['Lextrail']);
  });

  test('has none where no name is given', () => {
    const unnamed = homeTemplate({ ...settings, trailName: undefined });

    expect(JSON.stringify(tamperingRules(unnamed))).not.toContain('trailName');
  });
});

test('a forwarder’s role trusts its own rules alone', () => {
  const [, forwarder] = templatesOf({ regions: ['us-east-1'] });
  const roles = Object.values(forwarder?.findResources('AWS::IAM::Role') ?? {});
  const names = Object.values(forwarder?.findResources('AWS::Events::Rule') ?? {}).map(
    ({ Properties }) => Properties.Name,
  );

  expect(roles).toHaveLength(1);
  const { Condition } = roles[0]?.Properties.AssumeRolePolicyDocument.Statement[0] ?? {};
  expect(Condition.StringEquals).toEqual({ 'aws:SourceAccount': account });
  expect(names.every((name) => JSON.stringify(Condition.ArnEquals).includes(`rule/${name}`))).toBe(true);
});

test.each([
  ['rule', { bucketEvents: true }, 'ExistingBucketRule', 'rule'],
  [
    'subscription',
    { bucketTopicArn: `${arnStart('sns')}trail-topic` },
    'ExistingBucketSubscription',
    'subscriptionArn',
  ],
])('what brings the files of another’s bucket is watched too: its %s', (_, setting, part, member) => {
  const other = homeTemplate({ bucket: 'my-trail-logs', ...setting });
  const asked = JSON.stringify(tamperingRules(other).map(({ EventPattern }) => EventPattern));

  expect(asked).toMatch(new RegExp(`"${member}":.*"Ref":"[^"]*${part}`));
});

test.each([
  [{ trailName: 't'.repeat(128) }],
  [{ bucket: 'b'.repeat(63), bucketEvents: true, trailName: 't'.repeat(128) }],
  [{ bucket: 'b'.repeat(63), bucketTopicArn: `arn:aws:sns:${region}:${account}:${'t'.repeat(256)}` }],
])('is asked in patterns that EventBridge takes, even where every name is as long as can be: %#', (trail) => {
  const longest = 'S'.repeat(100);
  const other = homeTemplate({ ...trail, customerKey: true, stackName: longest });

  expect(tamperingRules(other)).toHaveLength(rules.length);
  for (const { Name, EventPattern } of tamperingRules(other)) {
    const pattern = resolved(EventPattern, { template: other, stackName: longest });
    expect(Name).toMatch(/^[\w.-]{1,64}$/);
    expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
  }
});

test('is told in plain lines, each a text of its own', () => {
  for (const { Targets } of reporting) {
    const { InputTemplate, InputPathsMap } = Targets[0].InputTransformer;
    const lines: readonly string[] = InputTemplate.split('\n').map((line: string) => JSON.parse(line));
    const asked = lines.flatMap((line) => [...line.matchAll(/<(\w+)>/g)].map(([, name]) => name));
    expect(asked.sort()).toEqual(Object.keys(InputPathsMap).sort());
  }
});

function tamperingRules(of: Template) {
  return Object.entries(of.findResources('AWS::Events::Rule'))
    .filter(([id]) => id.includes('Tampering'))
    .map(([, { Properties }]) => Properties);
}

/** How many of the rules take a call. */
function taking(some: typeof rules, call: Omit<TamperCall, 'verdict'>, caller?: string): number {
  const event = eventOf(call, caller);
  return some.filter(({ EventPattern }) => takes(resolved(EventPattern, deployed), event)).length;
}

function alarmOf(name: string) {
  const found = template.findResources('AWS::CloudWatch::Alarm', {
    Properties: { AlarmName: `Lextrail-${name}` },
  });
  return Object.values(found)[0]?.Properties;
}
