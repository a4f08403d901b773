import type * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';
import { alarmOf } from '../../src/watch/names';
import type { ExistingBucket } from '../capture/existing-bucket';
import type { EventsTable } from '../events-table';
import type { Ingestion } from '../ingestion/ingestion';
import type { Channels } from './channels';
import type { LatestEvents } from './latest-events';
import { ofTrail } from './trail-pattern';
import type { WatchFunction } from './watch-function';

/** What the audit trail relies on. */
export interface WatchedResources {
  /** The name of the trail, be it ours or somebody else's; absent where it is not known. */
  readonly trailName?: string;
  readonly bucketName: string;
  readonly eventsTable: EventsTable;
  readonly ingestion: Ingestion;
  readonly watchFunction: WatchFunction;
  readonly latestEvents: LatestEvents;
  readonly lexRule: events.CfnRule;
  /** How notices of the files of somebody else's bucket arrive. */
  readonly existingBucket?: ExistingBucket;
  readonly encryptionKey?: kms.IKey;
  readonly channels: Channels;
  /** What rules could not deliver. */
  readonly undelivered: readonly sqs.IQueue[];
  /** Roles beside those of the functions. */
  readonly roleNames: readonly string[];
  readonly names: TamperRuleNames;
}

/** Names of the rules that watch for tampering, by the parts that they watch and the callers. */
export type TamperRuleNames = Readonly<
  Record<TamperPart, { readonly anybody: string; readonly cloudFormation: string }>
> & {
  readonly deployment: string;
  /** How they all begin, and no other. */
  readonly prefix: string;
};

interface Part {
  /** Ends "calls that touch lextrail itself:". */
  readonly about: string;
  /** Whose calls they are. */
  readonly services: readonly string[];
  /** By what each such call is known. */
  readonly patternsOf: (resources: WatchedResources) => readonly object[];
}

export type TamperPart = 'Record' | 'Tables' | 'Queues' | 'Functions' | 'Notification' | 'Access' | 'Stack';

/** A pattern each, as one has 2,048 characters at most. `Access` watches all of these rules by how they begin, `Functions` those of `Access` too, as a rule that is off reports nothing. */
export const tamperParts: Readonly<Record<TamperPart, Part>> = {
  Record: {
    about: 'what is recorded and kept',
    services: ['cloudtrail', 'kms', 's3'],
    patternsOf: record,
  },
  Tables: { about: 'what is stored', services: ['dynamodb'], patternsOf: tables },
  Queues: { about: 'how it gets there', services: ['sqs'], patternsOf: queues },
  Functions: { about: 'what works on it', services: ['events', 'lambda'], patternsOf: functions },
  Notification: {
    about: 'who is notified, and of what',
    services: ['events', 'monitoring', 'sns'],
    patternsOf: notification,
  },
  Access: { about: 'roles and rules', services: ['events', 'iam'], patternsOf: access },
  Stack: { about: 'its stack and logs', services: ['cloudformation', 'logs'], patternsOf: stack },
};

/** How a call is made: by somebody, or by CloudFormation, as every deployment makes many. */
export const callers = {
  anybody: [{ 'anything-but': 'cloudformation.amazonaws.com' }],
  cloudFormation: ['cloudformation.amazonaws.com'],
} as const;

/** Calls that begin a deployment of the stack: what they change is reported as one. */
export function deploymentsOf(stack: Stack) {
  return { eventName: ['ExecuteChangeSet', 'UpdateStack'], ...asks({ stackName: stackNames(stack) }) };
}

function record({ trailName, bucketName, encryptionKey }: WatchedResources) {
  return [
    asks({ bucketName: [bucketName] }),
    ...(trailName ? ofTrail(trailName) : []),
    ...(encryptionKey ? [ofKey(encryptionKey)] : []),
  ];
}

function tables({ eventsTable, watchFunction }: WatchedResources) {
  const { tableName } = eventsTable.table;
  const both = [tableName, watchFunction.matches.table.tableName].map(endingIn);
  return [
    asks({ tableName: both }),
    // Of a table's own policy.
    asks({ resourceArn: both }),
    // Of what a copy is made: an export, a restore to another table, a backup.
    ...['tableArn', 'sourceTableName', 'sourceTableArn'].map((name) =>
      asks({ [name]: [endingIn(tableName)] }),
    ),
    asks({ backupArn: [{ wildcard: `*:table/${tableName}/*` }] }),
  ];
}

/** Services that use the key make and retire grants on it all the time. */
function ofKey({ keyId }: kms.IKey) {
  return {
    ...asks({ keyId: [endingIn(keyId)] }),
    eventName: [{ 'anything-but': ['CreateGrant', 'RetireGrant'] }],
  };
}

function queues({ ingestion, undelivered }: WatchedResources) {
  const all = [...workQueues(ingestion), ...undelivered];
  return [
    asks({ queueUrl: all.map(({ queueName }) => endingIn(`/${queueName}`)) }),
    // Messages are moved from one queue to another.
    asks({ sourceArn: all.map(({ queueArn }) => queueArn) }),
  ];
}

function functions({ ingestion, watchFunction, latestEvents, eventsTable, names }: WatchedResources) {
  const working = [ingestion.liveFunction, ingestion.filesFunction, watchFunction];
  return [
    // By name or ARN, and either with a qualifier.
    asks({
      functionName: [...working, latestEvents].map((each) => ({
        wildcard: `*${each.function.functionName}*`,
      })),
    }),
    asks({ uUID: working.map(({ source }) => source.eventSourceMappingId) }),
    // Another function could take the messages, or read the stream.
    asks({
      eventSourceArn: [...workQueues(ingestion).map(({ queueArn }) => queueArn), eventsTable.streamArn],
    }),
    ...ofRules(Object.values(names.Access)),
  ];
}

function workQueues({ live, files }: Ingestion): readonly sqs.IQueue[] {
  return [live, files].flatMap(({ queue, deadLetters }) => [queue, deadLetters]);
}

function notification({ channels: { topic, bus }, existingBucket }: WatchedResources) {
  const { subscription } = existingBucket ?? {};
  const alarms = [{ prefix: alarmOf({ name: '' }, Stack.of(topic).stackName) }];
  return [
    asks({ topicArn: [topic.topicArn] }),
    // Of its data protection policy, which can keep messages back.
    asks({ resourceArn: [topic.topicArn] }),
    asks({
      subscriptionArn: [{ prefix: `${topic.topicArn}:` }, ...(subscription ? [subscription.ref] : [])],
    }),
    // The bus itself, and who listens to it.
    asks({ name: [bus.eventBusName] }),
    asks({ eventBusName: [endingIn(bus.eventBusName)] }),
    asks({ alarmName: alarms }),
    asks({ alarmNames: alarms }),
    asks({ muteTargets: { alarmNames: alarms } }),
  ];
}

function access(resources: WatchedResources) {
  const { ingestion, watchFunction, latestEvents, roleNames, lexRule, existingBucket, names } = resources;
  const rules = [lexRule, existingBucket?.rule].flatMap((rule) => rule?.ref ?? []);
  const { liveFunction, filesFunction } = ingestion;
  const roles = [liveFunction, filesFunction, watchFunction, latestEvents].map((each) => each.role);
  const ticks = watchFunction.ticks.map(({ ruleName }) => ruleName);
  return [
    asks({ roleName: [...roles.map(({ roleName }) => roleName), ...roleNames] }),
    // By their common beginning, as all their names would not fit.
    ...ofRules([...rules, ...ticks, { prefix: names.prefix }]),
  ];
}

function stack({ ingestion, watchFunction, latestEvents, eventsTable }: WatchedResources) {
  const { liveFunction, filesFunction } = ingestion;
  const groups = [liveFunction, filesFunction, watchFunction, latestEvents].map(
    ({ logGroup }) => logGroup.logGroupName,
  );
  return [
    {
      ...asks({ stackName: stackNames(Stack.of(eventsTable)) }),
      // Preparing a deployment changes nothing yet; the deployment itself is reported as one (tampering.ts).
      eventName: [
        { 'anything-but': ['CreateChangeSet', 'DeleteChangeSet', 'ExecuteChangeSet', 'UpdateStack'] },
      ],
    },
    // Lambda makes a stream for each new instance of a function.
    { ...asks({ logGroupName: groups }), eventName: [{ 'anything-but': ['CreateLogStream'] }] },
    asks({ logGroupIdentifier: groups.map((name) => ({ wildcard: `*${name}*` })) }),
  ];
}

/** CloudFormation takes the name or the ARN of a stack. */
function stackNames({ stackName }: Stack): Names {
  return [stackName, { wildcard: `*:stack/${stackName}/*` }];
}

/** Rules are called `name` where they change themselves, `rule` where their targets do. */
function ofRules(rules: Names) {
  return [asks({ name: rules }), asks({ rule: rules })];
}

type Names = readonly (
  | string
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly wildcard: string }
)[];

/** Most services take a name, an ARN and what lies between, and CloudTrail records what was given. */
function endingIn(name: string) {
  return { suffix: name };
}

/** CloudTrail writes the parameters of a request as the API reference does, but the first letter small. */
function asks(requestParameters: Readonly<Record<string, Names | Readonly<Record<string, Names>>>>) {
  return { requestParameters };
}
