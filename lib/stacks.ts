import { Annotations, Aws, type Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration/settings';
import { ForwarderStack } from './forwarder-stack';
import { LextrailStack } from './lextrail-stack';
import { lexRegions } from './regions';

/**
 * All stacks of one configuration: the home Region, with a note on it, and a forwarder for each other one,
 * or forwarders only.
 */
export function addStacks(scope: Construct, configuration: Configuration, note?: string): readonly Stack[] {
  const { stackName, account, region, forwardTo } = configuration;
  if (forwardTo !== undefined) return addForwarders(scope, configuration, forwardTo);
  const home = new LextrailStack(scope, stackName, { configuration, env: { account, region } });
  if (note !== undefined) Annotations.of(home).addInfoV2('lextrail:home-region', note);
  const forwarders = addForwarders(scope, configuration, homeBus(configuration));
  // A forwarder's events would only be dropped while there is nobody to take them in.
  for (const forwarder of forwarders) forwarder.addStackDependency(home);
  return [home, ...forwarders];
}

function addForwarders(scope: Construct, configuration: Configuration, busArn: string): readonly Stack[] {
  const { stackName, account, reads } = configuration;
  const home = busArn.split(':').slice(3, 5).join(':');
  return configuration.regions
    .filter((region) => home !== `${region}:${account ?? Aws.ACCOUNT_ID}`)
    .map((region) => {
      const stack = new ForwarderStack(scope, `${stackName}-${region}`, {
        busArn,
        reads,
        homeRoles: homeRolesSeenIn(region, configuration),
        homeTrail: homeTrailSeenElsewhere(configuration),
        env: { account, region },
      });
      if (!lexRegions.includes(region)) warnOfNoLex(stack, region);
      return stack;
    });
}

function homeBus({ account, region }: Configuration): string {
  return `arn:${Aws.PARTITION}:events:${region}:${account ?? Aws.ACCOUNT_ID}:event-bus/default`;
}

/** IAM delivers its events in us-east-1 only; names of CloudFormation keep at least so much of the stack's. */
function homeRolesSeenIn(region: string, { forwardTo, stackName }: Configuration): string | undefined {
  return region === 'us-east-1' && forwardTo === undefined ? stackName.slice(0, 20) : undefined;
}

/** A trail of ours is in the home Region; somebody else's may be in any. */
function homeTrailSeenElsewhere({ bucket, trailName }: Configuration): string | undefined {
  return bucket === undefined ? undefined : trailName;
}

function warnOfNoLex(stack: Stack, region: string): void {
  Annotations.of(stack).addWarningV2(
    'lextrail:no-lex-in-region',
    `lextrail.regions names ${region}, where Lex V2 was not offered in October 2026; known: ${lexRegions.join(', ')}`,
  );
}
