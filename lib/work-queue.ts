import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface WorkQueueProps {
  /** How long the function that reads the queue may take over one batch. */
  readonly workTime: Duration;
  /** @default - encrypted with a key that SQS owns, free of charge */
  readonly encryptionKey?: kms.IKey;
}

/** A queue of work and the dead letters that it could not do. */
export class WorkQueue extends Construct {
  readonly queue: sqs.Queue;
  readonly deadLetters: sqs.Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = new sqs.Queue(this, 'DeadLetters', {
      ...encrypted(props.encryptionKey),
      ...keptLongest,
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...encrypted(props.encryptionKey),
      ...keptLongest,
      // Six times the function's timeout, as the Lambda guide advises, so that a retry meets no copy still at work.
      visibilityTimeout: Duration.seconds(6 * props.workTime.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }
}

// SQS keeps a message for 14 days at most.
const keptLongest = { retentionPeriod: Duration.days(14), enforceSSL: true };

export function encrypted(encryptionKey?: kms.IKey): sqs.QueueProps {
  if (encryptionKey === undefined) return { encryption: sqs.QueueEncryption.SQS_MANAGED };
  return { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey: encryptionKey };
}

/** A queue for what could not be delivered to another one: it is the end of the line. */
export function endOfTheLine(scope: Construct, id: string, encryptionKey?: kms.IKey): sqs.Queue {
  return new sqs.Queue(scope, id, { ...encrypted(encryptionKey), ...keptLongest });
}

export interface Sender {
  /** The service that sends, such as `events.amazonaws.com`. */
  readonly service: string;
  readonly conditions: iam.Conditions;
}

/** Lets one service put messages into the queue, under conditions that name for whom. */
export function letSend(queue: sqs.Queue, sender: Sender): void {
  queue.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(sender.service)],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: sender.conditions,
    }),
  );
}
