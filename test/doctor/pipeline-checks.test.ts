import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { findDeployment, queueNames } from '../../src/doctor/deployment';
import { pipelineFindings } from '../../src/doctor/pipeline-checks';
import { ruleState } from '../../src/doctor/rule-state';
import type { SignedRequest } from '../../src/requests/signed-request';

const region = 'eu-west-1';
const cloudFormation = mockClient(CloudFormationClient);
const cloudTrail = mockClient(CloudTrailClient);
const eventBridge = mockClient(EventBridgeClient);
const sqs = mockClient(SQSClient);
const cloudWatch = mockClient(CloudWatchClient);
const s3 = mockClient(S3Client);
const where = { profile: 'audit' };

const outputs: Readonly<Record<string, string>> = {
  TableName: 'events',
  BucketName: 'trail-logs',
  WatchTopicArn: 'topic',
  LiveRuleName: 'lex-calls',
  TrailArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/lextrail',
  ForwardingRegions: 'us-east-1',
  LiveFunctionName: 'live',
  FilesFunctionName: 'files',
  WatchFunctionName: 'watch',
  ...Object.fromEntries(queueNames.map((name) => [name, `https://sqs/${name}`])),
};

function stackOf(values: Readonly<Record<string, string>>) {
  const Outputs = Object.entries(values).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  return {
    Stacks: [{ StackName: 'x', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' as const, Outputs }],
  };
}

beforeEach(() => {
  for (const client of [cloudFormation, cloudTrail, eventBridge, sqs, cloudWatch, s3]) client.reset();
  cloudFormation.on(DescribeStacksCommand, { StackName: 'Lextrail' }).resolves(stackOf(outputs));
  cloudFormation
    .on(DescribeStacksCommand, { StackName: 'Lextrail-us-east-1' })
    .resolves(stackOf({ RuleName: 'forward' }));
  cloudTrail
    .on(GetTrailStatusCommand)
    .resolves({ IsLogging: true, LatestDeliveryTime: new Date('2026-11-22T09:00:00Z') });
  eventBridge.on(DescribeRuleCommand).resolves({ State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' });
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '0' } });
  const EventSelectors = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: true }];
  cloudTrail.on(GetEventSelectorsCommand).resolves({ EventSelectors });
  cloudWatch.on(GetMetricDataCommand).resolves({ MetricDataResults: [{ Id: 'files', Values: [12, 3] }] });
  s3.on(GetBucketNotificationConfigurationCommand).resolves({ EventBridgeConfiguration: {} });
  answers = healthy;
});

async function findings() {
  const deployment = await findDeployment(new CloudFormationClient({ region }), 'Lextrail', where);
  const clients = {
    sqs: new SQSClient({ region }),
    cloudTrail: new CloudTrailClient({ region }),
    eventBridge: () => new EventBridgeClient({ region }),
    cloudFormation: () => new CloudFormationClient({ region }),
    cloudWatch: new CloudWatchClient({ region }),
    s3: new S3Client({ region }),
    ask: async (request: SignedRequest) => answers(request),
  };
  return pipelineFindings(deployment, clients, new Date('2026-11-22T12:00:00Z'));
}

/** What Lambda and SNS say; a test bends it. */
let answers: (request: SignedRequest) => unknown;

function healthy({ path }: SignedRequest): unknown {
  if (path.endsWith('/configuration')) return { State: 'Active' };
  if (path.endsWith('/event-source-mappings'))
    return { EventSourceMappings: [{ UUID: 'u', State: 'Enabled' }] };
  return {};
}

/** A stack that uses a bucket which was there. */
function useBucket(news: Readonly<Record<string, string>>): void {
  const { TrailArn: _, ...others } = outputs;
  const stack = stackOf({ ...others, ...news });
  cloudFormation.on(DescribeStacksCommand, { StackName: 'Lextrail' }).resolves(stack);
}

test('a healthy pipeline has no finding that asks for anything', async () => {
  const all = await findings();

  expect(all.map(({ check }) => check)).toEqual([
    'trail',
    'files',
    'rule',
    'us-east-1',
    'live function',
    'file function',
    'watch function',
    'live queue',
    'file queue',
    'dead events',
    'dead files',
    'undelivered',
  ]);
  expect(all.filter(({ state }) => state !== 'ok')).toEqual([]);
});

test('a trail that does not log is a problem with its fix', async () => {
  cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: false });

  expect(await findings()).toContainEqual(
    expect.objectContaining({
      state: 'problem',
      check: 'trail',
      fix: expect.stringContaining('start-logging'),
    }),
  );
});

test('a rule that is switched off is a problem', async () => {
  eventBridge.on(DescribeRuleCommand, { Name: 'lex-calls' }).resolves({ State: 'DISABLED' });

  expect(await findings()).toContainEqual(expect.objectContaining({ state: 'problem', check: 'rule' }));
});

test('a forwarder that is not deployed is a warning, and the rest is still looked at', async () => {
  cloudFormation
    .on(DescribeStacksCommand, { StackName: 'Lextrail-us-east-1' })
    .rejects(new Error('Stack with id Lextrail-us-east-1 does not exist'));

  const all = await findings();

  expect(all).toContainEqual(expect.objectContaining({ state: 'warning', check: 'us-east-1' }));
  expect(all).toHaveLength(12);
});

test('dead letters are a problem, a long queue a warning', async () => {
  sqs
    .on(GetQueueAttributesCommand, { QueueUrl: outputs.LiveQueueUrl })
    .resolves({ Attributes: { ApproximateNumberOfMessages: '5000' } });
  sqs
    .on(GetQueueAttributesCommand, { QueueUrl: outputs.FileDeadLettersUrl })
    .resolves({ Attributes: { ApproximateNumberOfMessages: '2' } });

  const all = await findings();

  expect(all).toContainEqual(
    expect.objectContaining({ state: 'warning', check: 'live queue', text: '5000 waiting' }),
  );
  expect(all).toContainEqual(
    expect.objectContaining({
      state: 'problem',
      check: 'dead files',
      text: '2 messages',
      fix: 'lextrail redrive --stack Lextrail --profile audit',
    }),
  );
});

test('a missing permission is a warning that names it', async () => {
  eventBridge.on(DescribeRuleCommand).rejects(new Error('not authorized to perform: events:DescribeRule'));

  expect(await findings()).toContainEqual(
    expect.objectContaining({
      state: 'warning',
      check: 'rule',
      text: expect.stringContaining('events:DescribeRule'),
    }),
  );
});

test('a stack that is not there, or is not ours, is said in a sentence', async () => {
  const client = new CloudFormationClient({ region });
  cloudFormation
    .on(DescribeStacksCommand, { StackName: 'Gone' })
    .rejects(new Error('Stack with id Gone does not exist'));
  cloudFormation.on(DescribeStacksCommand, { StackName: 'Other' }).resolves(stackOf({ Url: 'x' }));

  await expect(findDeployment(client, 'Gone')).rejects.toThrow("no stack 'Gone' in this account and Region");
  await expect(findDeployment(client, 'Other')).rejects.toThrow("stack 'Other' has no output TableName");
});

test('a rule that is merely ENABLED is a problem, and the fix puts it back as it was deployed', async () => {
  eventBridge.on(DescribeRuleCommand).resolves({ State: 'ENABLED' });

  const [rule, forwarder] = (await findings()).filter(({ state }) => state === 'problem');

  expect(rule).toMatchObject({ check: 'rule', text: expect.stringContaining('four writes') });
  expect(rule?.fix).toContain(`aws events put-rule --name lex-calls --state ${ruleState} --profile audit`);
  expect(rule?.fix).toContain(
    '--event-pattern "$(aws events describe-rule --name lex-calls --query EventPattern --output text --profile audit)"',
  );
  expect(forwarder).toMatchObject({ check: 'us-east-1', fix: expect.stringContaining('--region us-east-1') });
});

test('our own trail that no longer records reads is a problem', async () => {
  const EventSelectors = [{ ReadWriteType: 'WriteOnly' as const, IncludeManagementEvents: true }];
  cloudTrail.on(GetEventSelectorsCommand).resolves({ EventSelectors });

  expect(await findings()).toContainEqual(
    expect.objectContaining({ state: 'problem', check: 'trail', text: expect.stringContaining('no reads') }),
  );
});

test('a day without a log file is a warning, whatever the trail says', async () => {
  cloudWatch.on(GetMetricDataCommand).resolves({ MetricDataResults: [{ Id: 'files', Values: [] }] });

  expect(await findings()).toContainEqual(
    expect.objectContaining({
      state: 'warning',
      check: 'files',
      fix: expect.stringContaining('docs/runbook.md#silence'),
    }),
  );
});

test.each([
  ['/configuration', { State: 'Failed', StateReason: 'the role is gone' }, 'is Failed: the role is gone'],
  ['/concurrency', { ReservedConcurrentExecutions: 0 }, 'is stopped'],
  ['/event-source-mappings', { EventSourceMappings: [] }, 'has no source'],
  [
    '/event-source-mappings',
    { EventSourceMappings: [{ UUID: 'u1', State: 'Disabled' }] },
    'its source is Disabled',
  ],
  ['/event-source-mappings', null, 'has no source'],
])('a function of which %s says %j is a problem', async (path, answer, sentence) => {
  answers = (request) => (request.path.endsWith(path) ? answer : healthy(request));

  const problems = (await findings()).filter(({ state }) => state === 'problem');

  expect(problems.map(({ check }) => check)).toEqual(['live function', 'file function', 'watch function']);
  expect(problems[0]?.text).toContain(sentence);
});

test('a source that was switched off is switched on by its id', async () => {
  answers = (request) =>
    request.query.FunctionName === 'watch'
      ? { EventSourceMappings: [{ UUID: 'u1', State: 'Disabled' }] }
      : healthy(request);

  expect((await findings()).filter(({ state }) => state === 'problem')).toMatchObject([
    {
      check: 'watch function',
      fix: 'aws lambda update-event-source-mapping --enabled --uuid u1 --profile audit',
    },
  ]);
});

test("of another's bucket it is said whether its news still come by the topic", async () => {
  useBucket({ BucketSubscriptionArn: 'arn:sub' });
  const well = await findings();
  answers = (request) => {
    if (request.service !== 'sns') return healthy(request);
    throw Object.assign(new Error('no such subscription'), { name: 'NotFound' });
  };

  expect(well.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(await findings()).toContainEqual(
    expect.objectContaining({ state: 'problem', text: expect.stringContaining('arn:sub is gone') }),
  );
});

test("of another's bucket it is said whether it sends its events, as far as that may be seen", async () => {
  useBucket({ BucketRuleName: 'new-files' });
  const news = async () => (await findings()).filter(({ check }) => check === 'news of files');
  const well = await news();
  s3.on(GetBucketNotificationConfigurationCommand).resolves({});
  eventBridge.on(DescribeRuleCommand, { Name: 'new-files' }).resolves({ State: 'DISABLED' });
  const off = await news();
  s3.on(GetBucketNotificationConfigurationCommand).rejects(new Error('Access Denied'));
  const unseen = await news();

  expect(well.map(({ state }) => state)).toEqual(['ok', 'ok']);
  expect(off).toMatchObject([
    { state: 'problem', fix: 'aws events enable-rule --name new-files --profile audit' },
    { state: 'problem', text: expect.stringContaining('does not send its events') },
  ]);
  expect(unseen[1]).toMatchObject({ state: 'warning', text: expect.stringContaining('may not be seen') });
});

test('a stack of an earlier version, which names less, is not taken for well', async () => {
  const { LiveFunctionName: _, ...others } = outputs;
  cloudFormation.on(DescribeStacksCommand, { StackName: 'Lextrail' }).resolves(stackOf(others));

  expect(await findings()).toContainEqual(
    expect.objectContaining({ state: 'warning', check: 'live function' }),
  );
});
