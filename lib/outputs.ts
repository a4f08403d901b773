import type { Configuration } from './configuration/settings';
import type { Lextrail } from './lextrail';

export interface Output {
  readonly value: string;
  readonly description: string;
}

/** What the CLI finds of a stack by its name; these names are read by it and never change. */
export function outputsOf(
  lextrail: Lextrail,
  configuration: Configuration,
): Readonly<Record<string, Output>> {
  const { eventsTable, ingestion, lexRule, bucket, trail, channels } = lextrail;
  const { live, files } = ingestion;
  return {
    TableName: { value: eventsTable.table.tableName, description: 'The events table' },
    LiveQueueUrl: { value: live.queue.queueUrl, description: 'Events on their way in from EventBridge' },
    LiveDeadLettersUrl: { value: live.deadLetters.queueUrl, description: 'Events that could not be stored' },
    FileQueueUrl: { value: files.queue.queueUrl, description: 'Log files that wait to be read' },
    FileDeadLettersUrl: {
      value: files.deadLetters.queueUrl,
      description: 'Log files that could not be read',
    },
    UndeliveredUrl: {
      value: lexRule.undelivered.queueUrl,
      description: 'Events that EventBridge could not deliver',
    },
    ...functionsOf(lextrail),
    FilesRoleArn: {
      value: ingestion.filesFunction.role.roleArn,
      description: 'Who must be allowed to read a bucket of another account',
    },
    LiveRuleName: {
      value: lexRule.rule.ref,
      description: 'The rule that takes Lex calls off the default bus',
    },
    BucketName: { value: bucket.bucketName, description: "The bucket of the trail's log files" },
    WatchTopicArn: {
      value: channels.topic.topicArn,
      description: 'Tells people what matched a watch rule, and of alarms',
    },
    WatchBusName: {
      value: channels.bus.eventBusName,
      description: 'Gets what matched a watch rule as events',
    },
    ForwardingRegions: {
      value: configuration.regions.join(',') || 'none',
      description: 'Regions that forward here',
    },
    ...newsOf(lextrail),
    ...(trail ? { TrailArn: { value: trail.trail.attrArn, description: 'The trail that was made' } } : {}),
  };
}

/** What works, and where it says what went wrong. */
function functionsOf({ ingestion, watch }: Lextrail): Readonly<Record<string, Output>> {
  const { liveFunction, filesFunction } = ingestion;
  const { watchFunction } = watch;
  return {
    LiveFunctionName: { value: liveFunction.function.functionName, description: 'Stores events' },
    FilesFunctionName: {
      value: filesFunction.function.functionName,
      description: 'Stores log files',
    },
    LiveLogGroupName: {
      value: liveFunction.logGroup.logGroupName,
      description: 'Why an event could not be stored',
    },
    FilesLogGroupName: {
      value: filesFunction.logGroup.logGroupName,
      description: 'Why a log file could not be read',
    },
    WatchFunctionName: { value: watchFunction.function.functionName, description: 'Asks the watch rules' },
    MatchesTableName: { value: watchFunction.matches.table.tableName, description: 'What the rules took' },
  };
}

/** Of an existing bucket: what tells of its files. */
function newsOf({ existingBucket }: Lextrail): Readonly<Record<string, Output>> {
  const { subscription, rule, undelivered } = existingBucket ?? {};
  return {
    ...(subscription && {
      BucketSubscriptionArn: { value: subscription.ref, description: "Brings the topic's news of log files" },
    }),
    ...(rule && { BucketRuleName: { value: rule.ref, description: "Takes in the bucket's events" } }),
    ...(undelivered && {
      BucketUndeliveredUrl: {
        value: undelivered.queueUrl,
        description: 'News of log files that EventBridge could not deliver',
      },
    }),
  };
}
