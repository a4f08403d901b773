import * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { daySeconds } from '../../src/model/duration';
import { endOfTheLine, letSend } from '../work-queue';
import { fromRule } from './lex-rule';

export interface ExistingBucketProps {
  readonly bucket: s3.IBucket;
  /** What comes before `AWSLogs/` in the keys. @default - nothing */
  readonly prefix?: string;
  readonly organizationId?: string;
  readonly fileQueue: sqs.Queue;
  /** The topic to which the trail or the bucket announces every file. @default - the bucket's EventBridge events */
  readonly topic?: sns.ITopic;
  readonly encryptionKey?: kms.IKey;
}

/**
 * Hears of new log files in a bucket that is somebody else's. The bucket's own notification
 * configuration is one list that others use, so it is never written.
 */
export class ExistingBucket extends Construct {
  readonly subscription?: sns.CfnSubscription;
  readonly rule?: events.CfnRule;
  /** File notices that the queue did not take in a day of trying; only with a rule. */
  readonly undelivered?: sqs.Queue;

  constructor(scope: Construct, id: string, props: ExistingBucketProps) {
    super(scope, id);
    if (props.topic !== undefined) {
      this.subscription = subscribe(this, props.fileQueue, props.topic);
      return;
    }
    this.undelivered = endOfTheLine(this, 'Undelivered', props.encryptionKey);
    this.rule = ruleFor(this, props, this.undelivered);
    letSend(props.fileQueue, fromRule(this.rule));
    letSend(this.undelivered, fromRule(this.rule));
    Validations.of(this.undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue: that of the rule, which the check does not look at',
    });
  }
}

/** How the keys of log files end. */
const logFileEnd = '.json.gz';

/** The keys of log files, for EventBridge and for IAM; digests and insights lie in other folders. */
export function logFileKeys({
  prefix,
  organizationId,
}: Pick<ExistingBucketProps, 'prefix' | 'organizationId'>): string {
  const start = prefix === undefined ? '' : `${prefix}/`;
  return `${start}AWSLogs/${organizationId === undefined ? '' : `${organizationId}/`}*/CloudTrail/*.json.gz`;
}

function subscribe(scope: Construct, queue: sqs.Queue, topic: sns.ITopic): sns.CfnSubscription {
  letSend(queue, {
    service: 'sns.amazonaws.com',
    conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
  });
  return new sns.CfnSubscription(scope, 'Subscription', {
    protocol: 'sqs',
    topicArn: topic.topicArn,
    endpoint: queue.queueArn,
    filterPolicyScope: 'MessageBody',
    filterPolicy: logFileNotices,
  });
}

/**
 * Notices of log files, as CloudTrail, S3 and EventBridge word them: a topic that others share brings much
 * else. What lies in the folder of another service, the function leaves out.
 */
export const logFileNotices = {
  $or: [
    { s3ObjectKey: [{ suffix: logFileEnd }] },
    { Records: { s3: { object: { key: [{ suffix: logFileEnd }] } } } },
    { detail: { object: { key: [{ suffix: logFileEnd }] } } },
  ],
};

function ruleFor(scope: Construct, props: ExistingBucketProps, undelivered: sqs.Queue): events.CfnRule {
  return new events.CfnRule(scope, 'Rule', {
    description: 'New CloudTrail log files, for lextrail',
    eventPattern: {
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: {
        bucket: { name: [props.bucket.bucketName] },
        object: { key: [{ wildcard: logFileKeys(props) }] },
      },
    },
    targets: [
      {
        id: 'Lextrail',
        arn: props.fileQueue.queueArn,
        deadLetterConfig: { arn: undelivered.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: daySeconds, maximumRetryAttempts: 185 },
      },
    ],
  });
}
