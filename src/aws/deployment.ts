import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** What a deployed stack tells of itself; the names are those of its outputs (`lib/outputs.ts`). */
export interface Deployment {
  readonly stack: string;
  readonly table: string;
  readonly bucket: string;
  readonly rule: string;
  /** Only where the stack made the trail. */
  readonly trailArn?: string;
  /** Other Regions that forward their Lex calls here. */
  readonly regions: readonly string[];
  /** Queue URLs by what they hold. */
  readonly queues: Readonly<Record<QueueName, string>>;
}

/** The queues of a deployment, by the names of the outputs that tell their addresses. */
export const queueNames = [
  'LiveQueueUrl',
  'FileQueueUrl',
  'LiveDeadLettersUrl',
  'FileDeadLettersUrl',
  'UndeliveredUrl',
] as const;

export type QueueName = (typeof queueNames)[number];

/** Reads the outputs of a stack; throws a sentence where there is no such stack, or it is not lextrail's. */
export async function findDeployment(client: CloudFormationClient, stack: string): Promise<Deployment> {
  const outputs = await outputsOf(client, stack);
  const required = (name: string): string => {
    const value = outputs.get(name);
    if (value === undefined)
      throw new Error(`stack '${stack}' has no output ${name}; is it a stack of lextrail?`);
    return value;
  };
  return {
    stack,
    table: required('TableName'),
    bucket: required('BucketName'),
    rule: required('LiveRuleName'),
    trailArn: outputs.get('TrailArn'),
    regions: regionsIn(required('ForwardingRegions')),
    queues: Object.fromEntries(queueNames.map((name) => [name, required(name)])) as Deployment['queues'],
  };
}

/** The rule that forwards from another Region: an output of that Region's own small stack. */
export async function forwardingRule(
  client: CloudFormationClient,
  { stack }: Deployment,
  region: string,
): Promise<string> {
  const outputs = await outputsOf(client, `${stack}-${region}`);
  const rule = outputs.get('RuleName');
  if (rule === undefined) throw new Error(`stack '${stack}-${region}' has no output RuleName`);
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
  return text === 'none' ? [] : text.split(',');
}
