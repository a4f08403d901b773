import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type CloudTrailClient, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeRuleCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Finding } from '../finding';
import { type Deployment, forwardingRule, type QueueName } from './deployment';

/** The services that the checks ask; some of them in each Region, the home Region where none is named. */
export interface PipelineClients {
  readonly sqs: SQSClient;
  readonly cloudTrail: CloudTrailClient;
  eventBridge(region?: string): EventBridgeClient;
  cloudFormation(region?: string): CloudFormationClient;
}

/** How a deployed pipeline is: trail, rule, forwarders, queues; a service that refuses is a finding, not a failure. */
export async function pipelineFindings(
  deployment: Deployment,
  clients: PipelineClients,
): Promise<readonly Finding[]> {
  const checks: readonly [string, Promise<readonly Finding[]>][] = [
    ['trail', trailFindings(deployment, clients)],
    ['rule', ruleFindings(deployment, clients)],
    ...deployment.regions.map((region): [string, Promise<readonly Finding[]>] => [
      region,
      forwarderFindings(deployment, region, clients),
    ]),
    ...Object.entries(QUEUES).map(([name, queue]): [string, Promise<readonly Finding[]>] => [
      queue.check,
      queueFindings(deployment, name as QueueName, clients),
    ]),
  ];
  const findings = await Promise.all(
    checks.map(([check, work]) => work.catch((error) => [refused(check, error)])),
  );
  return findings.flat();
}

function refused(check: string, error: unknown): Finding {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    state: 'warning',
    check,
    text: `could not be looked at: ${text}`,
    fix: 'ask for the permission named, or another --profile',
  };
}

async function trailFindings(
  { trailArn, bucket }: Deployment,
  { cloudTrail }: PipelineClients,
): Promise<readonly Finding[]> {
  const check = 'trail';
  if (trailArn === undefined)
    return [{ state: 'ok', check, text: `another's, whose files come to ${bucket}` }];
  const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: trailArn }));
  const problems: Finding[] = [];
  if (status.IsLogging !== true) {
    const fix = `aws cloudtrail start-logging --name ${trailArn}`;
    problems.push({ state: 'problem', check, text: 'does not log: nothing is recorded', fix });
  }
  if (status.LatestDeliveryError) {
    const text = `cannot deliver its files: ${status.LatestDeliveryError}`;
    problems.push({ state: 'problem', check, text, fix: `check the policy of bucket ${bucket}` });
  }
  if (problems.length > 0) return problems;
  const last = status.LatestDeliveryTime?.toISOString() ?? 'never';
  return [{ state: 'ok', check, text: `logging, last file delivered ${last}` }];
}

async function ruleFindings({ rule }: Deployment, clients: PipelineClients): Promise<readonly Finding[]> {
  return [await ruleFinding('rule', rule, clients.eventBridge())];
}

async function forwarderFindings(
  deployment: Deployment,
  region: string,
  clients: PipelineClients,
): Promise<readonly Finding[]> {
  const rule = await forwardingRule(clients.cloudFormation(region), deployment, region);
  return [await ruleFinding(region, rule, clients.eventBridge(region))];
}

async function ruleFinding(check: string, rule: string, client: EventBridgeClient): Promise<Finding> {
  const { State = 'unknown' } = await client.send(new DescribeRuleCommand({ Name: rule }));
  if (/^ENABLED/.test(State)) return { state: 'ok', check, text: `${rule} is on (${State})` };
  const fix = `aws events enable-rule --name ${rule}`;
  return { state: 'problem', check, text: `${rule} is ${State}: calls arrive only by the log files`, fix };
}

interface QueueCheck {
  readonly check: string;
  readonly holds: 'work' | 'dead letters';
}

const QUEUES: Readonly<Record<QueueName, QueueCheck>> = {
  LiveQueueUrl: { check: 'live queue', holds: 'work' },
  FileQueueUrl: { check: 'file queue', holds: 'work' },
  LiveDeadLettersUrl: { check: 'dead events', holds: 'dead letters' },
  FileDeadLettersUrl: { check: 'dead files', holds: 'dead letters' },
  UndeliveredUrl: { check: 'undelivered', holds: 'dead letters' },
};

/** More than this waiting means that ingestion does not keep up. */
const LONG_QUEUE = 1000;

async function queueFindings(
  { queues }: Deployment,
  name: QueueName,
  { sqs }: PipelineClients,
): Promise<readonly Finding[]> {
  const { check, holds } = QUEUES[name];
  const request = { QueueUrl: queues[name], AttributeNames: ['ApproximateNumberOfMessages' as const] };
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand(request));
  const count = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
  const text = `${count} ${holds === 'work' ? 'waiting' : 'messages'}`;
  if (holds === 'dead letters' && count > 0) {
    return [{ state: 'problem', check, text, fix: 'docs/runbook.md says what to do with dead letters' }];
  }
  if (count > LONG_QUEUE)
    return [{ state: 'warning', check, text, fix: "look at the function's errors and throttles" }];
  return [{ state: 'ok', check, text }];
}
