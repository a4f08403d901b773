import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { WatchSettings } from '../src/watch/watch-settings';
import type { Configuration } from './configuration/settings';
import { Lextrail } from './lextrail';
import type { LextrailProps } from './lextrail-props';
import { addOutputs } from './outputs';

export interface LextrailStackProps extends StackProps {
  readonly configuration: Configuration;
}

/** The home Region: everything but the forwarders. */
export class LextrailStack extends Stack {
  readonly lextrail: Lextrail;

  constructor(scope: Construct, id: string, { configuration, ...props }: LextrailStackProps) {
    super(scope, id, { description: 'lextrail: the audit trail for Amazon Lex', ...props });
    this.lextrail = new Lextrail(this, 'Lextrail', {
      ...own(configuration),
      ...references(this, configuration),
    });
    addOutputs(this, this.lextrail, configuration);
  }
}

function own(configuration: Configuration): LextrailProps {
  const { reads, logDays, deletionProtection, acceptFromOrganization, organizationId } = configuration;
  const { hashTexts, bucketPrefix, trailName, runtimeCalls, fileTopic } = configuration;
  return {
    reads,
    hashTexts,
    retention: Duration.days(configuration.retentionDays),
    readRetention: days(configuration.readRetentionDays),
    maxWriteUnits: configuration.maxWriteUnits,
    logRetention: logDays,
    deletionProtection,
    existingTable: configuration.existingTable,
    managementAccount: configuration.managementAccount,
    bucketRoleArn: configuration.bucketRoleArn,
    bucketExternalId: configuration.bucketExternalId,
    acceptFromOrganization,
    bucketPrefix,
    trailName,
    organizationId,
    runtimeCalls,
    fileRetention: days(configuration.fileDays),
    objectLockRetention: days(configuration.objectLockDays),
    fileTopic,
    // It was read without a problem (watch-problems.ts), so it is of this shape.
    watch: configuration.watch as WatchSettings,
    notify: configuration.notify,
    silence: Duration.hours(configuration.silenceHours),
    forwardingRegions: configuration.regions.filter((region) => region !== configuration.region),
  };
}

function references(scope: Stack, configuration: Configuration): LextrailProps {
  const { customerKey, bucket, bucketKeyArn, bucketTopicArn } = configuration;
  return {
    encryptionKey: customerKey ? new kms.Key(scope, 'Key', keyProps) : undefined,
    bucket: bucket === undefined ? undefined : s3.Bucket.fromBucketName(scope, 'Bucket', bucket),
    bucketKey: bucketKeyArn === undefined ? undefined : kms.Key.fromKeyArn(scope, 'BucketKey', bucketKeyArn),
    bucketTopic:
      bucketTopicArn === undefined ? undefined : sns.Topic.fromTopicArn(scope, 'BucketTopic', bucketTopicArn),
  };
}

const keyProps: kms.KeyProps = {
  description: 'lextrail: table, queues, logs, log files',
  enableKeyRotation: true,
};

function days(count: number | undefined): Duration | undefined {
  return count === undefined ? undefined : Duration.days(count);
}
