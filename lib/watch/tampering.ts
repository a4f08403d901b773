import * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmOf, runbookOf } from '../../src/watch/names';
import { pipelineAlarms } from '../../src/watch/pipeline-alarms';
import { trailArnOf } from '../capture/trail';
import type { EventsTable } from '../events-table';
import type { Ingestion } from '../ingestion/ingestion';
import type { Channels } from './channels';
import type { LatestEvents } from './latest-events';
import type { WatchFunction } from './watch-function';

export interface TamperingProps {
  /** The name of the trail, where it is ours. */
  readonly trailName?: string;
  readonly bucketName: string;
  readonly eventsTable: EventsTable;
  readonly ingestion: Ingestion;
  readonly watchFunction: WatchFunction;
  readonly latestEvents: LatestEvents;
  readonly lexRule: events.CfnRule;
  readonly encryptionKey?: kms.IKey;
  readonly channels: Channels;
  /** Where the runbook lies. */
  readonly runbook: string;
}

/**
 * Tells of calls that change what the audit trail stands on: from CloudTrail through EventBridge to the
 * topic, without any function of ours. Three rules, as a pattern has 2,048 characters at most, each of
 * which is watched by another one. IAM's events come in us-east-1 only, and here by its forwarder.
 */
export class Tampering extends Construct {
  readonly rules: readonly events.CfnRule[];

  constructor(scope: Construct, id: string, props: TamperingProps) {
    super(scope, id);
    const { lexRule, watchFunction } = props;
    // A name of our own, as two rules that watch each other cannot both be told the other's.
    const accessName = Names.uniqueResourceName(this, { maxLength: 64, separator: '-' });
    const recording = this.ruleFor('Record', [...record(props), ...rulesOf([accessName])], props);
    const working = this.ruleFor('Machinery', machinery(props), props);
    const rules = [lexRule, recording, working].map(({ ref }) => ref);
    const ticks = watchFunction.ticks.map(({ ruleName }) => ruleName);
    const access = [asks({ roleName: rolesOf(props) }), ...rulesOf([...rules, ...ticks])];
    this.rules = [recording, working, this.ruleFor('Access', access, props, accessName)];
  }

  private ruleFor(
    id: keyof typeof about,
    touching: readonly object[],
    { channels, runbook }: TamperingProps,
    name?: string,
  ): events.CfnRule {
    const rule = new events.CfnRule(this, id, {
      name,
      description: `Calls that touch lextrail itself: ${about[id]}`,
      eventPattern: {
        source: sources,
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { managementEvent: [true], $or: touching },
      },
      // Merely enabled, a rule does not match read-only calls: looking at these resources is no tampering.
      state: 'ENABLED',
      targets: [{ id: 'Topic', arn: channels.topic.topicArn, inputTransformer: message(this, runbook) }],
    });
    channels.letRulePublish(`Tampering${id}Publishes`, rule);
    return rule;
  }
}

const about = {
  Record: 'what is recorded and kept',
  Machinery: 'how it gets there',
  Access: 'roles and rules',
} as const;

const services = [
  'cloudtrail',
  'dynamodb',
  'events',
  'iam',
  'kms',
  'lambda',
  'monitoring',
  's3',
  'sns',
  'sqs',
];
const sources = services.map((service) => `aws.${service}`);

function record(props: TamperingProps) {
  const { trailName, bucketName, eventsTable, encryptionKey, channels, watchFunction } = props;
  const tables = [eventsTable.table, watchFunction.matches.table];
  return [
    asks({ bucketName: [bucketName] }),
    asks({ tableName: tables.flatMap(({ tableName, tableArn }) => [tableName, tableArn]) }),
    asks({ topicArn: [channels.topic.topicArn] }),
    ...(trailName ? [asks({ name: [trailName, trailArnOf(channels, trailName)] })] : []),
    // Services that use the key make and retire grants on it all the time.
    ...(encryptionKey
      ? [
          {
            ...asks({ keyId: [encryptionKey.keyId, encryptionKey.keyArn] }),
            eventName: [{ 'anything-but': ['CreateGrant', 'RetireGrant'] }],
          },
        ]
      : []),
  ];
}

function machinery({ ingestion, watchFunction, channels }: TamperingProps) {
  const made = [ingestion.liveFunction, ingestion.filesFunction, watchFunction];
  const queues = [ingestion.live, ingestion.files].flatMap(({ queue, deadLetters }) => [queue, deadLetters]);
  return [
    asks({ alarmNames: [{ prefix: alarmOf({ name: '' }, Stack.of(channels).stackName) }] }),
    asks({ queueUrl: queues.map(({ queueUrl }) => queueUrl) }),
    asks({
      functionName: made.flatMap(({ function: { functionName, functionArn } }) => [
        functionName,
        functionArn,
      ]),
    }),
    asks({ uUID: made.map(({ source }) => source.eventSourceMappingId) }),
  ];
}

/** Rules are called `name` where they change themselves, `rule` where their targets do. */
function rulesOf(names: readonly string[]) {
  return [asks({ name: names }), asks({ rule: names })];
}

function rolesOf({ ingestion, watchFunction, latestEvents }: TamperingProps): readonly string[] {
  const { liveFunction, filesFunction } = ingestion;
  return [liveFunction, filesFunction, watchFunction, latestEvents].map(({ role }) => role.roleName);
}

function asks(
  requestParameters: Readonly<Record<string, readonly (string | { readonly prefix: string })[]>>,
) {
  return { requestParameters };
}

/** Plain words; EventBridge wants a line as a text in quotes. */
function message(scope: Construct, runbook: string): events.CfnRule.InputTransformerProperty {
  const alarm = pipelineAlarms.find(({ name }) => name === 'tampering');
  if (alarm === undefined) throw new Error('src/watch/pipeline-alarms.ts knows no tampering');
  const lines = [
    `${alarmOf(alarm, Stack.of(scope).stackName)}: ${alarm.title} (${alarm.severity})`,
    '<who> called <action> of <service> at <time> from <ip>, error: <error>',
    alarm.meaning,
    `Event id in CloudTrail: <id>. What to do: ${runbookOf(alarm, runbook)}`,
  ];
  return {
    inputPathsMap: {
      who: '$.detail.userIdentity.arn',
      action: '$.detail.eventName',
      service: '$.detail.eventSource',
      time: '$.detail.eventTime',
      ip: '$.detail.sourceIPAddress',
      error: '$.detail.errorCode',
      id: '$.detail.eventID',
    },
    inputTemplate: lines.map((line) => JSON.stringify(line)).join('\n'),
  };
}
