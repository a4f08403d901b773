import type * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { WatchConfiguration } from '../../src/watch/configuration';
import type { ExistingBucket } from '../capture/existing-bucket';
import type { EventsTable } from '../events-table';
import type { Ingestion } from '../ingestion/ingestion';
import { PipelineAlarms } from './alarm-triggers';
import type { Channels } from './channels';
import { Dashboard } from './dashboard';
import { LatestEvents } from './latest-events';
import { RuleAlarms } from './rule-alarms';
import { Tampering } from './tampering';
import { WatchFunction, type WatchFunctionProps } from './watch-function';

export interface WatchProps {
  readonly watched: WatchConfiguration;
  readonly channels: Channels;
  readonly eventsTable: EventsTable;
  readonly environment: WatchFunctionProps['environment'];
  readonly ingestion: Ingestion;
  readonly lexRule: events.CfnRule;
  /** Where rules leave what they could not deliver. */
  readonly undelivered: readonly sqs.IQueue[];
  /** How the files of somebody else's bucket are announced. */
  readonly existingBucket?: ExistingBucket;
  /** The name of the trail, be it ours or somebody else's. */
  readonly trailName?: string;
  readonly bucketName: string;
  /** How long the account is never without a log file; whole hours. */
  readonly silence: Duration;
  readonly logRetention: RetentionDays;
  readonly encryptionKey?: kms.IKey;
}

/** Alarms on what happened and on the trail itself, and the dashboard that shows both. */
export class Watch extends Construct {
  readonly watchFunction: WatchFunction;
  readonly ruleAlarms: RuleAlarms;
  readonly pipelineAlarms: PipelineAlarms;
  readonly tampering: Tampering;
  readonly latestEvents: LatestEvents;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    const { topic } = props.channels;
    const { runbook } = props.watched.settings;
    const rules = props.watched.rules.filter(({ isOn }) => isOn);
    this.watchFunction = new WatchFunction(this, 'Function', props);
    const { watchFunction } = this;
    this.ruleAlarms = new RuleAlarms(this, 'Rules', { rules, topic, runbook });
    this.latestEvents = new LatestEvents(this, 'LatestEvents', props);
    const { latestEvents } = this;
    this.tampering = new Tampering(this, 'Tampering', {
      ...props,
      runbook,
      watchFunction,
      latestEvents,
    });
    this.pipelineAlarms = new PipelineAlarms(this, 'Pipeline', {
      ...props,
      watchFunction,
      undelivered: [...props.undelivered, this.tampering.undelivered],
      deployments: this.tampering.deployments,
      silenceHours: props.silence.toHours(),
      topic,
      runbook,
    });
    this.dashboard = new Dashboard(this, 'Overview', {
      ingestion: props.ingestion,
      watchFunction: watchFunction.function,
      rules,
      ruleAlarms: this.ruleAlarms.alarms,
      pipelineAlarms: this.pipelineAlarms.alarms,
      latestEvents: latestEvents.function,
    });
  }
}
