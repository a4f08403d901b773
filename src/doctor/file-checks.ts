import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeRuleCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { S3Client } from '@aws-sdk/client-s3';
import { dayMs } from '../model/duration';
import type { Finding } from '../model/finding';
import { type MetricName, namespace } from '../model/metrics';
import type { Ask } from '../requests/signed-request';
import { runbookOf } from '../watch/names';
import { sendsEvents, switchOnEvents } from './bucket';
import type { Deployment } from './deployment';
import { revertDrift } from './function-checks';
import { commandIn } from './where';

export interface FileClients {
  readonly cloudWatch: CloudWatchClient;
  readonly eventBridge: EventBridgeClient;
  readonly s3: S3Client;
  readonly ask: Ask;
}

/** Whether log files come at all: what the file function counted in the last day. */
export async function arrivalFinding(
  { functions }: Pick<Deployment, 'functions'>,
  { cloudWatch }: Pick<FileClients, 'cloudWatch'>,
  now: Date,
): Promise<Finding> {
  const check = 'files';
  const name = functions.FilesFunctionName;
  if (name === undefined) {
    return { state: 'warning', check, text: 'cannot be counted: the stack does not name its file function' };
  }
  const { MetricDataResults = [] } = await cloudWatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(now.getTime() - dayMs),
      EndTime: now,
      MetricDataQueries: [{ Id: 'files', MetricStat: readBy(name) }],
    }),
  );
  const count = (MetricDataResults[0]?.Values ?? []).reduce((sum, value) => sum + value, 0);
  if (count > 0) return { state: 'ok', check, text: `${count} read in the last 24 hours` };
  const text =
    'none was read in the last 24 hours: the account is idle, no log file comes, or none can be read';
  const fix = `wait a quarter of an hour after the first deployment; then ${runbookOf({ name: 'silence' })}`;
  return { state: 'warning', check, text, fix };
}

/** What the file function counts, by the hour. */
function readBy(functionName: string) {
  const Dimensions = [{ Name: 'FunctionName', Value: functionName }];
  return {
    Metric: { Namespace: namespace, MetricName: 'Files' satisfies MetricName, Dimensions },
    Period: 3600,
    Stat: 'Sum',
  };
}

/** Of an existing bucket: whether what announces its files is still there. */
export async function newsFindings(
  deployment: Pick<Deployment, 'news' | 'bucket' | 'where'>,
  clients: FileClients,
): Promise<readonly Finding[]> {
  const { news } = deployment;
  if (news === undefined) return [unknown];
  if (news.kind === 'topic') return [await subscriptionFinding(news.subscriptionArn, clients.ask)];
  return Promise.all([fileRuleFinding(news.rule, deployment, clients), eventsFinding(deployment, clients)]);
}

const check = 'news of files';

const unknown: Finding = {
  state: 'warning',
  check,
  text: 'cannot be looked at: the stack was deployed by an earlier version and does not name what announces files',
  fix: 'npx cdk deploy --all, with the settings of the last time',
};

async function subscriptionFinding(arn: string, ask: Ask): Promise<Finding> {
  try {
    const query = { Action: 'GetSubscriptionAttributes', SubscriptionArn: arn, Version: '2010-03-31' };
    await ask({ service: 'sns', path: '/', query });
  } catch (error) {
    if (!(error instanceof Error && error.name.startsWith('NotFound'))) throw error;
    const text = `the topic no longer tells the file queue: subscription ${arn} is gone`;
    return { state: 'problem', check, text, fix: revertDrift };
  }
  return { state: 'ok', check, text: 'the file queue is subscribed to the topic' };
}

async function fileRuleFinding(
  rule: string,
  { where }: Pick<Deployment, 'where'>,
  { eventBridge }: FileClients,
): Promise<Finding> {
  const { State = 'unknown' } = await eventBridge.send(new DescribeRuleCommand({ Name: rule }));
  if (State.startsWith('ENABLED')) return { state: 'ok', check, text: `${rule} is on` };
  const fix = commandIn(where, 'aws', 'events', 'enable-rule', '--name', rule);
  return { state: 'problem', check, text: `${rule} is ${State}: no log file is heard of`, fix };
}

async function eventsFinding(
  { bucket, where }: Pick<Deployment, 'bucket' | 'where'>,
  { s3 }: FileClients,
): Promise<Finding> {
  const sends = await sendsEvents(s3, bucket);
  if (sends === true) return { state: 'ok', check, text: `bucket ${bucket} sends its events to EventBridge` };
  if (sends === false) {
    const text = `bucket ${bucket} does not send its events to EventBridge: no log file is heard of`;
    return { state: 'problem', check, text, fix: switchOnEvents(bucket) };
  }
  const text = `whether bucket ${bucket} sends its events to EventBridge may not be seen`;
  const fix = commandIn(where, 'aws', 's3api', 'get-bucket-notification-configuration', '--bucket', bucket);
  return { state: 'warning', check, text, fix: `with permission: ${fix}` };
}
