import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Finding } from '../finding';
import type { NameMark } from '../store/store';
import { type Deployment, findDeployment } from './deployment';
import { lexNames } from './lex-names';
import { pipelineFindings } from './pipeline-checks';
import { trailChoice } from './trail-choice';

/** What the command line asks of an AWS account beside the table; reading only. */
export interface Account {
  deployment(stack: string): Promise<Deployment>;
  pipelineFindings(deployment: Deployment): Promise<readonly Finding[]>;
  trailChoice(): Promise<readonly Finding[]>;
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
  return {
    deployment: (stack) => findDeployment(cloudFormation(), stack),
    pipelineFindings: (deployment) =>
      pipelineFindings(deployment, {
        cloudTrail,
        sqs: new SQSClient(options),
        eventBridge: (inRegion = region) => new EventBridgeClient({ ...options, region: inRegion }),
        cloudFormation,
      }),
    trailChoice: () => trailChoice(cloudTrail),
    async *lexNames(instant) {
      const client = new LexModelsV2Client(options);
      yield* lexNames({ client, region: await client.config.region(), instant });
    },
  };
}
