import {
  GetQueueAttributesCommand,
  type Message,
  type QueueAttributeName,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { readFileNotice, readLiveNotice } from '../ingest/notices';
import { fileUrl } from '../model/file-address';
import { isObject, textOf } from '../model/json';
import { type Deployment, type LogGroupName, optionalQueueNames } from './deployment';
import { commandIn } from './where';

/** The queues of dead letters, by the names of the outputs that tell their addresses. */
export const deadLetterQueues = [
  'LiveDeadLettersUrl',
  'FileDeadLettersUrl',
  'UndeliveredUrl',
  ...optionalQueueNames,
] as const;

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
  /** What the log of the function calls it. */
  readonly messageId: string;
  /** When it was sent first, as an instant. */
  readonly sent?: string;
  /** The call or log files that it is about, as far as it says. */
  readonly about: string;
  /** Why it failed, where the message says so. */
  readonly why?: string;
  /** The command that shows why; absent where there is no log, or the stack does not name it. */
  readonly log?: string;
}

/** Looks at the dead letters without taking them out. */
export async function deadLetters(
  deployment: Pick<Deployment, 'queues' | 'logGroups' | 'where'>,
  sqs: SQSClient,
): Promise<readonly DeadLetters[]> {
  const { queues } = deployment;
  const there = deadLetterQueues.flatMap((queue) => {
    const url = queues[queue];
    return url === undefined ? [] : [{ queue, url }];
  });
  return Promise.all(
    there.map(async ({ queue, url }) => {
      const attributes = await attributesOf(sqs, url, 'ApproximateNumberOfMessages');
      const count = Number(attributes.ApproximateNumberOfMessages ?? 0);
      const samples = count === 0 ? [] : await received(sqs, url, 0);
      return {
        queue,
        count,
        samples: unique(samples).map((each) => readDeadLetter(each, queue, deployment)),
      };
    }),
  );
}

/** One attribute of a queue. */
export async function attributesOf(
  sqs: SQSClient,
  QueueUrl: string,
  name: QueueAttributeName,
): Promise<Readonly<Partial<Record<QueueAttributeName, string>>>> {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] });
  const { Attributes = {} } = await sqs.send(command);
  return Attributes;
}

/** Up to ten messages, hidden from others for so many seconds. */
export async function received(
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

/** The log that says why, by the id of the message; of what EventBridge could not deliver the message says it. */
const logs: Readonly<Record<DeadLetterQueue, LogGroupName | undefined>> = {
  LiveDeadLettersUrl: 'LiveLogGroupName',
  FileDeadLettersUrl: 'FilesLogGroupName',
  UndeliveredUrl: undefined,
  BucketUndeliveredUrl: undefined,
  TamperingUndeliveredUrl: undefined,
};

function readDeadLetter(
  message: Message,
  queue: DeadLetterQueue,
  { logGroups, where }: Pick<Deployment, 'logGroups' | 'where'>,
): DeadLetter {
  const { MessageId: messageId = '', Body = '', Attributes } = message;
  const sent = Number(Attributes?.SentTimestamp);
  const log = logs[queue];
  const group = log === undefined ? undefined : logGroups[log];
  const { about, problem } = holds[queue](Body);
  return {
    messageId,
    ...(Number.isFinite(sent) && { sent: new Date(sent).toISOString() }),
    about,
    why: problem ?? errorOf(message) ?? (log === undefined ? 'EventBridge gave no reason' : undefined),
    log: group === undefined ? undefined : commandIn(where, ...search(group, messageId)),
  };
}

const holds: Readonly<Record<DeadLetterQueue, (body: string) => MessageContent>> = {
  LiveDeadLettersUrl: eventIn,
  FileDeadLettersUrl: filesIn,
  UndeliveredUrl: eventIn,
  BucketUndeliveredUrl: filesIn,
  TamperingUndeliveredUrl: eventIn,
};

/** CloudWatch Logs user guide, "Filter pattern syntax": a term with a dash goes in double quotes. */
function search(group: string, messageId: string): readonly string[] {
  return [
    'aws',
    'logs',
    'filter-log-events',
    '--log-group-name',
    group,
    '--filter-pattern',
    `"${messageId}"`,
  ];
}

interface MessageContent {
  readonly about: string;
  readonly problem?: string;
}

function filesIn(body: string): MessageContent {
  const notice = readFileNotice(body);
  if (notice.kind === 'malformed')
    return { about: 'a message that announces no file', problem: notice.problem };
  if (notice.kind === 'foreign') return { about: 'a message that is no notice of a log file' };
  return { about: notice.files.map(fileUrl).join(', ') || 'no file' };
}

function eventIn(body: string): MessageContent {
  const notice = readLiveNotice(body);
  if (notice.kind === 'malformed') return { about: 'a message that holds no event', problem: notice.problem };
  const { eventName, eventID } = isObject(notice.record) ? notice.record : {};
  return { about: `${textOf(eventName) ?? 'an event without a name'} ${textOf(eventID) ?? 'without an id'}` };
}

/** EventBridge user guide, "Using dead-letter queues": it writes why into the attributes. */
function errorOf({ MessageAttributes = {} }: Message): string | undefined {
  const texts = ['ERROR_CODE', 'ERROR_MESSAGE'].map((name) => MessageAttributes[name]?.StringValue);
  const said = texts.filter((text) => text !== undefined);
  return said.length === 0 ? undefined : said.join(': ');
}
