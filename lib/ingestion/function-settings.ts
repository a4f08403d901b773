import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';

/** Time, memory and batches of every function, with the fact behind each number. */
export const functionSettings = {
  // An event is a few kilobytes; half a minute is ten of them at once, with retries.
  live: { timeout: Duration.seconds(30), memoryMebibytes: 512, batchSize: 10, maxConcurrency: 10 },
  // A file has at most 50 MB before compression (CloudTrail quotas); one at a time is held in memory.
  files: { timeout: Duration.minutes(5), memoryMebibytes: 1024, batchSize: 5, maxConcurrency: 5 },
  // What comes together is notified together; more than two seconds nobody should wait.
  watch: {
    timeout: Duration.minutes(1),
    memoryMebibytes: 512,
    batchSize: 100,
    batchingWindow: Duration.seconds(2),
  },
  // Somebody looks at a dashboard and waits.
  latestEvents: { timeout: Duration.seconds(10), memoryMebibytes: 512 },
} as const;

/** What every function writes into its log: its own remarks, and of Lambda's what goes wrong. */
export const logSettings = {
  loggingFormat: lambda.LoggingFormat.JSON,
  applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
  systemLogLevelV2: lambda.SystemLogLevel.WARN,
} as const;
