import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Aws, Duration, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Environment } from '../../lambda/environment';
import type { EventsTable } from '../events-table';
import { wildcardFinding } from '../wildcard-finding';
import { WorkQueue } from '../work-queue';
import { IngestFunction } from './ingest-function';

export interface IngestionProps {
  readonly table: EventsTable;
  readonly environment: Omit<Environment, 'tableName' | 'urlSuffix'>;
  readonly logRetention: RetentionDays;
  readonly encryptionKey?: kms.IKey;
}

/** The two paths into the table, each a queue and the function that works it off. */
export class Ingestion extends Construct {
  readonly live: WorkQueue;
  readonly files: WorkQueue;
  readonly liveFunction: IngestFunction;
  readonly filesFunction: IngestFunction;

  constructor(scope: Construct, id: string, props: IngestionProps) {
    super(scope, id);
    const { encryptionKey, logRetention } = props;
    const environment = {
      ...props.environment,
      tableName: props.table.table.tableName,
      urlSuffix: Aws.URL_SUFFIX,
    };
    const shared = { environment, logRetention, encryptionKey };
    const statements = props.table.writeStatements();

    this.live = new WorkQueue(this, 'Live', { workTime: liveWork.workTime, encryptionKey });
    this.liveFunction = new IngestFunction(this, 'LiveFunction', {
      ...shared,
      ...liveWork,
      handler: 'ingest',
      work: this.live,
      statements,
    });
    this.files = new WorkQueue(this, 'Files', { workTime: filesWork.workTime, encryptionKey });
    this.filesFunction = new IngestFunction(this, 'FilesFunction', {
      ...shared,
      ...filesWork,
      handler: 'ingest-files',
      work: this.files,
      statements,
    });
  }

  /** Lets the files function, and nothing else, read log files: these keys of this bucket. */
  readFiles(bucketArn: string, keys: string, encryptionKey?: kms.IKey): void {
    const { role } = this.filesFunction;
    const resource = `${bucketArn}/${keys}`;
    role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [resource] }));
    if (encryptionKey) {
      role.addToPolicy(
        new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [encryptionKey.keyArn] }),
      );
    }
    Validations.of(role).acknowledge({
      id: wildcardFinding(this, resource),
      reason:
        'The keys of log files hold account, Region and date: any of these, of one bucket, and of log files only',
    });
  }
}

// An event is a few kilobytes; half a minute is ten of them at once, with retries.
const liveWork = {
  workTime: Duration.seconds(30),
  batchSize: 10,
  maxConcurrency: 10,
  memoryMebibytes: 512,
};

// A file has at most 50 MB before compression (CloudTrail quotas); one at a time is held in memory.
const filesWork = { workTime: Duration.minutes(5), batchSize: 5, maxConcurrency: 5, memoryMebibytes: 1024 };
