import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type CloudTrailClient, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { errorText } from '../model/error-text';
import type { Finding } from '../model/finding';
import type { Ask } from '../requests/signed-request';
import {
  type Deployment,
  forwardingRule,
  functionNames,
  type OptionalQueueName,
  type QueueName,
} from './deployment';
import { arrivalFinding, newsFindings } from './file-checks';
import { functionChecks, functionFindings } from './function-checks';
import { ruleFinding } from './rule-check';
import { leftOut, recordAll } from './trail-selectors';
import { commandIn } from './where';

/** The services that the checks ask; some of them in each Region, the home Region where none is named. */
export interface PipelineClients {
  readonly sqs: SQSClient;
  readonly cloudTrail: CloudTrailClient;
  readonly cloudWatch: CloudWatchClient;
  readonly s3: S3Client;
  /** Asks services that have no client here. */
  readonly ask: Ask;
  eventBridge(region?: string): EventBridgeClient;
  cloudFormation(region?: string): CloudFormationClient;
}

/** How a deployed pipeline is: trail, files, rule, forwarders, functions, queues; a service that refuses is a finding, not a failure. */
export async function pipelineFindings(
  deployment: Deployment,
  clients: PipelineClients,
  now: Date,
): Promise<readonly Finding[]> {
  const checks: readonly Check[] = [
    deployment.trailArn === undefined
      ? ['news of files', newsFindings(deployment, { ...clients, eventBridge: clients.eventBridge() })]
      : ['trail', trailFindings(deployment, deployment.trailArn, clients)],
    ['files', one(arrivalFinding(deployment, clients, now))],
    ['rule', one(ruleFinding('rule', deployment.rule, clients.eventBridge(), deployment.where))],
    ...deployment.regions.map((region): Check => [region, forwarderFindings(deployment, region, clients)]),
    ...functionNames.map(
      (name): Check => [functionChecks[name], functionFindings(deployment, name, clients.ask)],
    ),
    ...Object.entries(deployment.queues).map(([name, url]): Check => {
      const queue = queues[name as keyof typeof queues];
      return [queue.check, queueFindings(deployment, { ...queue, url }, clients)];
    }),
  ];
  const findings = await Promise.all(
    checks.map(([check, work]) => work.catch((error) => [refused(check, error)])),
  );
  return findings.flat();
}

type Check = readonly [check: string, findings: Promise<readonly Finding[]>];

async function one(finding: Promise<Finding>): Promise<readonly Finding[]> {
  return [await finding];
}

function refused(check: string, error: unknown): Finding {
  const text = errorText(error);
  return {
    state: 'warning',
    check,
    text: `could not be looked at: ${text}`,
    fix: 'ask for the permission named, or another --profile',
  };
}

async function trailFindings(
  { bucket, where }: Deployment,
  trailArn: string,
  { cloudTrail }: PipelineClients,
): Promise<readonly Finding[]> {
  const check = 'trail';
  const [status, lacks] = await Promise.all([
    cloudTrail.send(new GetTrailStatusCommand({ Name: trailArn })),
    leftOut(cloudTrail, trailArn),
  ]);
  const problems: Finding[] = [];
  if (status.IsLogging !== true) {
    const fix = commandIn(where, 'aws', 'cloudtrail', 'start-logging', '--name', trailArn);
    problems.push({ state: 'problem', check, text: 'does not log: nothing is recorded', fix });
  }
  if (status.LatestDeliveryError) {
    const text = `cannot deliver its files: ${status.LatestDeliveryError}`;
    problems.push({ state: 'problem', check, text, fix: `check the policy of bucket ${bucket}` });
  }
  if (lacks !== undefined) problems.push({ state: 'problem', check, text: lacks, fix: recordAll });
  if (problems.length > 0) return problems;
  const last = status.LatestDeliveryTime?.toISOString() ?? 'never';
  return [{ state: 'ok', check, text: `logging, last file delivered ${last}` }];
}

async function forwarderFindings(
  deployment: Deployment,
  region: string,
  clients: PipelineClients,
): Promise<readonly Finding[]> {
  const rule = await forwardingRule(clients.cloudFormation(region), deployment, region);
  return [await ruleFinding(region, rule, clients.eventBridge(region), { ...deployment.where, region })];
}

interface QueueCheck {
  readonly check: string;
  readonly holds: 'work' | 'dead letters';
}

const queues: Readonly<Record<QueueName | OptionalQueueName, QueueCheck>> = {
  LiveQueueUrl: { check: 'live queue', holds: 'work' },
  FileQueueUrl: { check: 'file queue', holds: 'work' },
  LiveDeadLettersUrl: { check: 'dead events', holds: 'dead letters' },
  FileDeadLettersUrl: { check: 'dead files', holds: 'dead letters' },
  UndeliveredUrl: { check: 'undelivered', holds: 'dead letters' },
  BucketUndeliveredUrl: { check: 'undelivered files', holds: 'dead letters' },
  TamperingUndeliveredUrl: { check: 'undelivered reports', holds: 'dead letters' },
};

/** More than this waiting means that ingestion does not keep up. */
const longQueue = 1000;

async function queueFindings(
  { stack, where }: Deployment,
  { check, holds, url }: QueueCheck & { readonly url: string },
  { sqs }: PipelineClients,
): Promise<readonly Finding[]> {
  const request = { QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages' as const] };
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand(request));
  const count = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
  const text = `${count} ${holds === 'work' ? 'waiting' : 'messages'}`;
  if (holds === 'dead letters' && count > 0) {
    return [
      { state: 'problem', check, text, fix: commandIn(where, 'lextrail', 'redrive', '--stack', stack) },
    ];
  }
  if (count > longQueue)
    return [{ state: 'warning', check, text, fix: "look at the function's errors and throttles" }];
  return [{ state: 'ok', check, text }];
}
