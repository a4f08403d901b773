import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Environment, toEnvironment } from '../../lambda/environment';
import type { WorkQueue } from '../work-queue';
import { nodeFunction } from './node-function';

export interface IngestFunctionProps {
  /** Which function of `lambda/`. */
  readonly handler: 'ingest' | 'ingest-files';
  readonly work: WorkQueue;
  /** How long one batch may take; the queue must have been made for the same. */
  readonly timeout: Duration;
  readonly batchSize: number;
  /** How many batches are worked on at once. */
  readonly maxConcurrency: number;
  readonly memoryMebibytes: number;
  readonly environment: Environment;
  /** What it may do beside reading its queue and writing its log. */
  readonly statements: readonly iam.PolicyStatement[];
  readonly logRetention: logs.RetentionDays;
  readonly encryptionKey?: kms.IKey;
}

/** One function, the queue it works off, and nothing that it is allowed beyond that. */
export class IngestFunction extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;
  readonly logGroup: logs.LogGroup;
  readonly source: lambda.EventSourceMapping;

  constructor(scope: Construct, id: string, props: IngestFunctionProps) {
    super(scope, id);
    const made = nodeFunction(this, {
      ...props,
      variables: toEnvironment(props.environment),
      statements: [...readQueue(props), ...props.statements],
    });
    this.function = made.function;
    this.role = made.role;
    this.logGroup = made.logGroup;
    this.source = new lambda.EventSourceMapping(this, 'Source', {
      target: this.function,
      eventSourceArn: props.work.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}

function readQueue({ work, encryptionKey: key }: IngestFunctionProps): readonly iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [work.queue.queueArn],
    }),
    ...(key ? [new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] })] : []),
  ];
}
