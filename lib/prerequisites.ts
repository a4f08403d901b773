import { Annotations, Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { LextrailProps } from './lextrail-props';

/** Says at synth what must be there before the first deploy, since CloudFormation would take it all back. */
export function sayPrerequisites(scope: Construct, needs: readonly string[]): void {
  for (const need of needs) Annotations.of(scope).addInfoV2('lextrail:before-deploy', need);
}

/** What the trail of an organization needs in the management account. */
export function organizationNeeds(managementAccount: string | undefined): readonly string[] {
  const access =
    'before the first deploy, once in the management account: aws organizations enable-aws-service-access ' +
    '--service-principal cloudtrail.amazonaws.com';
  return [
    managementAccount === undefined
      ? `${access}; this stack is for the management account: a delegated administrator gives lextrail.managementAccount too (docs/layouts.md)`
      : `${access}, and aws cloudtrail register-organization-delegated-admin --member-account-id THIS-ACCOUNT`,
  ];
}

/** What somebody else's bucket and topic need of their owners, as far as the settings tell. */
export function existingBucketNeeds(scope: Construct, props: LextrailProps): readonly string[] {
  const { bucketRoleArn, bucketTopic } = props;
  const { account } = Stack.of(scope);
  const isElsewhere = bucketTopic !== undefined && differs(bucketTopic.env.account, account);
  return [
    ...(isElsewhere
      ? [
          `before the first deploy, topic ${bucketTopic.topicArn} must let this account subscribe (docs/deploy.md has the statement)`,
        ]
      : []),
    ...(bucketRoleArn === undefined
      ? []
      : [
          `role ${bucketRoleArn} must let this account assume it, and read and decrypt the log files (docs/layouts.md has its policies); until then files wait, and go to the dead letters`,
        ]),
  ];
}

function differs(one: string, other: string): boolean {
  return !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;
}
