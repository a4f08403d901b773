import type { Template } from 'aws-cdk-lib/assertions';
import type { JsonObject, JsonValue } from '../../src/model/json';
import { takes } from './event-pattern';
import { arnStart, resolved } from './physical-names';
import { account, homeTemplate, policyStatements, region, roleStatements } from './synthesized';

const ids = ['Record', 'Machinery', 'Notifying', 'Access'];
const stackName = 'Lextrail';
const template = homeTemplate({ customerKey: true });
const deployed = { template, stackName };
const rules = tamperingRules(template);
const topic = { Ref: idOf('SNS::Topic') };

test('goes from EventBridge to the topic, without a function', () => {
  expect(rules.map(({ Name }) => Name)).toEqual(
    ids.map((id) => expect.stringMatching(new RegExp(`-${id}$`))),
  );
  for (const { Targets, State } of rules) {
    expect(Targets).toEqual([expect.objectContaining({ Arn: topic })]);
    // Looking is no tampering: merely enabled, a rule does not match read-only calls.
    expect(State).toBe('ENABLED');
  }
});

describe('the role by which these rules publish', () => {
  const id = idOf('IAM::Role', 'Tampering');

  test('is what each of them takes on, and nobody else may', () => {
    const role = Object.entries(template.findResources('AWS::IAM::Role')).find(([each]) => each === id)?.[1];
    const [trust, ...others] = role?.Properties.AssumeRolePolicyDocument.Statement ?? [];

    for (const { Targets } of rules) expect(Targets[0].RoleArn).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
    expect(others).toEqual([]);
    expect(trust).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    });
    expect(trust.Condition.ArnEquals['aws:SourceArn'].map(filled)).toEqual(
      rules.map(({ Name }) => `${arnStart('events')}rule/${Name}`),
    );
  });

  test('may publish to the topic, use its key through SNS, and do nothing else', () => {
    const statements = roleStatements(template).filter(([role]) => role === id);

    expect(statements.map(([, { Action, Resource }]) => [Action, Resource])).toEqual([
      ['sns:Publish', topic],
      [['kms:Decrypt', 'kms:GenerateDataKey'], { 'Fn::GetAtt': [idOf('KMS::Key'), 'Arn'] }],
    ]);
    expect(statements[1]?.[1].Condition).toEqual({
      StringEquals: { 'kms:ViaService': `sns.${region}.amazonaws.com` },
    });
  });

  test('is needed, as no condition on the source holds for EventBridge in the policy of a topic', () => {
    const services = policyStatements(template, 'AWS::SNS::TopicPolicy').map(({ Principal }) => Principal);

    expect(services).not.toContainEqual({ Service: 'events.amazonaws.com' });
  });
});

describe('what is told of', () => {
  const trail = `${stackName}-trail`;
  const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/${trail}`;
  const topicArn = filled(topic);
  const subscription = `${topicArn}:7a9f1c0e-8d3b-4f0a-9b1e-0c5a2e6d4f10`;
  const bus = filled({ Ref: idOf('Events::EventBus') });
  const key = filled({ Ref: idOf('KMS::Key') });
  const table = filled({ Ref: idOf('DynamoDB::GlobalTable', 'Events') });
  const matches = filled({ Ref: idOf('DynamoDB::GlobalTable', 'Matches') });
  const tableArn = `${arnStart('dynamodb')}table/${table}`;
  const live = filled({ Ref: idOf('Lambda::Function', 'LiveFunction') });
  const queue = filled({ 'Fn::GetAtt': [idOf('SQS::Queue', 'LiveQueue'), 'QueueName'] });
  const lexRule = filled({ Ref: idOf('Events::Rule', 'LexCalls') });

  test.each<[string, string, JsonObject]>([
    ['cloudtrail', 'StopLogging', { name: trail }],
    ['cloudtrail', 'StopLogging', { name: trailArn }],
    ['cloudtrail', 'PutEventSelectors', { trailName: trail, eventSelectors: [] }],
    ['cloudtrail', 'PutEventSelectors', { trailName: trailArn, advancedEventSelectors: [] }],
    ['cloudtrail', 'PutInsightSelectors', { trailName: trail, insightSelectors: [] }],
    ['s3', 'PutBucketPolicy', { bucketName: filled({ Ref: idOf('S3::Bucket') }) }],
    ['kms', 'ScheduleKeyDeletion', { keyId: key }],
    ['kms', 'DisableKey', { keyId: `${arnStart('kms')}key/${key}` }],
    ['dynamodb', 'DeleteTable', { tableName: table }],
    ['dynamodb', 'UpdateTimeToLive', { tableName: tableArn }],
    ['dynamodb', 'DeleteTable', { tableName: matches }],
    ['dynamodb', 'PutResourcePolicy', { resourceArn: tableArn }],
    ['sns', 'DeleteTopic', { topicArn }],
    ['sns', 'SetTopicAttributes', { topicArn, attributeName: 'Policy' }],
    ['sns', 'PutDataProtectionPolicy', { resourceArn: topicArn }],
    ['sns', 'Unsubscribe', { subscriptionArn: subscription }],
    ['sns', 'SetSubscriptionAttributes', { subscriptionArn: subscription, attributeName: 'FilterPolicy' }],
    ['events', 'DeleteEventBus', { name: bus }],
    ['events', 'DisableRule', { name: 'to-chat', eventBusName: `${arnStart('events')}event-bus/${bus}` }],
    ['monitoring', 'PutMetricAlarm', { alarmName: `${stackName}-silence` }],
    ['monitoring', 'SetAlarmState', { alarmName: `${stackName}-silence`, stateValue: 'OK' }],
    ['monitoring', 'DisableAlarmActions', { alarmNames: ['another', `${stackName}-silence`] }],
    ['monitoring', 'PutAlarmMuteRule', { name: 'x', muteTargets: { alarmNames: [`${stackName}-silence`] } }],
    ['lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: live }],
    ['lambda', 'PutFunctionConcurrency20171031', { functionName: `${account}:function:${live}` }],
    ['lambda', 'DeleteFunction20150331', { functionName: `${arnStart('lambda')}function:${live}` }],
    [
      'lambda',
      'UpdateEventSourceMapping20150331',
      { uUID: filled({ Ref: idOf('Lambda::EventSourceMapping') }) },
    ],
    ['sqs', 'PurgeQueue', { queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${queue}` }],
    ['sqs', 'PurgeQueue', { queueUrl: `https://${region}.queue.amazonaws.com/${account}/${queue}` }],
    ['iam', 'DeleteRolePolicy', { roleName: filled({ Ref: idOf('IAM::Role', 'LiveFunction') }) }],
    ['iam', 'UpdateAssumeRolePolicy', { roleName: filled({ Ref: idOf('IAM::Role', 'Tampering') }) }],
    ['events', 'DisableRule', { name: lexRule }],
    ['events', 'RemoveTargets', { rule: lexRule, ids: ['Lextrail'] }],
  ])('%s %s %j, once', (service, eventName, requestParameters) => {
    expect(tellers({ service, eventName, requestParameters })).toHaveLength(1);
  });

  test.each<[string, string, JsonObject]>([
    ['cloudtrail', 'StopLogging', { name: `another-${trail}` }],
    [
      'cloudtrail',
      'PutEventSelectors',
      { trailName: `arn:aws:cloudtrail:${region}:${account}:trail/x-${trail}` },
    ],
    ['s3', 'PutBucketPolicy', { bucketName: 'another' }],
    ['kms', 'RetireGrant', { keyId: key }],
    ['kms', 'CreateGrant', { keyId: key }],
    ['sns', 'Unsubscribe', { subscriptionArn: subscription.replace(topicArn, `${topicArn}-2`) }],
    ['monitoring', 'PutMetricAlarm', { alarmName: 'another' }],
    ['sqs', 'PurgeQueue', { queueUrl: `https://sqs.${region}.amazonaws.com/${account}/another-${queue}` }],
    ['iam', 'DeleteRolePolicy', { roleName: 'another' }],
    ['events', 'DisableRule', { name: 'another', eventBusName: 'default' }],
  ])('%s %s %j, never', (service, eventName, requestParameters) => {
    expect(tellers({ service, eventName, requestParameters })).toEqual([]);
  });

  test.each([
    ['DynamoDB::GlobalTable', 'dynamodb', 'tableName', 'Ref'],
    ['S3::Bucket', 's3', 'bucketName', 'Ref'],
    ['SNS::Topic', 'sns', 'topicArn', 'Ref'],
    ['Lambda::EventSourceMapping', 'lambda', 'uUID', 'Ref'],
    ['IAM::Role', 'iam', 'roleName', 'Ref'],
    ['SQS::Queue', 'sqs', 'queueUrl', 'Ref'],
    ['Events::Rule', 'events', 'name', 'Ref'],
    ['Events::Rule', 'events', 'rule', 'Ref'],
  ])('of every %s of the stack, by %s %s', (type, service, parameter) => {
    const all = Object.keys(template.findResources(`AWS::${type}`));
    // What EventBridge could not deliver is the end of the line.
    const watched = all.filter((id) => !id.includes('Undelivered'));

    const untold = watched.filter((id) => {
      const requestParameters = { [parameter]: filled({ Ref: id }) };
      return tellers({ service, eventName: 'X', requestParameters }).length !== 1;
    });
    expect(watched).not.toEqual([]);
    expect(untold).toEqual([]);
  });

  test('is each of these rules too, by another one', () => {
    for (const { Name } of rules) {
      const call = { service: 'events', eventName: 'DeleteRule', requestParameters: { name: Name } };
      expect(tellers(call)).toEqual([expect.not.stringContaining(Name)]);
    }
  });
});

test.each([
  ['rule', { bucketEvents: true }, 'ExistingBucketRule', 'rule'],
  [
    'subscription',
    { bucketTopicArn: `${arnStart('sns')}trail-topic` },
    'ExistingBucketSubscription',
    'subscriptionArn',
  ],
])('what tells of the files of another’s bucket is watched too: its %s', (_, setting, part, member) => {
  const other = homeTemplate({ bucket: 'my-trail-logs', ...setting });
  const asked = JSON.stringify(tamperingRules(other).map(({ EventPattern }) => EventPattern));

  expect(asked).toMatch(new RegExp(`"${member}":.*"Ref":"[^"]*${part}`));
});

test.each([[{ trailName: 't'.repeat(128) }], [{ bucket: 'b'.repeat(63), bucketEvents: true }]])(
  'is asked in patterns that EventBridge takes, even where every name is as long as can be: %j',
  (trail) => {
    const longest = 'S'.repeat(100);
    const other = homeTemplate({ ...trail, customerKey: true, stackName: longest });

    expect(tamperingRules(other)).toHaveLength(ids.length);
    for (const { Name, EventPattern } of tamperingRules(other)) {
      const pattern = resolved(EventPattern, { template: other, stackName: longest });
      expect(Name).toMatch(/^[\w.-]{1,64}$/);
      expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
    }
  },
);

test('is told in plain lines, each a text of its own', () => {
  for (const { Targets } of rules) {
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

interface Call {
  readonly service: string;
  readonly eventName: string;
  readonly requestParameters: JsonObject;
}

/** The rules that tell of a call. */
function tellers({ service, ...detail }: Call): readonly string[] {
  const event = {
    source: `aws.${service}`,
    'detail-type': 'AWS API Call via CloudTrail',
    detail: { managementEvent: true, ...detail },
  };
  return rules
    .filter(({ EventPattern }) => takes(resolved(EventPattern, deployed), event))
    .map(({ Name }) => Name);
}

function filled(value: JsonValue): string {
  return String(resolved(value, deployed));
}

function idOf(type: string, part = ''): string {
  const found = Object.keys(template.findResources(`AWS::${type}`)).find((id) => id.includes(part));
  if (found === undefined) throw new Error(`no ${type} called ${part}`);
  return found;
}
