import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { JsonObject } from '../../src/model/json';
import { signedPost } from '../../src/requests/signed-post';
import { eventually, eventuallyStored, logFile, outputs, putCall, putEvent, putFile } from './deployed';
import { aRecord } from './record';

const endpoint = process.env.AWS_ENDPOINT_URL ?? '';
const sqs = new SQSClient();
const send = signedPost(new DynamoDBClient(), { urlSuffix: '', endpoint, pause });
const queues = { mail: '', bus: '' };

beforeAll(async () => {
  queues.mail = await newQueue();
  const subscription = { Action: 'Subscribe', Version: '2010-03-31', Protocol: 'sqs' };
  const of = { TopicArn: outputs.WatchTopicArn ?? '', Endpoint: arnOf(queues.mail) };
  await form('sns', { ...subscription, ...of });
  queues.bus = await newQueue();
  const bus = { EventBusName: outputs.WatchBusName };
  const events = new EventBridgeClient();
  await events.send(
    new PutRuleCommand({ ...bus, Name: 'chat', EventPattern: '{"detail-type":["Lextrail Watch Match"]}' }),
  );
  await events.send(
    new PutTargetsCommand({ ...bus, Rule: 'chat', Targets: [{ Id: 'queue', Arn: arnOf(queues.bus) }] }),
  );
});

test('an alias moved backwards at the console is an item, a metric, a mail, an event, and an alarm', async () => {
  const bot = `BOT${randomUUID().slice(0, 7).toUpperCase()}`;
  // Two calls within one second have no order in CloudTrail.
  const eventTime = `${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}Z`;
  const [forwards, backwards] = [pointTo(bot, '4', { eventTime }), pointTo(bot, '3')];
  await putEvent(forwards);
  await eventuallyStored(forwards.eventID);
  const started = Date.now();
  await putEvent(backwards);

  const mail = await received(queues.mail, ({ Message }) => String(Message).includes(bot));
  process.stdout.write(`from call to mail: ${Date.now() - started} ms\n`);
  expect(mail.Subject).toContain('[warning] Alias moved backwards');
  expect(mail.Message).toContain('alice@example.com');
  expect(mail.Message).toContain('back from version 4 to 3 at the console');
  expect(mail.Message).toContain(
    `lextrail show ${backwards.eventID.slice(0, 8)} --table ${outputs.TableName} --region `,
  );

  // What it changed is written after it was put, and before it is reported.
  const { event, change } = await eventuallyStored(backwards.eventID);
  expect(event).toMatchObject({ action: 'UpdateBotAlias', tool: 'console' });
  expect(change?.differences).toMatchObject([{ path: 'botVersion', before: '4', after: '3' }]);

  const told = await received(queues.bus, (message) => JSON.stringify(message).includes(bot));
  expect(told).toMatchObject({ source: 'lextrail', detail: { rule: { name: 'alias-moved-backwards' } } });

  await raiseAlarm(await metricLine());
});

test('the same call by its log file is not reported again, and what follows comes together, each call once', async () => {
  const bot = `BOT${randomUUID().slice(0, 7).toUpperCase()}`;
  const [first, ...others] = Array.from({ length: 5 }, () =>
    pointTo(bot, '3', { eventName: 'DeleteBotAlias' }),
  );
  if (first === undefined) throw new Error('no call');
  const isOfBot = ({ Message }: Message) => String(Message).includes(bot);
  await putEvent(first);
  expect((await received(queues.mail, isOfBot)).Subject).toContain('Bot, version, alias');

  const file = await putFile(logFile(first));
  await eventually(
    async () => ((await eventuallyStored(first.eventID)).file?.endsWith(file) ? file : undefined),
    'the file at the event',
  );
  for (const call of others) await putEvent(call);

  // One message a minute: on a slow machine the calls may come in two of them.
  for (let left = others.length; left > 0; ) {
    left -= callsIn(await received(queues.mail, isOfBot));
    expect(left).toBeGreaterThanOrEqual(0);
  }
  expect(await waiting(queues.mail, isOfBot)).toEqual([]);
});

test('a call that touches the table itself is reported without any function', async () => {
  const call = { ...aRecord(), eventSource: 'dynamodb.amazonaws.com', eventName: 'UpdateContinuousBackups' };
  await putCall('aws.dynamodb', { ...call, requestParameters: { tableName: outputs.TableName ?? '' } });

  const { Message } = await received(queues.mail, (message) =>
    String(message.Message).includes('UpdateContinuousBackups'),
  );
  expect(Message).toContain('Somebody touched the audit trail itself');
});

test('the widget shows the latest events as sentences', async () => {
  const html = await invoked('LatestEvents');

  expect(html).toContain('alice@example.com');
  expect(html).toMatch(/^"?<table>/);
});

/** How many calls a mail is about. */
function callsIn({ Subject }: Message): number {
  return Number(/(\d+) calls/.exec(String(Subject))?.[1] ?? 1);
}

/** A person points an alias to a version, at the console. */
function pointTo(bot: string, botVersion: string, more: JsonObject = {}) {
  const requestParameters = { botId: bot, botAliasId: 'KLMNOPQRST', botAliasName: 'PROD', botVersion };
  const browser =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/141.0 Safari/537.36';
  return aRecord({
    eventName: 'UpdateBotAlias',
    userAgent: browser,
    sessionCredentialFromConsole: 'true',
    requestParameters,
    responseElements: { ...requestParameters, botAliasStatus: 'Available' },
    ...more,
  });
}

async function newQueue(): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: `watch-${randomUUID()}` }));
  return QueueUrl;
}

function arnOf(queue: string): string {
  return `arn:aws:sqs:${process.env.AWS_REGION}:000000000000:${queue.split('/').at(-1)}`;
}

async function form(service: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return send({ service, headers, body: new URLSearchParams(fields).toString() });
}

type Message = Readonly<Record<string, unknown>>;

async function waiting(queue: string, is: (message: Message) => boolean): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
  );
  return Messages.map(({ Body = '{}' }) => JSON.parse(Body) as Message).filter(is);
}

function received(queue: string, is: (message: Message) => boolean): Promise<Message> {
  return eventually(async () => (await waiting(queue, is))[0], 'the message');
}

async function logs(action: string, body: object): Promise<JsonObject> {
  const target = `Logs_20140328.${action}`;
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  return JSON.parse(await send({ service: 'logs', headers, body: JSON.stringify(body) }));
}

/** What the watch function wrote for CloudWatch about the rule. */
async function metricLine(): Promise<JsonObject> {
  const { logGroups } = await logs('DescribeLogGroups', {});
  const names = (logGroups as readonly JsonObject[]).map(({ logGroupName }) => String(logGroupName));
  const logGroupName = names.find((name) => /WatchFunction/.test(name));
  return eventually(async () => {
    const { events } = await logs('FilterLogEvents', { logGroupName, limit: 10_000 });
    const lines = (events as readonly JsonObject[]).map(({ message }) => String(message));
    const line = lines.find((each) => each.includes('"Rule":"alias-moved-backwards"'));
    return line === undefined ? undefined : (JSON.parse(line.slice(line.indexOf('{'))) as JsonObject);
  }, 'the metric line');
}

/** The emulator does not read the embedded format; this is what CloudWatch makes of the line. */
async function raiseAlarm({ Stack, Severity, Alerts }: JsonObject): Promise<void> {
  const cloudWatch = new CloudWatchClient();
  await cloudWatch.send(
    new PutMetricDataCommand({
      Namespace: 'Lextrail',
      MetricData: [
        {
          MetricName: 'Alerts',
          Dimensions: [
            { Name: 'Stack', Value: String(Stack) },
            { Name: 'Severity', Value: String(Severity) },
          ],
          Value: Number(Alerts),
        },
      ],
    }),
  );
  const AlarmName = 'Lextrail-rules-warning';
  await eventually(async () => {
    const { MetricAlarms = [] } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }),
    );
    return MetricAlarms.find(({ StateValue }) => StateValue === 'ALARM');
  }, `${AlarmName} in state ALARM`);
  await received(queues.mail, ({ Message }) =>
    new RegExp(`"AlarmName":\\s*"${AlarmName}"`).test(String(Message)),
  );
}

async function invoked(part: string): Promise<string> {
  const list = await fetch(`${endpoint}/2015-03-31/functions/`);
  const { Functions } = (await list.json()) as { readonly Functions: readonly { FunctionName: string }[] };
  const name = Functions.map(({ FunctionName }) => FunctionName).find((each) => each.includes(part));
  const invocations = `${endpoint}/2015-03-31/functions/${name}/invocations`;
  const answer = await fetch(invocations, { method: 'POST', body: '{}' });
  return answer.text();
}
