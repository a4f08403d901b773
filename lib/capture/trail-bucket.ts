import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { letSend } from '../work-queue';

export interface TrailBucketProps {
  /** The only trail that may write here. */
  readonly trailArn: string;
  /** How long log files are kept. */
  readonly fileRetention: Duration;
  /** The queue that hears of every log file. */
  readonly fileQueue: sqs.Queue;
  readonly encryptionKey?: kms.IKey;
  /** For how long nobody may delete a log file, short of a special permission. @default - no object lock */
  readonly objectLockRetention?: Duration;
  /** The organization with accounts that write their logs here too. @default - this account's only */
  readonly organizationId?: string;
  /** Whose the organization's trail is. @default - this account's */
  readonly managementAccount?: string;
}

/** Where a trail of ours writes: private, versioned, encrypted in transit and at rest, kept when the stack goes. */
export class TrailBucket extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string, props: TrailBucketProps) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, 'Bucket', {
      ...encryption(props.encryptionKey),
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockDefaultRetention:
        props.objectLockRetention && s3.ObjectLockRetention.governance(props.objectLockRetention),
      lifecycleRules: lifecycle(props.fileRetention),
      // A first deploy that fails takes the empty bucket with it.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    for (const statement of trailMayWrite(this.bucket, props)) this.bucket.addToResourcePolicy(statement);
    announceLogFiles(this.bucket, props);
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'It is itself a log; the digest files of the trail show whether a log file was changed or removed',
    });
  }
}

function encryption(encryptionKey?: kms.IKey): s3.BucketProps {
  if (encryptionKey === undefined) return { encryption: s3.BucketEncryption.S3_MANAGED };
  return { encryption: s3.BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true };
}

function lifecycle(fileRetention: Duration): s3.LifecycleRule[] {
  return [
    {
      expiration: fileRetention,
      noncurrentVersionExpiration: Duration.days(30),
      abortIncompleteMultipartUploadAfter: Duration.days(7),
    },
  ];
}

/** CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail", with the trail named in both statements. */
function trailMayWrite(bucket: s3.Bucket, props: TrailBucketProps): readonly iam.PolicyStatement[] {
  const principals = [new iam.ServicePrincipal('cloudtrail.amazonaws.com')];
  const source = { 'aws:SourceArn': props.trailArn };
  const owner = props.managementAccount ?? Stack.of(bucket).account;
  const accounts = [owner, ...(props.organizationId ? [props.organizationId] : [])];
  return [
    new iam.PolicyStatement({
      sid: 'TrailChecksAcl',
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: source },
    }),
    new iam.PolicyStatement({
      sid: 'TrailWritesLogs',
      principals,
      actions: ['s3:PutObject'],
      resources: accounts.map((folder) => bucket.arnForObjects(`AWSLogs/${folder}/*`)),
      conditions: { StringEquals: { ...source, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    }),
  ];
}

/**
 * Set on the bucket's own resource: no custom resource, no function of the CDK. The queue's policy
 * cannot name the bucket, which is made after it (S3 checks the policy when the bucket is made); so it
 * asks that the bucket is this account's.
 */
function announceLogFiles(bucket: s3.Bucket, props: TrailBucketProps): void {
  const { account, partition } = Stack.of(bucket);
  letSend(props.fileQueue, {
    service: 's3.amazonaws.com',
    conditions: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::*` },
    },
  });
  // Digests and insights lie beside CloudTrail/. An organization's logs have the account in between, where a
  // notification's filter cannot skip it: there the function leaves out what is no log.
  const prefix = props.organizationId ? 'AWSLogs/' : `AWSLogs/${account}/CloudTrail/`;
  const configured = bucket.node.defaultChild as s3.CfnBucket;
  configured.notificationConfiguration = {
    queueConfigurations: [
      {
        event: 's3:ObjectCreated:*',
        queue: props.fileQueue.queueArn,
        filter: {
          s3Key: {
            rules: [
              { name: 'prefix', value: prefix },
              { name: 'suffix', value: '.json.gz' },
            ],
          },
        },
      },
    ],
  };
  bucket.node.addDependency(props.fileQueue);
}
