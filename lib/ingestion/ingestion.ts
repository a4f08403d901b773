import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Aws, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Environment } from '../../lambda/environment';
import type { EventsTable } from '../events-table';
import { wildcardFinding } from '../wildcard-finding';
import { WorkQueue } from '../work-queue';
import { functionSettings as settings } from './function-settings';
import { IngestFunction } from './ingest-function';
import { TextKey } from './text-key';

export interface IngestionProps {
  readonly table: EventsTable;
  readonly environment: Omit<Environment, 'tableName' | 'urlSuffix' | 'textKeySecret' | 'bucketRole'>;
  /** The role that reads the log files. @default - that of the files function, once it is let (readFiles) */
  readonly bucketRole?: Environment['bucketRole'];
  /** Whether texts are stored as hashes; the key for them is made here. */
  readonly hashTexts: boolean;
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
    const textKey = props.hashTexts ? new TextKey(this, 'TextKey', encryptionKey) : undefined;
    const environment = {
      ...props.environment,
      tableName: props.table.table.tableName,
      urlSuffix: Aws.URL_SUFFIX,
      textKeySecret: textKey?.secret.secretArn,
    };
    const shared = { environment, logRetention, encryptionKey };
    const statements = [...props.table.writeStatements(), ...(textKey?.readStatements() ?? [])];

    this.live = new WorkQueue(this, 'Live', { workTime: settings.live.timeout, encryptionKey });
    this.liveFunction = new IngestFunction(this, 'LiveFunction', {
      ...shared,
      ...settings.live,
      handler: 'ingest',
      work: this.live,
      statements,
    });
    this.files = new WorkQueue(this, 'Files', { workTime: settings.files.timeout, encryptionKey });
    this.filesFunction = new IngestFunction(this, 'FilesFunction', {
      ...shared,
      ...settings.files,
      environment: { ...environment, bucketRole: props.bucketRole },
      handler: 'ingest-files',
      work: this.files,
      statements: [...statements, ...mayAssume(props.bucketRole)],
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

function mayAssume(role: IngestionProps['bucketRole']): readonly iam.PolicyStatement[] {
  if (role === undefined) return [];
  return [new iam.PolicyStatement({ actions: ['sts:AssumeRole'], resources: [role.roleArn] })];
}
