import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { tableKey } from '../../src/store/keys';
import { schema } from '../../src/store/schema';
import {
  eventually,
  eventuallyStored,
  logFile,
  outputs,
  putEvent,
  putFile,
  region,
  storedEvents,
} from './deployed';
import { aRecord } from './record';

const sqs = new SQSClient();

/** A dead letter that the test recognizes, and how often the queue had given it out before. */
function deadLetter(queue: string, is: (body: string) => boolean): Promise<string> {
  return eventually(async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: outputs[queue], MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
    );
    return Messages.map(({ Body = '' }) => Body).find(is);
  }, `the message in ${queue}`);
}

beforeAll(async () => {
  // A message comes back after minutes; here in a second, so that five tries are over before the test is.
  for (const queue of ['LiveQueueUrl', 'FileQueueUrl']) {
    await sqs.send(
      new SetQueueAttributesCommand({ QueueUrl: outputs[queue], Attributes: { VisibilityTimeout: '1' } }),
    );
  }
});

test('an event of EventBridge becomes an item', async () => {
  const record = aRecord();

  await putEvent(record);

  const { event, file } = await eventuallyStored(record.eventID);
  expect(event).toMatchObject({
    action: 'CreateBotAlias',
    actor: expect.stringContaining('alice'),
    bot: 'ABCDEFGHIJ',
  });
  expect(file).toBeUndefined();
});

test('the Lex events of a log file become items, those of other services do not', async () => {
  const lex = [aRecord(), aRecord({ eventName: 'DescribeBot', readOnly: true })];
  const other = aRecord({ eventSource: 's3.amazonaws.com', eventName: 'ListBuckets' });

  const key = await putFile(logFile(...lex, other));

  for (const { eventID } of lex) {
    expect((await eventuallyStored(eventID)).file).toBe(`s3://${outputs.BucketName}/${key}`);
  }
  expect(await storedEvents(other.eventID)).toEqual([]);
});

test('the same event by both paths, twice each, is one item that knows its file', async () => {
  const record = aRecord();

  await Promise.all([putEvent(record), putFile(logFile(record)), putEvent(record), putFile(logFile(record))]);

  await eventually(async () => (await eventuallyStored(record.eventID)).file, 'the file of the event');
  expect(await storedEvents(record.eventID)).toHaveLength(1);
});

test('a poison message becomes a dead letter while its neighbours are stored', async () => {
  const neighbours = [aRecord(), aRecord()];
  const poison = `no JSON ${randomUUID()}`;
  const [before, after] = neighbours.map((detail) => JSON.stringify({ detail }));

  await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: outputs.LiveQueueUrl,
      Entries: [before, poison, after].map((body, index) => ({ Id: String(index), MessageBody: body })),
    }),
  );

  for (const { eventID } of neighbours) await eventuallyStored(eventID);
  expect(await deadLetter('LiveDeadLettersUrl', (body) => body === poison)).toBe(poison);
});

test('a file that is no log becomes a dead letter, and the next file is read', async () => {
  const record = aRecord();

  const broken = await putFile(logFile(aRecord()).subarray(0, 100));
  await putFile(logFile(record));

  await eventuallyStored(record.eventID);
  expect(await deadLetter('FileDeadLettersUrl', (body) => body.includes(broken))).toContain(broken);
});

test('a digest beside the logs is not even announced', async () => {
  await putFile(gzipSync('{"digestS3Bucket":"x"}'), 'CloudTrail-Digest');
  const record = aRecord();
  await putFile(logFile(record));
  await eventuallyStored(record.eventID);

  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: outputs.FileDeadLettersUrl, AttributeNames: ['All'] }),
  );
  expect(Number(Attributes?.ApproximateNumberOfMessages)).toBeLessThanOrEqual(1);
});

test('the dead letters of both queues are as the template says', async () => {
  for (const queue of ['LiveQueueUrl', 'FileQueueUrl']) {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: outputs[queue], AttributeNames: ['RedrivePolicy'] }),
    );
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '{}')).toMatchObject({ maxReceiveCount: 5 });
  }
});

test('an item says when it expires, by the retention that the function was told', async () => {
  const record = aRecord({ eventTime: '2026-11-22T12:00:00Z' });
  await putEvent(record);
  const { event } = await eventuallyStored(record.eventID);
  const { pk, sk } = tableKey(event);

  const { Item } = await new DynamoDBClient().send(
    new GetItemCommand({ TableName: outputs.TableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
  );
  const days400 = 400 * 24 * 60 * 60;
  expect(Number(Item?.[schema.ttl]?.N)).toBe(Date.parse('2026-11-22T12:00:00Z') / 1000 + days400);
});

test('lextrail query answers from the deployed table', async () => {
  const record = aRecord({ requestParameters: { botId: 'QUERYME123', botAliasName: 'prod' } });
  await putEvent(record);
  await eventuallyStored(record.eventID);

  const cli = join(__dirname, '..', '..', 'bin', 'lextrail.ts');
  const asked = ['query', 'event:CreateBotAlias', 'since:1d', '--json'];
  const where = [
    '--table',
    outputs.TableName ?? '',
    '--region',
    region,
    '--endpoint-url',
    process.env.AWS_ENDPOINT_URL ?? '',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    cli,
    ...asked,
    ...where,
  ]);

  expect(JSON.stringify(JSON.parse(stdout))).toContain(record.eventID);
});
