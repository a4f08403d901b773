/** The outputs of a home stack: the stack gives them, the command line reads them, and their names never change. */
export const stackOutputs = {
  TableName: 'The events table',
  LiveQueueUrl: 'Events on their way in from EventBridge',
  LiveDeadLettersUrl: 'Events that could not be stored',
  FileQueueUrl: 'Log files that wait to be read',
  FileDeadLettersUrl: 'Log files that could not be read',
  UndeliveredUrl: 'Events that EventBridge could not deliver',
  LiveFunctionName: 'Stores events',
  FilesFunctionName: 'Stores log files',
  LiveLogGroupName: 'Why an event could not be stored',
  FilesLogGroupName: 'Why a log file could not be read',
  WatchFunctionName: 'Asks the watch rules',
  MatchesTableName: 'What the rules took',
  FilesRoleArn: 'Who must be allowed to read a bucket of another account',
  LiveRuleName: 'The rule that takes Lex calls off the default bus',
  BucketName: "The bucket of the trail's log files",
  WatchTopicArn: 'Tells people what matched a watch rule, and of alarms',
  WatchBusName: 'Gets what matched a watch rule as events',
  ForwardingRegions: 'Regions that forward here',
} as const;

/** Outputs that only some deployments have. */
export const optionalStackOutputs = {
  BucketSubscriptionArn: "Brings the topic's notices of log files",
  BucketRuleName: "Takes in the bucket's events",
  BucketUndeliveredUrl: 'Notices of log files that EventBridge could not deliver',
  TamperingUndeliveredUrl: 'Reports of tampering that EventBridge could not deliver',
  TrailArn: 'The trail that was made',
} as const;

export type StackOutput = keyof typeof stackOutputs;
export type OptionalStackOutput = keyof typeof optionalStackOutputs;

/** What `ForwardingRegions` says where there is none, as an output cannot be empty. */
export const noRegions = 'none';

/** The outputs of the small stack of a forwarding Region. */
export const forwarderOutputs = {
  RuleName: 'The rule that forwards',
  UndeliveredUrl: 'Events that did not get there',
} as const;
