import type { Template } from 'aws-cdk-lib/assertions';
import type { JsonObject, JsonValue } from '../../src/model/json';
import { arnStart, type Deployed, resolved } from './physical-names';
import { account, region } from './synthesized';

/** What becomes of a call: a report of its own, part of the one of a deployment, or nothing. */
export type Verdict = 'reported' | 'deployment' | 'nothing';

export interface TamperCall {
  readonly service: string;
  readonly eventName: string;
  readonly requestParameters: JsonObject;
  readonly verdict: Verdict;
}

/** Whatever somebody could do to what a deployment relies on, and what it must not be taken for. */
export function tamperCalls(deployed: Deployed, trail: string): readonly TamperCall[] {
  return [
    ...reported(deployed, trail),
    ...ofKey(deployed),
    ...unrelated(deployed, trail),
    ...deployments(deployed),
  ];
}

function reported(deployed: Deployed, trail: string): readonly TamperCall[] {
  const names = namesOf(deployed);
  const { topicArn, table, tableArn, live, liveArn, queueUrl, queueArn, undelivered, lexRule, group } = names;
  const { stackName } = deployed;
  const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/${trail}`;
  const stackArn = `${arnStart('cloudformation')}stack/${stackName}/7a9f1c0e-8d3b-4f0a-9b1e-0c5a2e6d4f10`;
  return called('reported', [
    ['cloudtrail', 'StopLogging', { name: trail }],
    ['cloudtrail', 'StopLogging', { name: trailArn }],
    ['cloudtrail', 'DeleteTrail', { name: trailArn }],
    ['cloudtrail', 'UpdateTrail', { name: trail, isMultiRegionTrail: false }],
    ['cloudtrail', 'PutEventSelectors', { trailName: trail, eventSelectors: [] }],
    ['cloudtrail', 'PutEventSelectors', { trailName: trailArn, advancedEventSelectors: [] }],
    ['cloudtrail', 'PutInsightSelectors', { trailName: trail, insightSelectors: [] }],
    ['s3', 'PutBucketPolicy', { bucketName: names.bucket }],
    ['s3', 'DeleteBucketPolicy', { bucketName: names.bucket }],
    ['s3', 'PutBucketLifecycle', { bucketName: names.bucket }],
    ['s3', 'PutBucketNotification', { bucketName: names.bucket }],
    ['s3', 'PutBucketVersioning', { bucketName: names.bucket }],
    ['dynamodb', 'DeleteTable', { tableName: table }],
    ['dynamodb', 'UpdateTable', { tableName: tableArn, deletionProtectionEnabled: false }],
    ['dynamodb', 'UpdateTimeToLive', { tableName: tableArn }],
    ['dynamodb', 'UpdateContinuousBackups', { tableName: table }],
    ['dynamodb', 'DeleteTable', { tableName: names.matches }],
    ['dynamodb', 'PutResourcePolicy', { resourceArn: tableArn, policy: '{}' }],
    ['dynamodb', 'DeleteResourcePolicy', { resourceArn: tableArn }],
    ['dynamodb', 'CreateBackup', { tableName: table, backupName: 'x' }],
    ['dynamodb', 'DeleteBackup', { backupArn: `${tableArn}/backup/01489602797149-73d8d5bc` }],
    ['dynamodb', 'RestoreTableFromBackup', { backupArn: `${tableArn}/backup/0148`, targetTableName: 'x' }],
    ['dynamodb', 'ExportTableToPointInTime', { tableArn, s3Bucket: 'elsewhere' }],
    ['dynamodb', 'RestoreTableToPointInTime', { sourceTableName: table, targetTableName: 'x' }],
    ['dynamodb', 'RestoreTableToPointInTime', { sourceTableArn: tableArn, targetTableName: 'x' }],
    ['sns', 'DeleteTopic', { topicArn }],
    ['sns', 'SetTopicAttributes', { topicArn, attributeName: 'Policy' }],
    ['sns', 'Subscribe', { topicArn, protocol: 'email' }],
    ['sns', 'PutDataProtectionPolicy', { resourceArn: topicArn }],
    ['sns', 'Unsubscribe', { subscriptionArn: `${topicArn}:7a9f1c0e-8d3b-4f0a-9b1e-0c5a2e6d4f10` }],
    [
      'sns',
      'SetSubscriptionAttributes',
      { subscriptionArn: `${topicArn}:7a9f`, attributeName: 'FilterPolicy' },
    ],
    ['events', 'DeleteEventBus', { name: names.bus }],
    [
      'events',
      'DisableRule',
      { name: 'to-chat', eventBusName: `${arnStart('events')}event-bus/${names.bus}` },
    ],
    ['events', 'DisableRule', { name: lexRule }],
    ['events', 'PutRule', { name: lexRule, state: 'ENABLED' }],
    ['events', 'DeleteRule', { name: lexRule, force: true }],
    ['events', 'RemoveTargets', { rule: lexRule, ids: ['Lextrail'] }],
    ['events', 'PutTargets', { rule: lexRule, targets: [] }],
    ['monitoring', 'PutMetricAlarm', { alarmName: `${stackName}-silence` }],
    ['monitoring', 'SetAlarmState', { alarmName: `${stackName}-silence`, stateValue: 'OK' }],
    ['monitoring', 'DeleteAlarms', { alarmNames: [`${stackName}-silence`] }],
    ['monitoring', 'DisableAlarmActions', { alarmNames: ['another', `${stackName}-silence`] }],
    ['monitoring', 'PutAlarmMuteRule', { name: 'x', muteTargets: { alarmNames: [`${stackName}-silence`] } }],
    ['lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: live }],
    ['lambda', 'UpdateFunctionCode20150331v2', { functionName: `${live}:$LATEST` }],
    ['lambda', 'UpdateFunctionCode20150331v2', { functionName: names.latestEvents }],
    ['lambda', 'PutFunctionConcurrency20171031', { functionName: `${account}:function:${live}` }],
    ['lambda', 'DeleteFunction20150331', { functionName: liveArn }],
    ['lambda', 'AddPermission20150331v2', { functionName: `${liveArn}:$LATEST` }],
    ['lambda', 'UpdateEventSourceMapping20150331', { uUID: names.mapping, enabled: false }],
    ['lambda', 'DeleteEventSourceMapping20150331', { uUID: names.mapping }],
    ['lambda', 'CreateEventSourceMapping20150331', { eventSourceArn: queueArn, functionName: 'thief' }],
    [
      'lambda',
      'CreateEventSourceMapping20150331',
      { eventSourceArn: names.streamArn, functionName: 'thief' },
    ],
    ['sqs', 'PurgeQueue', { queueUrl }],
    ['sqs', 'DeleteQueue', { queueUrl }],
    ['sqs', 'SetQueueAttributes', { queueUrl, attributes: { Policy: '' } }],
    ['sqs', 'PurgeQueue', { queueUrl: `https://${region}.queue.amazonaws.com/${account}/${names.queue}` }],
    ['sqs', 'PurgeQueue', { queueUrl: undelivered.url }],
    ['sqs', 'DeleteQueue', { queueUrl: undelivered.url }],
    ['sqs', 'StartMessageMoveTask', { sourceArn: undelivered.arn, destinationArn: `${arnStart('sqs')}x` }],
    ['sqs', 'StartMessageMoveTask', { sourceArn: names.deadLettersArn }],
    ['iam', 'DeleteRolePolicy', { roleName: names.liveRole }],
    ['iam', 'PutRolePolicy', { roleName: names.liveRole, policyName: 'x' }],
    ['iam', 'UpdateAssumeRolePolicy', { roleName: names.liveRole }],
    ['logs', 'DeleteLogGroup', { logGroupName: group }],
    ['logs', 'DeleteLogStream', { logGroupName: group, logStreamName: 'x' }],
    ['logs', 'PutRetentionPolicy', { logGroupName: group, retentionInDays: 1 }],
    ['logs', 'PutDataProtectionPolicy', { logGroupIdentifier: `${arnStart('logs')}log-group:${group}` }],
    ['cloudformation', 'DeleteStack', { stackName }],
    ['cloudformation', 'DeleteStack', { stackName: stackArn }],
    ['cloudformation', 'SetStackPolicy', { stackName, stackPolicyBody: '{}' }],
    ['cloudformation', 'UpdateTerminationProtection', { stackName, enableTerminationProtection: false }],
  ]);
}

/** Only with a key of one's own. Services that use it make and retire grants on it all the time. */
function ofKey(deployed: Deployed): readonly TamperCall[] {
  const [id] = Object.keys(deployed.template.findResources('AWS::KMS::Key'));
  if (id === undefined) return [];
  const keyId = String(resolved({ Ref: id }, deployed));
  return [
    ...called('reported', [
      ['kms', 'ScheduleKeyDeletion', { keyId }],
      ['kms', 'DisableKey', { keyId: `${arnStart('kms')}key/${keyId}` }],
      ['kms', 'PutKeyPolicy', { keyId, policyName: 'default' }],
    ]),
    ...called('nothing', [
      ['kms', 'CreateGrant', { keyId }],
      ['kms', 'RetireGrant', { keyId }],
      ['kms', 'ScheduleKeyDeletion', { keyId: 'another' }],
    ]),
  ];
}

function unrelated(deployed: Deployed, trail: string): readonly TamperCall[] {
  const { topicArn, queue, bus, group } = namesOf(deployed);
  const { stackName } = deployed;
  return called('nothing', [
    ['cloudtrail', 'StopLogging', { name: `another-${trail}` }],
    ['cloudtrail', 'PutEventSelectors', { trailName: `${arnStart('cloudtrail')}trail/x-${trail}` }],
    ['s3', 'PutBucketPolicy', { bucketName: 'another' }],
    ['dynamodb', 'DeleteTable', { tableName: 'another' }],
    ['sns', 'Unsubscribe', { subscriptionArn: `${topicArn}-2:7a9f1c0e-8d3b-4f0a-9b1e-0c5a2e6d4f10` }],
    ['monitoring', 'PutMetricAlarm', { alarmName: 'another' }],
    ['sqs', 'PurgeQueue', { queueUrl: `https://sqs.${region}.amazonaws.com/${account}/another-${queue}` }],
    ['lambda', 'UpdateFunctionCode20150331v2', { functionName: 'another' }],
    ['iam', 'DeleteRolePolicy', { roleName: 'another' }],
    ['events', 'DisableRule', { name: 'another', eventBusName: 'default' }],
    ['events', 'DisableRule', { name: 'another', eventBusName: `another-${bus}x` }],
    ['logs', 'DeleteLogGroup', { logGroupName: '/aws/lambda/another' }],
    ['cloudformation', 'DeleteStack', { stackName: `${stackName}-2` }],
    ['cloudformation', 'CreateChangeSet', { stackName, changeSetName: 'cdk-deploy-change-set' }],
    // Of each new instance of a function.
    ['logs', 'CreateLogStream', { logGroupName: group, logStreamName: 'a' }],
  ]);
}

function deployments({ stackName }: Deployed): readonly TamperCall[] {
  const changeSetName = 'cdk-deploy-change-set';
  return called('deployment', [
    ['cloudformation', 'ExecuteChangeSet', { stackName, changeSetName }],
    [
      'cloudformation',
      'ExecuteChangeSet',
      { stackName: `${arnStart('cloudformation')}stack/${stackName}/7a9f`, changeSetName },
    ],
    ['cloudformation', 'UpdateStack', { stackName }],
  ]);
}

function called(
  verdict: Verdict,
  calls: readonly (readonly [service: string, eventName: string, requestParameters: JsonObject])[],
): readonly TamperCall[] {
  return calls.map(([service, eventName, requestParameters]) => ({
    service,
    eventName,
    requestParameters,
    verdict,
  }));
}

/** The event that EventBridge hands on for a call. */
export function eventOf(
  { service, eventName, requestParameters }: Omit<TamperCall, 'verdict'>,
  sourceIPAddress = '203.0.113.7',
): JsonObject {
  return {
    source: `aws.${service}`,
    'detail-type': 'AWS API Call via CloudTrail',
    detail: { managementEvent: true, sourceIPAddress, eventName, requestParameters },
  };
}

function namesOf(deployed: Deployed) {
  const { template } = deployed;
  const of = (value: JsonValue) => String(resolved(value, deployed));
  const id = (type: string, part = '') => idOf(template, type, part);
  const ref = (type: string, part = '') => of({ Ref: id(type, part) });
  const get = (type: string, part: string, attribute: string) =>
    of({ 'Fn::GetAtt': [id(type, part), attribute] });
  const table = ref('DynamoDB::GlobalTable', 'Events');
  const live = ref('Lambda::Function', 'LiveFunction');
  const queue = get('SQS::Queue', 'LiveQueue', 'QueueName');
  const buckets = Object.keys(template.findResources('AWS::S3::Bucket'));
  return {
    bucket: buckets.length > 0 ? ref('S3::Bucket') : 'my-trail-logs',
    table,
    tableArn: `${arnStart('dynamodb')}table/${table}`,
    streamArn: get('DynamoDB::GlobalTable', 'Events', 'StreamArn'),
    matches: ref('DynamoDB::GlobalTable', 'Matches'),
    topicArn: ref('SNS::Topic', 'Channels'),
    bus: ref('Events::EventBus'),
    live,
    liveArn: `${arnStart('lambda')}function:${live}`,
    latestEvents: ref('Lambda::Function', 'LatestEvents'),
    mapping: ref('Lambda::EventSourceMapping'),
    queue,
    queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${queue}`,
    queueArn: get('SQS::Queue', 'LiveQueue', 'Arn'),
    deadLettersArn: get('SQS::Queue', 'FilesDeadLetters', 'Arn'),
    undelivered: {
      url: ref('SQS::Queue', 'LexCallsUndelivered'),
      arn: get('SQS::Queue', 'LexCallsUndelivered', 'Arn'),
    },
    liveRole: ref('IAM::Role', 'LiveFunction'),
    lexRule: ref('Events::Rule', 'LexCalls'),
    group: ref('Logs::LogGroup', 'LiveFunction'),
  };
}

export function idOf(template: Template, type: string, part = ''): string {
  const found = Object.keys(template.findResources(`AWS::${type}`)).find((id) => id.includes(part));
  if (found === undefined) throw new Error(`no ${type} called ${part}`);
  return found;
}
