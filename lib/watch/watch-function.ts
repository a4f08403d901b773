import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { streamFilters, type Tick } from '../../lambda/triggers';
import { toWatchEnvironment, type WatchEnvironment } from '../../lambda/watch-environment';
import type { EventsTable } from '../events-table';
import { functionSettings } from '../ingestion/function-settings';
import { nodeFunction } from '../ingestion/node-function';
import { wildcardFinding } from '../wildcard-finding';
import type { Channels } from './channels';
import { MatchesTable } from './matches-table';

export interface WatchFunctionProps {
  readonly eventsTable: EventsTable;
  readonly channels: Channels;
  readonly environment: Pick<WatchEnvironment, 'retentionDays' | 'watch' | 'live'>;
  readonly logRetention: logs.RetentionDays;
  readonly encryptionKey?: kms.IKey;
}

/** Judges what comes into the table, whoever writes it, and notifies of what matches; it cannot change an event. */
export class WatchFunction extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;
  readonly logGroup: logs.LogGroup;
  readonly matches: MatchesTable;
  readonly source: lambda.EventSourceMapping;
  /** The clocks that wake it beside the stream. */
  readonly ticks: readonly events.Rule[];

  constructor(scope: Construct, id: string, props: WatchFunctionProps) {
    super(scope, id);
    const { eventsTable, channels, environment, ...rest } = props;
    this.matches = new MatchesTable(this, 'Matches', props);
    const made = nodeFunction(this, {
      ...rest,
      handler: 'watch',
      ...functionSettings.watch,
      variables: toWatchEnvironment({
        ...environment,
        tableName: eventsTable.table.tableName,
        matchesTableName: this.matches.table.tableName,
        urlSuffix: Aws.URL_SUFFIX,
        topicArn: channels.topic.topicArn,
        busName: channels.bus.eventBusName,
        stackName: Stack.of(this).stackName,
      }),
      statements: [
        ...eventsTable.readStatements(),
        ...eventsTable.streamStatements(),
        ...this.matches.statements(),
        ...channels.notifyStatements(),
      ],
    });
    this.function = made.function;
    this.role = made.role;
    this.logGroup = made.logGroup;
    Validations.of(this.role).acknowledge({
      id: wildcardFinding(this, eventsTable.streamsListed),
      reason: 'A stream is listed by its table, and its name holds the time at which it was made',
    });
    this.source = streamTo(this, this.function, eventsTable.streamArn);
    this.ticks = [
      tick(this, 'TellWaiting', { task: 'notify' }, events.Schedule.rate(Duration.minutes(1))),
      // At a minute of the hour, so that no hour is looked at twice or not at all by a second's difference.
      tick(
        this,
        'Confirm',
        { task: 'confirm', time: events.EventField.time },
        events.Schedule.cron({ minute: '15' }),
      ),
    ];
  }
}

/** A record that fails comes again until the stream forgets it, a day later; the function passes over what never works. */
function streamTo(scope: Construct, target: lambda.IFunction, eventSourceArn: string) {
  return new lambda.EventSourceMapping(scope, 'Source', {
    target,
    eventSourceArn,
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: functionSettings.watch.batchSize,
    maxBatchingWindow: functionSettings.watch.batchingWindow,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    filters: streamFilters.map((filter) => lambda.FilterCriteria.filter(filter)),
  });
}

function tick(scope: WatchFunction, id: string, input: Tick, schedule: events.Schedule): events.Rule {
  return new events.Rule(scope, id, {
    description: `lextrail: ${input.task}`,
    schedule,
    targets: [
      new targets.LambdaFunction(scope.function, {
        event: events.RuleTargetInput.fromObject(input),
        // The next tick does what this one could not.
        retryAttempts: 0,
      }),
    ],
  });
}
