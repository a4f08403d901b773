import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Finding } from '../model/finding';
import type { NameMark } from '../model/stored';
import { signedAsk } from '../requests/signed-request';
import { type AlarmState, alarmStates } from './alarms';
import { type DeadLetterQueue, type DeadLetters, deadLetters } from './dead-letters';
import { type Deployment, findDeployment } from './deployment';
import { lexNames } from './lex-names';
import { type PipelineClients, pipelineFindings } from './pipeline-checks';
import { type Redrive, redrive } from './redrive';
import { type RuleStates, ruleStates } from './rule-states';
import { trailChoice } from './trail-choice';
import type { AccountOptions } from './where';

export type { AccountOptions } from './where';

/** What the command line asks of an AWS account beside the table; only `redrive` changes anything. */
export interface Account {
  deployment(stack: string): Promise<Deployment>;
  pipelineFindings(deployment: Deployment, now: Date): Promise<readonly Finding[]>;
  trailChoice(): Promise<readonly Finding[]>;
  alarmStates(deployment: Deployment): Promise<readonly AlarmState[]>;
  /** The rules that are on, with their matches. */
  ruleStates(deployment: Deployment, now: Date): Promise<RuleStates>;
  deadLetters(deployment: Deployment): Promise<readonly DeadLetters[]>;
  redrive(deployment: Deployment, queue: DeadLetterQueue): Promise<Redrive>;
  /** The names of all bots of the Region as of an instant. */
  lexNames(instant: string): AsyncIterable<NameMark>;
}

export function openAccount(where: AccountOptions): Account {
  const { region, profile, endpoint } = where;
  const options = { region, profile, endpoint };
  const cloudFormation = (inRegion = region) => new CloudFormationClient({ ...options, region: inRegion });
  const cloudTrail = (inRegion = region) => new CloudTrailClient({ ...options, region: inRegion });
  const cloudWatch = new CloudWatchClient(options);
  // A trail's bucket may lie in any Region.
  const s3 = new S3Client({ ...options, followRegionRedirects: true });
  const sqs = new SQSClient(options);
  const clients: PipelineClients = {
    cloudTrail: cloudTrail(),
    cloudWatch,
    s3,
    sqs,
    ask: signedAsk(sqs),
    eventBridge: (inRegion = region) => new EventBridgeClient({ ...options, region: inRegion }),
    cloudFormation,
  };
  return {
    deployment: (stack) => findDeployment(cloudFormation(), stack, where),
    pipelineFindings: (deployment, now) => pipelineFindings(deployment, clients, now),
    trailChoice: () => trailChoice({ cloudTrail, s3, where }),
    alarmStates: (deployment) => alarmStates(deployment, cloudWatch),
    ruleStates: (deployment, now) => ruleStates(deployment, clients, now),
    deadLetters: (deployment) => deadLetters(deployment, sqs),
    redrive: (deployment, queue) => redrive(deployment, queue, clients),
    async *lexNames(instant) {
      const client = new LexModelsV2Client(options);
      yield* lexNames({ client, region: await client.config.region(), instant });
    },
  };
}
