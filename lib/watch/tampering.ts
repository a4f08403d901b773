import * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmOf, runbookOf } from '../../src/watch/names';
import { pipelineAlarms } from '../../src/watch/pipeline-alarms';
import { trailArnOf } from '../capture/trail';
import type { EventsTable } from '../events-table';
import type { Ingestion } from '../ingestion/ingestion';
import type { Channels } from './channels';
import type { WatchFunction } from './watch-function';

export interface TamperingProps {
  /** The name of the trail, where it is ours. */
  readonly trailName?: string;
  readonly bucketName: string;
  readonly eventsTable: EventsTable;
  readonly ingestion: Ingestion;
  readonly watchFunction: WatchFunction;
  readonly lexRule: events.CfnRule;
  readonly encryptionKey?: kms.IKey;
  readonly channels: Channels;
}

/**
 * Tells of calls that change what the audit trail stands on: from CloudTrail through EventBridge to the
 * topic, without any function of ours. Two rules, as a pattern has 2,048 characters at most. Roles are
 * not among it: IAM's events come in us-east-1 only.
 */
export class Tampering extends Construct {
  readonly rules: readonly events.CfnRule[];

  constructor(scope: Construct, id: string, props: TamperingProps) {
    super(scope, id);
    this.rules = [
      this.ruleFor('Record', 'what is recorded and kept', record(props), props.channels),
      this.ruleFor('Machinery', 'how it gets there', machinery(props), props.channels),
    ];
  }

  private ruleFor(name: string, what: string, touching: readonly object[], channels: Channels) {
    const rule = new events.CfnRule(this, name, {
      description: `Calls that touch lextrail itself: ${what}`,
      eventPattern: {
        source: sources,
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { managementEvent: [true], $or: touching },
      },
      // Merely enabled, a rule does not match read-only calls: looking at these resources is no tampering.
      state: 'ENABLED',
      targets: [{ id: 'Topic', arn: channels.topic.topicArn, inputTransformer: message(this) }],
    });
    channels.letRulePublish(`Tampering${name}Publishes`, rule);
    return rule;
  }
}

const services = ['cloudtrail', 'dynamodb', 'events', 'kms', 'lambda', 'monitoring', 's3', 'sns', 'sqs'];
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

function machinery({ ingestion, watchFunction, lexRule }: TamperingProps) {
  const made = [ingestion.liveFunction, ingestion.filesFunction, watchFunction];
  const queues = [ingestion.live, ingestion.files].flatMap(({ queue, deadLetters }) => [queue, deadLetters]);
  return [
    // Rules are called `name` where they change themselves, `rule` where their targets do.
    asks({ name: [lexRule.ref] }),
    asks({ rule: [lexRule.ref] }),
    asks({ alarmNames: [{ prefix: alarmOf({ name: '' }, Stack.of(lexRule).stackName) }] }),
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

function asks(
  requestParameters: Readonly<Record<string, readonly (string | { readonly prefix: string })[]>>,
) {
  return { requestParameters };
}

/** Plain words; EventBridge wants a line as a text in quotes. */
function message(scope: Construct): events.CfnRule.InputTransformerProperty {
  const about = pipelineAlarms.find(({ name }) => name === 'tampering');
  if (about === undefined) throw new Error('src/watch/pipeline-alarms.ts knows no tampering');
  const lines = [
    `${alarmOf(about, Stack.of(scope).stackName)}: ${about.title} (${about.severity})`,
    '<who> called <action> of <service> at <time> from <ip>, error: <error>',
    about.meaning,
    `Event id in CloudTrail: <id>. What to do: ${runbookOf(about)}`,
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
