import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Finding } from '../finding';
import type { NameMark } from '../store/store';
import { type AlarmState, alarmStates } from './alarms';
import { type DeadLetterQueue, type DeadLetters, deadLetters, type Redrive, redrive } from './dead-letters';
import { type Deployment, findDeployment } from './deployment';
import { lexNames } from './lex-names';
import { pipelineFindings } from './pipeline-checks';
import { trailChoice } from './trail-choice';

/** What the command line asks of an AWS account beside the table; only `redrive` changes anything. */
export interface Account {
  deployment(stack: string): Promise<Deployment>;
  pipelineFindings(deployment: Deployment): Promise<readonly Finding[]>;
  trailChoice(): Promise<readonly Finding[]>;
  alarmStates(deployment: Deployment, now: Date): Promise<readonly AlarmState[]>;
  deadLetters(deployment: Deployment): Promise<readonly DeadLetters[]>;
  redrive(deployment: Deployment, queue: DeadLetterQueue): Promise<Redrive>;
  /** The names of all bots of the Region as of an instant. */
  lexNames(instant: string): AsyncIterable<NameMark>;
}

/** Where and as whom, in the AWS CLI's words; what is absent comes from the SDK's own chain. */
export interface AccountOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

export function openAccount({ region, profile, endpoint }: AccountOptions): Account {
  const options = { region, profile, endpoint };
  const cloudFormation = (inRegion = region) => new CloudFormationClient({ ...options, region: inRegion });
  const cloudTrail = new CloudTrailClient(options);
  const sqs = new SQSClient(options);
  return {
    deployment: (stack) => findDeployment(cloudFormation(), stack),
    pipelineFindings: (deployment) =>
      pipelineFindings(deployment, {
        cloudTrail,
        sqs,
        eventBridge: (inRegion = region) => new EventBridgeClient({ ...options, region: inRegion }),
        cloudFormation,
      }),
    trailChoice: () => trailChoice(cloudTrail),
    alarmStates: (deployment, now) => alarmStates(deployment, new CloudWatchClient(options), now),
    deadLetters: (deployment) => deadLetters(deployment, sqs),
    redrive: (deployment, queue) => redrive(deployment, queue, sqs),
    async *lexNames(instant) {
      const client = new LexModelsV2Client(options);
      yield* lexNames({ client, region: await client.config.region(), instant });
    },
  };
}
