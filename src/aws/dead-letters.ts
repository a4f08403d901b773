import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { isObject, type JsonObject, textOf } from '../json';
import type { Deployment, QueueName } from './deployment';

/** The queues of dead letters, by the names of the outputs that tell their addresses. */
export const deadLetterQueues = ['LiveDeadLettersUrl', 'FileDeadLettersUrl', 'UndeliveredUrl'] as const;

export type DeadLetterQueue = (typeof deadLetterQueues)[number];

/** What lies in one queue of dead letters. */
export interface DeadLetters {
  readonly queue: DeadLetterQueue;
  /** As SQS estimates it. */
  readonly count: number;
  /** Up to ten of them. */
  readonly samples: readonly DeadLetter[];
}

export interface DeadLetter {
  readonly messageId: string;
  /** When it was sent first, as an instant. */
  readonly sent?: string;
  /** The call or log file that it is about, as far as it says. */
  readonly about: string;
  /** Why it failed, as far as it says. */
  readonly why: string;
}

/** Looks at the dead letters without taking them out. */
export async function deadLetters(
  { queues }: Pick<Deployment, 'queues'>,
  sqs: SQSClient,
): Promise<readonly DeadLetters[]> {
  return Promise.all(
    deadLetterQueues.map(async (queue) => {
      const attributes = await attributesOf(sqs, queues[queue], 'ApproximateNumberOfMessages');
      const count = Number(attributes.ApproximateNumberOfMessages ?? 0);
      const samples = count === 0 ? [] : await received(sqs, queues[queue], 0);
      return { queue, count, samples: unique(samples).map((message) => readDeadLetter(message, queue)) };
    }),
  );
}

/** What became of bringing dead letters back: SQS moves them in its own time, or they were moved at once. */
export type Redrive =
  | { readonly kind: 'started'; readonly task: string }
  | { readonly kind: 'moved'; readonly count: number };

/**
 * Brings the dead letters of one queue back to where they are worked off. SQS moves only dead letters
 * of its own queues (API reference, StartMessageMoveTask); what EventBridge could not deliver is moved
 * by hand: sent first, then deleted, so that what breaks off in between comes twice and is stored once.
 */
export async function redrive(
  { queues }: Pick<Deployment, 'queues'>,
  queue: DeadLetterQueue,
  sqs: SQSClient,
): Promise<Redrive> {
  if (queue === 'UndeliveredUrl') return moved(sqs, queues[queue], queues.LiveQueueUrl);
  const { QueueArn: SourceArn } = await attributesOf(sqs, queues[queue], 'QueueArn');
  const { TaskHandle = '' } = await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
  return { kind: 'started', task: TaskHandle };
}

async function attributesOf(
  sqs: SQSClient,
  QueueUrl: string,
  name: QueueAttributeName,
): Promise<Readonly<Partial<Record<QueueAttributeName, string>>>> {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] });
  const { Attributes = {} } = await sqs.send(command);
  return Attributes;
}

async function received(
  sqs: SQSClient,
  QueueUrl: string,
  VisibilityTimeout: number,
): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      VisibilityTimeout,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 2,
      MessageSystemAttributeNames: ['SentTimestamp'],
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
}

/** Seen with no time hidden, a message may come twice in one answer. */
function unique(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((message) => [message.MessageId, message])).values()];
}

// Long enough to send and delete ten messages.
const hiddenSeconds = 60;

async function moved(sqs: SQSClient, from: string, to: string): Promise<Redrive> {
  let count = 0;
  for (;;) {
    const messages = await received(sqs, from, hiddenSeconds);
    if (messages.length === 0) return { kind: 'moved', count };
    const entries = messages.map(({ Body = '' }, index) => ({ Id: String(index), MessageBody: Body }));
    const { Successful = [] } = await sqs.send(
      new SendMessageBatchCommand({ QueueUrl: to, Entries: entries }),
    );
    const sent = new Set(Successful.map(({ Id }) => Id));
    const gone = messages.flatMap(({ ReceiptHandle }, index) =>
      sent.has(String(index)) ? [{ Id: String(index), ReceiptHandle }] : [],
    );
    if (gone.length === 0) throw new Error('the live queue took none of the messages; look at its policy');
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries: gone }));
    count += gone.length;
  }
}

const WHERE_IT_STANDS: Readonly<Record<DeadLetterQueue, string>> = {
  LiveDeadLettersUrl: 'the message does not say; the log of the live function does, by its id',
  FileDeadLettersUrl: 'the message does not say; the log of the file function does, by its id',
  UndeliveredUrl: 'EventBridge gave no reason',
} satisfies Readonly<Record<Extract<QueueName, DeadLetterQueue>, string>>;

function readDeadLetter(message: Message, queue: DeadLetterQueue): DeadLetter {
  const { MessageId = '', Body = '', Attributes } = message;
  const sent = Number(Attributes?.SentTimestamp);
  const body = parsed(Body);
  return {
    messageId: MessageId,
    ...(Number.isFinite(sent) && { sent: new Date(sent).toISOString() }),
    about: body === undefined ? Body.slice(0, 80) : aboutOf(body),
    why: body === undefined ? 'the message is no JSON object' : (errorOf(message) ?? WHERE_IT_STANDS[queue]),
  };
}

/** EventBridge user guide, "Using dead-letter queues": it writes why into the attributes. */
function errorOf({ MessageAttributes = {} }: Message): string | undefined {
  const texts = ['ERROR_CODE', 'ERROR_MESSAGE'].map((name) => MessageAttributes[name]?.StringValue);
  const said = texts.filter((text) => text !== undefined);
  return said.length === 0 ? undefined : said.join(': ');
}

function aboutOf(body: JsonObject): string {
  const { detail } = body;
  const call = isObject(detail) ? [textOf(detail.eventName), textOf(detail.eventID)] : [];
  const said = call.filter((text) => text !== undefined);
  return said.length > 0 ? said.join(' ') : JSON.stringify(body).slice(0, 200);
}

function parsed(body: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
