import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';

/**
 * The statements that no L2 construct adds to a key and no validator misses: without each of them the
 * stack deploys and then loses logs or events without a word.
 */
export function allowServices(key: kms.IKey, users: KeyUsers): void {
  const statements = [
    ...forTrail(users.trailArn),
    forLogs(key),
    ...forSenders(key),
    ...forTopic(users.topicArn),
  ];
  for (const statement of statements) key.addToResourcePolicy(statement);
}

export interface KeyUsers {
  /** The trail that encrypts its log files with the key. */
  readonly trailArn?: string;
  /** The topic, perhaps of another account, that sends to the encrypted file queue. */
  readonly topicArn?: string;
}

/** What a function needs of the key to read and write what DynamoDB encrypts with it. */
export const tableActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const;

/** DynamoDB uses the key in the name of whoever calls it, and so only through DynamoDB. */
export function throughDynamoDb(
  key: kms.IKey | undefined,
  actions: readonly string[],
): readonly iam.PolicyStatement[] {
  if (key === undefined) return [];
  const conditions = { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(key).region}.amazonaws.com` } };
  return [new iam.PolicyStatement({ actions: [...actions], resources: [key.keyArn], conditions })];
}

/** CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail". */
function forTrail(trailArn: string | undefined): readonly iam.PolicyStatement[] {
  if (trailArn === undefined) return [];
  const principals = [new iam.ServicePrincipal('cloudtrail.amazonaws.com')];
  const conditions = { StringEquals: { 'aws:SourceArn': trailArn } };
  return [
    new iam.PolicyStatement({
      sid: 'CloudTrailEncryptsLogFiles',
      principals,
      actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      resources: ['*'],
      conditions,
    }),
    new iam.PolicyStatement({
      sid: 'CloudTrailDescribesKey',
      principals,
      actions: ['kms:DescribeKey'],
      resources: ['*'],
      conditions,
    }),
  ];
}

/** CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS KMS". */
function forLogs(key: kms.IKey): iam.PolicyStatement {
  const stack = Stack.of(key);
  return new iam.PolicyStatement({
    sid: 'LogsEncryptLogGroups',
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: '*',
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    },
  });
}

/**
 * Who sends to encrypted queues: rules (also to their dead letters) and buckets; alarms, to encrypted topics.
 * Rules send to the topic by a role (watch/channels.ts).
 */
function forSenders(key: kms.IKey): readonly iam.PolicyStatement[] {
  const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(key).account } };
  const senders = { Rules: 'events', Buckets: 's3', Alarms: 'cloudwatch' };
  return Object.entries(senders).map(([name, service]) => maySend(name, service, conditions));
}

function forTopic(topicArn: string | undefined): readonly iam.PolicyStatement[] {
  if (topicArn === undefined) return [];
  return [maySend('Topic', 'sns', { ArnEquals: { 'aws:SourceArn': topicArn } })];
}

function maySend(name: string, service: string, conditions: iam.Conditions): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: `${name}SendEncrypted`,
    principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions,
  });
}
