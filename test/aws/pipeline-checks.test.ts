import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { findDeployment, queueNames } from '../../src/aws/deployment';
import { pipelineFindings } from '../../src/aws/pipeline-checks';

const region = 'eu-west-1';
const cloudFormation = mockClient(CloudFormationClient);
const cloudTrail = mockClient(CloudTrailClient);
const eventBridge = mockClient(EventBridgeClient);
const sqs = mockClient(SQSClient);

const outputs: Readonly<Record<string, string>> = {
  TableName: 'events',
  BucketName: 'trail-logs',
  LiveRuleName: 'lex-calls',
  TrailArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/lextrail',
  ForwardingRegions: 'us-east-1',
  ...Object.fromEntries(queueNames.map((name) => [name, `https://sqs/${name}`])),
};

function stackOf(values: Readonly<Record<string, string>>) {
  const Outputs = Object.entries(values).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  return {
    Stacks: [{ StackName: 'x', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' as const, Outputs }],
  };
}

beforeEach(() => {
  for (const client of [cloudFormation, cloudTrail, eventBridge, sqs]) client.reset();
  cloudFormation.on(DescribeStacksCommand, { StackName: 'Lextrail' }).resolves(stackOf(outputs));
  cloudFormation
    .on(DescribeStacksCommand, { StackName: 'Lextrail-us-east-1' })
    .resolves(stackOf({ RuleName: 'forward' }));
  cloudTrail
    .on(GetTrailStatusCommand)
    .resolves({ IsLogging: true, LatestDeliveryTime: new Date('2026-11-22T09:00:00Z') });
  eventBridge.on(DescribeRuleCommand).resolves({ State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' });
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '0' } });
});

async function findings() {
  const deployment = await findDeployment(new CloudFormationClient({ region }), 'Lextrail');
  return pipelineFindings(deployment, {
    sqs: new SQSClient({ region }),
    cloudTrail: new CloudTrailClient({ region }),
    eventBridge: () => new EventBridgeClient({ region }),
    cloudFormation: () => new CloudFormationClient({ region }),
  });
}

test('a healthy pipeline has no finding that asks for anything', async () => {
  const all = await findings();

  expect(all.map(({ check }) => check)).toEqual([
    'trail',
    'rule',
    'us-east-1',
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
  expect(all).toHaveLength(8);
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
    expect.objectContaining({ state: 'problem', check: 'dead files', text: '2 messages' }),
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
