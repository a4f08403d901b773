import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { deadLetters } from '../../src/doctor/dead-letters';
import { type Deployment, queueNames } from '../../src/doctor/deployment';
import { redrive } from '../../src/doctor/redrive';
import type { SignedRequest } from '../../src/requests/signed-request';

const sqs = mockClient(SQSClient);
const client = new SQSClient({ region: 'eu-west-1' });
const queues = Object.fromEntries(
  queueNames.map((name) => [name, `https://sqs/${name}`]),
) as Deployment['queues'];

const asked: SignedRequest[] = [];
const clients = { sqs: client, ask: async (request: SignedRequest) => asked.push(request) };

const deployment = {
  queues,
  topic: 'arn:aws:sns:eu-west-1:111122223333:topic',
  stack: 'Lextrail',
  where: { region: 'eu-west-1', profile: 'audit' },
  logGroups: { LiveLogGroupName: 'live-log', FilesLogGroupName: 'files-log' },
};

beforeEach(() => {
  sqs.reset();
  asked.length = 0;
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '0' } });
  sqs.on(ReceiveMessageCommand).resolves({ Messages: [] });
});

function holds(queue: keyof Deployment['queues'], ...messages: readonly object[]): void {
  const QueueUrl = queues[queue];
  const Attributes = { ApproximateNumberOfMessages: String(messages.length), QueueArn: `arn:${queue}` };
  sqs.on(GetQueueAttributesCommand, { QueueUrl }).resolves({ Attributes });
  sqs
    .on(ReceiveMessageCommand, { QueueUrl })
    .resolvesOnce({ Messages: [...messages] })
    .resolves({ Messages: [] });
}

test('empty queues are not even looked into', async () => {
  const all = await deadLetters(deployment, client);

  expect(all.map(({ count, samples }) => [count, samples])).toEqual([
    [0, []],
    [0, []],
    [0, []],
  ]);
  expect(sqs.commandCalls(ReceiveMessageCommand)).toHaveLength(0);
});

test('a dead letter says what it is about and why it failed, as far as it says', async () => {
  const Body = JSON.stringify({ detail: { eventName: 'CreateBot', eventID: '1f6a' } });
  const MessageAttributes = {
    ERROR_CODE: { DataType: 'String', StringValue: 'NO_PERMISSIONS' },
    ERROR_MESSAGE: { DataType: 'String', StringValue: 'Lack of permissions' },
  };
  const Attributes = { SentTimestamp: '1795348800000' };
  holds('UndeliveredUrl', { MessageId: 'a', Body, MessageAttributes, Attributes });
  holds('LiveDeadLettersUrl', { MessageId: 'b', Body: 'poison' }, { MessageId: 'b', Body: 'poison' });
  holds('FileDeadLettersUrl', { MessageId: 'c', Body: '{"s3Bucket":"logs"}' });

  const [live, files, undelivered] = await deadLetters(deployment, client);

  expect(undelivered?.samples).toEqual([
    {
      messageId: 'a',
      sent: '2026-11-22T12:00:00.000Z',
      about: 'CreateBot 1f6a',
      why: 'NO_PERMISSIONS: Lack of permissions',
    },
  ]);
  expect(live?.samples).toMatchObject([
    { messageId: 'b', about: 'a message that holds no event', why: expect.stringContaining('"poison"') },
  ]);
  expect(files?.samples).toMatchObject([
    { about: 'a message that announces no file', why: expect.stringContaining('no file in a form known') },
  ]);
});

test('dead letters of a queue are moved back by SQS itself', async () => {
  holds('LiveDeadLettersUrl', {});
  sqs
    .on(StartMessageMoveTaskCommand, { SourceArn: 'arn:LiveDeadLettersUrl' })
    .resolves({ TaskHandle: 'task' });

  expect(await redrive(deployment, 'LiveDeadLettersUrl', clients)).toEqual({ kind: 'started', task: 'task' });
});

test('what EventBridge could not deliver is sent to the live queue, and only what it took is deleted', async () => {
  const messages = ['a', 'b'].map((id) => ({
    MessageId: id,
    Body: `body ${id}`,
    ReceiptHandle: `handle ${id}`,
  }));
  holds('UndeliveredUrl', ...messages);
  sqs.on(SendMessageBatchCommand).resolves({
    Successful: [{ Id: '1', MessageId: 'x', MD5OfMessageBody: 'x' }],
    Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }],
  });

  expect(await redrive(deployment, 'UndeliveredUrl', clients)).toEqual({ kind: 'moved', count: 1 });

  expect(sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input.QueueUrl).toBe(
    'https://sqs/LiveQueueUrl',
  );
  expect(sqs.commandCalls(DeleteMessageBatchCommand)[0]?.args[0].input.Entries).toEqual([
    { Id: '0', ReceiptHandle: 'handle b' },
  ]);
});

test('where the live queue takes nothing, nothing is deleted and the reason is said', async () => {
  holds('UndeliveredUrl', { MessageId: 'a', Body: 'x', ReceiptHandle: 'h' });
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });

  await expect(redrive(deployment, 'UndeliveredUrl', clients)).rejects.toThrow(
    'none of the messages was taken',
  );
  expect(sqs.commandCalls(DeleteMessageBatchCommand)).toHaveLength(0);
});

test('a dead file is named in full, however long its notice is, with the command that shows why', async () => {
  const key = `${'deep/'.repeat(60)}AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a b.json.gz`;
  const object = { key: encodeURIComponent(key).replaceAll('%20', '+') };
  const Records = [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'trail-logs' }, object } }];
  holds('FileDeadLettersUrl', { MessageId: 'm-1', Body: JSON.stringify({ Records }) });

  const [, files] = await deadLetters(deployment, client);

  expect(files?.samples).toEqual([
    {
      messageId: 'm-1',
      about: `s3://trail-logs/${key}`,
      log: 'aws logs filter-log-events --log-group-name files-log --filter-pattern \'"m-1"\' --region eu-west-1 --profile audit',
    },
  ]);
});

test('a dead event is called by its operation and id, and a stack that names no log gives no command', async () => {
  const Body = JSON.stringify({ detail: { eventName: 'CreateBot', eventID: '1f6a' } });
  holds('LiveDeadLettersUrl', { MessageId: 'm-2', Body });

  const [named] = await deadLetters(deployment, client);
  sqs.on(ReceiveMessageCommand).resolves({ Messages: [{ MessageId: 'm-2', Body }] });
  const [unnamed] = await deadLetters({ ...deployment, logGroups: {} }, client);

  expect(named?.samples).toMatchObject([
    { about: 'CreateBot 1f6a', log: expect.stringContaining('--log-group-name live-log') },
  ]);
  expect(unnamed?.samples).toEqual([{ messageId: 'm-2', about: 'CreateBot 1f6a' }]);
});

test("the news of another's bucket that EventBridge could not deliver is shown, and sent to the file queue", async () => {
  const BucketUndeliveredUrl = 'https://sqs/BucketUndeliveredUrl';
  const detail = { bucket: { name: 'trail-logs' }, object: { key: 'a.json.gz' } };
  const message = {
    MessageId: 'm-3',
    Body: JSON.stringify({ source: 'aws.s3', detail }),
    ReceiptHandle: 'h',
  };
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '1' } });
  sqs
    .on(ReceiveMessageCommand, { QueueUrl: BucketUndeliveredUrl, VisibilityTimeout: 0 })
    .resolves({ Messages: [message] })
    .on(ReceiveMessageCommand, { QueueUrl: BucketUndeliveredUrl, VisibilityTimeout: 60 })
    .resolvesOnce({ Messages: [message] })
    .resolves({ Messages: [] });
  sqs.on(SendMessageBatchCommand).resolves({
    Successful: [{ Id: '0', MessageId: 'x', MD5OfMessageBody: 'x' }],
    Failed: [],
  });
  const withBucket = { ...deployment, queues: { ...queues, BucketUndeliveredUrl } };

  expect((await deadLetters(withBucket, client)).at(-1)).toMatchObject({
    queue: 'BucketUndeliveredUrl',
    samples: [{ about: 's3://trail-logs/a.json.gz', why: 'EventBridge gave no reason' }],
  });
  expect(await redrive(withBucket, 'BucketUndeliveredUrl', clients)).toEqual({ kind: 'moved', count: 1 });
  expect(sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input.QueueUrl).toBe(
    'https://sqs/FileQueueUrl',
  );
});

test('a report of tampering that EventBridge could not deliver goes to the topic, in the words of EventBridge', async () => {
  const TamperingUndeliveredUrl = 'https://sqs/TamperingUndeliveredUrl';
  const detail = {
    eventName: 'DeleteTrail',
    eventSource: 'cloudtrail.amazonaws.com',
    eventTime: '2026-11-22T12:00:00Z',
    eventID: '1f6a',
    sourceIPAddress: '198.51.100.7',
    userIdentity: { arn: 'arn:aws:iam::111122223333:user/mallory' },
  };
  const message = { MessageId: 'm-4', Body: JSON.stringify({ detail }), ReceiptHandle: 'h' };
  const reporting = { ...deployment, queues: { ...queues, TamperingUndeliveredUrl } };
  sqs
    .on(GetQueueAttributesCommand, { QueueUrl: TamperingUndeliveredUrl })
    .resolves({ Attributes: { ApproximateNumberOfMessages: '1' } });
  sqs
    .on(ReceiveMessageCommand, { QueueUrl: TamperingUndeliveredUrl, VisibilityTimeout: 0 })
    .resolves({ Messages: [message] })
    .on(ReceiveMessageCommand, { QueueUrl: TamperingUndeliveredUrl, VisibilityTimeout: 60 })
    .resolvesOnce({ Messages: [message] })
    .resolves({ Messages: [] });

  expect((await deadLetters(reporting, client)).at(-1)).toMatchObject({
    queue: 'TamperingUndeliveredUrl',
    samples: [{ about: 'DeleteTrail 1f6a' }],
  });
  expect(await redrive(reporting, 'TamperingUndeliveredUrl', clients)).toEqual({ kind: 'moved', count: 1 });
  expect(asked).toMatchObject([{ service: 'sns', query: { Action: 'Publish', TopicArn: deployment.topic } }]);
  const lines = asked[0]?.query.Message?.split('\n') ?? [];
  expect(lines[0]).toBe('Lextrail-tampering: Somebody touched the audit trail itself (critical)');
  expect(lines[1]).toBe(
    'arn:aws:iam::111122223333:user/mallory called DeleteTrail of cloudtrail.amazonaws.com at 2026-11-22T12:00:00Z from 198.51.100.7, error: ',
  );
  expect(sqs.commandCalls(DeleteMessageBatchCommand)).toHaveLength(1);
});
