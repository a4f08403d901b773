import {
  DeleteMessageBatchCommand,
  type Message,
  SendMessageBatchCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { parseJson } from '../ingest/parse-json';
import { isObject } from '../model/json';
import type { Ask } from '../requests/signed-request';
import { tamperReport } from '../watch/tamper-report';
import { attributesOf, type DeadLetterQueue, received } from './dead-letters';
import type { Deployment } from './deployment';

/** What became of bringing dead letters back: SQS moves them in its own time, or they were moved at once. */
export type Redrive =
  | { readonly kind: 'started'; readonly task: string }
  | { readonly kind: 'moved'; readonly count: number };

export interface RedriveClients {
  readonly sqs: SQSClient;
  readonly ask: Ask;
}

/**
 * Brings the dead letters of one queue back to where they are worked off. SQS moves only dead letters
 * of its own queues (API reference, StartMessageMoveTask); what EventBridge could not deliver is moved
 * by hand: sent first, then deleted, so that what breaks off in between comes twice and is stored once, or
 * is told twice.
 */
export async function redrive(
  { queues, topic, stack }: Pick<Deployment, 'queues' | 'topic' | 'stack'>,
  queue: DeadLetterQueue,
  { sqs, ask }: RedriveClients,
): Promise<Redrive> {
  const url = queues[queue];
  if (url === undefined) return { kind: 'moved', count: 0 };
  if (queue === 'UndeliveredUrl') return moved(sqs, url, toQueue(sqs, queues.LiveQueueUrl));
  if (queue === 'BucketUndeliveredUrl') return moved(sqs, url, toQueue(sqs, queues.FileQueueUrl));
  if (queue === 'TamperingUndeliveredUrl') return moved(sqs, url, toTopic(ask, topic, stack));
  const { QueueArn: SourceArn } = await attributesOf(sqs, url, 'QueueArn');
  const { TaskHandle = '' } = await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
  return { kind: 'started', task: TaskHandle };
}

/** Sends messages on, and gives those that were taken. */
type SendOn = (messages: readonly Message[]) => Promise<readonly Message[]>;

// Long enough to send and delete ten messages.
const hiddenSeconds = 60;

async function moved(sqs: SQSClient, from: string, send: SendOn): Promise<Redrive> {
  let count = 0;
  for (;;) {
    const messages = await received(sqs, from, hiddenSeconds);
    if (messages.length === 0) return { kind: 'moved', count };
    const gone = await send(messages);
    if (gone.length === 0)
      throw new Error('none of the messages was taken; look at the policy of the target');
    const Entries = gone.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries }));
    count += gone.length;
  }
}

function toQueue(sqs: SQSClient, QueueUrl: string): SendOn {
  return async (messages) => {
    const Entries = messages.map(({ Body = '' }, index) => ({ Id: String(index), MessageBody: Body }));
    const { Successful = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const sent = new Set(Successful.map(({ Id }) => Id));
    return messages.filter((_, index) => sent.has(String(index)));
  };
}

/** The words that EventBridge would have sent, with the runbook's usual place; what is no event is sent as it is. */
function toTopic(ask: Ask, topic: string, stack: string): SendOn {
  return async (messages) => {
    for (const { Body = '' } of messages) {
      const event = parseJson(Body)?.value;
      const Message = isObject(event) && isObject(event.detail) ? tamperReport(event, stack) : Body;
      // SNS API reference, Publish.
      const query = { Action: 'Publish', TopicArn: topic, Message, Version: '2010-03-31' };
      await ask({ service: 'sns', path: '/', query });
    }
    return messages;
  };
}
