import { CfnOutput, type Stack } from 'aws-cdk-lib/core';
import {
  forwarderOutputs,
  noRegions,
  type OptionalStackOutput,
  optionalStackOutputs,
  type StackOutput,
  stackOutputs,
} from '../src/doctor/stack-outputs';
import type { Forwarder } from './capture/forwarder';
import type { Configuration } from './configuration/settings';
import type { Lextrail } from './lextrail';

type Values = Readonly<Record<StackOutput, string>> & Readonly<Partial<Record<OptionalStackOutput, string>>>;

/** Says in the stack's outputs where everything is. */
export function addOutputs(stack: Stack, lextrail: Lextrail, configuration: Configuration): void {
  add(stack, valuesOf(lextrail, configuration), { ...stackOutputs, ...optionalStackOutputs });
}

export function addForwarderOutputs(stack: Stack, { lexRule }: Forwarder): void {
  const values = { RuleName: lexRule.rule.ref, UndeliveredUrl: lexRule.undelivered.queueUrl };
  add(stack, values, forwarderOutputs);
}

function add<Name extends string>(
  stack: Stack,
  values: Readonly<Partial<Record<Name, string>>>,
  descriptions: Readonly<Record<Name, string>>,
): void {
  for (const [name, description] of Object.entries(descriptions) as [Name, string][]) {
    const value = values[name];
    if (value !== undefined) new CfnOutput(stack, name, { value, description });
  }
}

function valuesOf(
  { eventsTable, ingestion, lexRule, bucket, trail, channels, watch, existingBucket }: Lextrail,
  { regions }: Configuration,
): Values {
  const { live, files, liveFunction, filesFunction } = ingestion;
  const { watchFunction } = watch;
  return {
    TableName: eventsTable.table.tableName,
    LiveQueueUrl: live.queue.queueUrl,
    LiveDeadLettersUrl: live.deadLetters.queueUrl,
    FileQueueUrl: files.queue.queueUrl,
    FileDeadLettersUrl: files.deadLetters.queueUrl,
    UndeliveredUrl: lexRule.undelivered.queueUrl,
    LiveFunctionName: liveFunction.function.functionName,
    FilesFunctionName: filesFunction.function.functionName,
    LiveLogGroupName: liveFunction.logGroup.logGroupName,
    FilesLogGroupName: filesFunction.logGroup.logGroupName,
    WatchFunctionName: watchFunction.function.functionName,
    MatchesTableName: watchFunction.matches.table.tableName,
    FilesRoleArn: filesFunction.role.roleArn,
    LiveRuleName: lexRule.rule.ref,
    BucketName: bucket.bucketName,
    WatchTopicArn: channels.topic.topicArn,
    WatchBusName: channels.bus.eventBusName,
    ForwardingRegions: regions.join(',') || noRegions,
    BucketSubscriptionArn: existingBucket?.subscription?.ref,
    BucketRuleName: existingBucket?.rule?.ref,
    BucketUndeliveredUrl: existingBucket?.undelivered?.queueUrl,
    TamperingUndeliveredUrl: watch.tampering.undelivered.queueUrl,
    TrailArn: trail?.trail.attrArn,
  };
}
