import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  type forwarderOutputs,
  noRegions,
  type OptionalStackOutput,
  type StackOutput,
} from './stack-outputs';
import type { AccountOptions } from './where';

/** What a deployed stack says about itself; the names are those of its outputs (stack-outputs.ts). */
export interface Deployment {
  readonly stack: string;
  /** Where it was looked for, as the next command has to say again. */
  readonly where: AccountOptions;
  readonly table: string;
  readonly bucket: string;
  readonly rule: string;
  /** Only where the stack made the trail. */
  readonly trailArn?: string;
  /** Only where an existing bucket is used: how the file queue hears of its files. */
  readonly news?: FileNews;
  /** Other Regions that forward their Lex calls here. */
  readonly regions: readonly string[];
  /** The topic that is told of matches and alarms. */
  readonly topic: string;
  /** Queue URLs by what they hold; some only where an existing bucket sends its events, or not in an earlier version. */
  readonly queues: Readonly<Record<QueueName, string>> & Readonly<Partial<Record<OptionalQueueName, string>>>;
  /** What a stack of an earlier version does not tell is absent. */
  readonly functions: Readonly<Partial<Record<FunctionName, string>>>;
  readonly logGroups: Readonly<Partial<Record<LogGroupName, string>>>;
}

/** Either the subscription of a topic, or a rule for the bucket's events. */
export type FileNews =
  | { readonly kind: 'topic'; readonly subscriptionArn: string }
  | { readonly kind: 'events'; readonly rule: string };

/** The functions of a deployment, and the logs of two of them, by the names of their outputs. */
export const functionNames = [
  'LiveFunctionName',
  'FilesFunctionName',
  'WatchFunctionName',
] as const satisfies readonly StackOutput[];

export type FunctionName = (typeof functionNames)[number];

export const logGroupNames = [
  'LiveLogGroupName',
  'FilesLogGroupName',
] as const satisfies readonly StackOutput[];

export type LogGroupName = (typeof logGroupNames)[number];

/** The queues of a deployment, by the names of the outputs that tell their addresses. */
export const queueNames = [
  'LiveQueueUrl',
  'FileQueueUrl',
  'LiveDeadLettersUrl',
  'FileDeadLettersUrl',
  'UndeliveredUrl',
] as const satisfies readonly StackOutput[];

export type QueueName = (typeof queueNames)[number];

export const optionalQueueNames = [
  'BucketUndeliveredUrl',
  'TamperingUndeliveredUrl',
] as const satisfies readonly OptionalStackOutput[];

export type OptionalQueueName = (typeof optionalQueueNames)[number];

/** Reads the outputs of a stack; throws a sentence where there is no such stack, or it is not lextrail's. */
export async function findDeployment(
  client: CloudFormationClient,
  stack: string,
  where: AccountOptions = {},
): Promise<Deployment> {
  const outputs = await outputsOf(client, stack);
  const required = (name: StackOutput): string => {
    const value = outputs.get(name);
    if (value === undefined)
      throw new Error(`stack '${stack}' has no output ${name}; is it a stack of lextrail?`);
    return value;
  };
  return {
    stack,
    where,
    table: required('TableName'),
    bucket: required('BucketName'),
    rule: required('LiveRuleName'),
    topic: required('WatchTopicArn'),
    trailArn: optional(outputs, 'TrailArn'),
    news: newsIn(outputs),
    regions: regionsIn(required('ForwardingRegions')),
    queues: {
      ...(Object.fromEntries(queueNames.map((name) => [name, required(name)])) as Record<QueueName, string>),
      ...those(optionalQueueNames, outputs),
    },
    functions: those(functionNames, outputs),
    logGroups: those(logGroupNames, outputs),
  };
}

function newsIn(outputs: ReadonlyMap<string, string>): FileNews | undefined {
  const subscriptionArn = optional(outputs, 'BucketSubscriptionArn');
  if (subscriptionArn !== undefined) return { kind: 'topic', subscriptionArn };
  const rule = optional(outputs, 'BucketRuleName');
  return rule === undefined ? undefined : { kind: 'events', rule };
}

function optional(outputs: ReadonlyMap<string, string>, name: OptionalStackOutput): string | undefined {
  return outputs.get(name);
}

function those<Name extends StackOutput | OptionalStackOutput>(
  names: readonly Name[],
  outputs: ReadonlyMap<string, string>,
): Readonly<Partial<Record<Name, string>>> {
  const told = names.flatMap((name) => {
    const value = outputs.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(told) as Partial<Record<Name, string>>;
}

/** The rule that forwards from another Region: an output of that Region's own small stack. */
export async function forwardingRule(
  client: CloudFormationClient,
  { stack }: Deployment,
  region: string,
): Promise<string> {
  const outputs = await outputsOf(client, `${stack}-${region}`);
  const name = 'RuleName' satisfies keyof typeof forwarderOutputs;
  const rule = outputs.get(name);
  if (rule === undefined) throw new Error(`stack '${stack}-${region}' has no output ${name}`);
  return rule;
}

async function outputsOf(client: CloudFormationClient, stack: string): Promise<ReadonlyMap<string, string>> {
  const { Stacks = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((cause) => {
      if (!/does not exist/.test(String(cause))) throw cause;
      throw new Error(
        `no stack '${stack}' in this account and Region; give --region, or deploy it: npx cdk deploy`,
        {
          cause,
        },
      );
    });
  const outputs = Stacks[0]?.Outputs ?? [];
  return new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

function regionsIn(text: string): readonly string[] {
  return text === noRegions ? [] : text.split(',');
}
