import type * as events from 'aws-cdk-lib/aws-events';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { alarmOf } from '../../src/watch/names';
import type { ExistingBucket } from '../capture/existing-bucket';
import type { EventsTable } from '../events-table';
import type { Ingestion } from '../ingestion/ingestion';
import type { Channels } from './channels';
import type { LatestEvents } from './latest-events';
import type { WatchFunction } from './watch-function';

/** What the audit trail stands on. */
export interface WatchedResources {
  /** The name of the trail, where it is ours. */
  readonly trailName?: string;
  readonly bucketName: string;
  readonly eventsTable: EventsTable;
  readonly ingestion: Ingestion;
  readonly watchFunction: WatchFunction;
  readonly latestEvents: LatestEvents;
  readonly lexRule: events.CfnRule;
  /** How the files of somebody else's bucket are told of. */
  readonly existingBucket?: ExistingBucket;
  readonly encryptionKey?: kms.IKey;
  readonly channels: Channels;
  /** The role by which the rules of tampering reach the topic. */
  readonly role: iam.IRole;
  /** The names of these rules. */
  readonly names: Readonly<Record<RuleId, string>>;
}

interface Part {
  /** Ends "calls that touch lextrail itself:". */
  readonly about: string;
  /** Whose calls they are. */
  readonly services: readonly string[];
  /** By what each such call is known. */
  readonly touching: (stood: WatchedResources) => readonly object[];
}

export type RuleId = 'Record' | 'Machinery' | 'Notifying' | 'Access';

/** One rule each, as a pattern has 2,048 characters at most. `Access` watches the others, and `Machinery` watches it. */
export const parts: Readonly<Record<RuleId, Part>> = {
  Record: {
    about: 'what is recorded and kept',
    services: ['cloudtrail', 'dynamodb', 'kms', 's3'],
    touching: record,
  },
  Machinery: {
    about: 'how it gets there',
    services: ['events', 'lambda', 'sqs'],
    touching: machinery,
  },
  Notifying: {
    about: 'who is told, and of what',
    services: ['events', 'monitoring', 'sns'],
    touching: telling,
  },
  Access: {
    about: 'roles and rules',
    services: ['events', 'iam'],
    touching: access,
  },
};

function record({ trailName, bucketName, eventsTable, watchFunction, encryptionKey }: WatchedResources) {
  const tables = [eventsTable.table, watchFunction.matches.table].map(({ tableName }) => endingIn(tableName));
  return [
    asks({ bucketName: [bucketName] }),
    asks({ tableName: tables }),
    // Of a table's own policy.
    asks({ resourceArn: tables }),
    ...(trailName ? ofTrail([trailName, endingIn(`:trail/${trailName}`)]) : []),
    ...(encryptionKey ? [ofKey(encryptionKey)] : []),
  ];
}

/** A trail is called `trailName` where its selectors change, else `name`. */
function ofTrail(trail: Names) {
  return [asks({ name: trail }), asks({ trailName: trail })];
}

/** Services that use the key make and retire grants on it all the time. */
function ofKey({ keyId }: kms.IKey) {
  return {
    ...asks({ keyId: [endingIn(keyId)] }),
    eventName: [{ 'anything-but': ['CreateGrant', 'RetireGrant'] }],
  };
}

function machinery({ ingestion, watchFunction, names }: WatchedResources) {
  const made = [ingestion.liveFunction, ingestion.filesFunction, watchFunction];
  const queues = [ingestion.live, ingestion.files].flatMap(({ queue, deadLetters }) => [queue, deadLetters]);
  return [
    asks({ queueUrl: queues.map(({ queueName }) => endingIn(`/${queueName}`)) }),
    asks({ functionName: made.map((each) => endingIn(each.function.functionName)) }),
    asks({ uUID: made.map(({ source }) => source.eventSourceMappingId) }),
    ...ofRules([names.Access]),
  ];
}

function telling({ channels: { topic, bus }, existingBucket }: WatchedResources) {
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

function access({
  ingestion,
  watchFunction,
  latestEvents,
  role,
  lexRule,
  existingBucket,
  names,
}: WatchedResources) {
  const rules = [lexRule, existingBucket?.rule].flatMap((rule) => rule?.ref ?? []);
  const { liveFunction, filesFunction } = ingestion;
  const roles = [liveFunction, filesFunction, watchFunction, latestEvents].map((each) => each.role);
  const ticks = watchFunction.ticks.map(({ ruleName }) => ruleName);
  return [
    asks({ roleName: [...roles, role].map(({ roleName }) => roleName) }),
    ...ofRules([...rules, ...ticks, names.Record, names.Machinery, names.Notifying]),
  ];
}

/** Rules are called `name` where they change themselves, `rule` where their targets do. */
function ofRules(rules: Names) {
  return [asks({ name: rules }), asks({ rule: rules })];
}

type Names = readonly (string | { readonly prefix: string } | { readonly suffix: string })[];

/** Most services take a name, an ARN and what lies between, and CloudTrail records what was given. */
function endingIn(name: string) {
  return { suffix: name };
}

/** CloudTrail writes the parameters of a request as the API reference does, but the first letter small. */
function asks(requestParameters: Readonly<Record<string, Names | Readonly<Record<string, Names>>>>) {
  return { requestParameters };
}
