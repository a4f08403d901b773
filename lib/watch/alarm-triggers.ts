// What triggers the pipeline's alarms; their names and texts are in src/watch/pipeline-alarms.ts.

import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type PipelineAlarmName, pipelineAlarms, pipelineLimits } from '../../src/watch/pipeline-alarms';
import type { Ingestion } from '../ingestion/ingestion';
import { type AlarmTarget, addAlarm, type Trigger } from './alarm';
import {
  behind,
  combined,
  errorsOf,
  fiveMinutes,
  hour,
  measured,
  oldestIn,
  sentTo,
  throttlesOf,
  waitingIn,
} from './pipeline-metrics';
import type { WatchFunction } from './watch-function';

export interface PipelineAlarmsProps extends AlarmTarget {
  readonly ingestion: Ingestion;
  readonly watchFunction: WatchFunction;
  /** Where rules leave what they could not deliver. */
  readonly undelivered: readonly sqs.IQueue[];
  /** What CloudFormation changed of lextrail itself. */
  readonly deployments: sqs.IQueue;
  /** For how many hours the account is never without a log file. */
  readonly silenceHours: number;
}

/** The pipeline watches itself; tampering has a path of its own (tampering.ts). */
export class PipelineAlarms extends Construct {
  readonly alarms: readonly cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: PipelineAlarmsProps) {
    super(scope, id);
    const triggers: Readonly<Record<string, Trigger>> = {
      ...failures(props),
      ...delays(props),
      ...watching(props),
    };
    this.alarms = pipelineAlarms.flatMap((about) => {
      const trigger = triggers[about.name];
      return trigger === undefined ? [] : [addAlarm(this, about, { tellsEnd: true, ...trigger }, props)];
    });
  }
}

type Triggers = Readonly<Partial<Record<PipelineAlarmName, Trigger>>>;

function failures(props: PipelineAlarmsProps): Triggers {
  const { ingestion, watchFunction, undelivered, deployments } = props;
  const { liveFunction, filesFunction } = ingestion;
  const functions = [liveFunction, filesFunction, watchFunction].map((each) => each.function);
  return {
    'dead-letters-live': { metric: waitingIn(ingestion.live.deadLetters) },
    'dead-letters-files': { metric: waitingIn(ingestion.files.deadLetters) },
    'dead-letters-rule': { metric: sumOf(undelivered.map(waitingIn), fiveMinutes) },
    'function-errors': { metric: sumOf(functions.map(errorsOf), Duration.minutes(15)) },
    // Nothing ends here that anybody would wait for.
    deployment: { metric: sentTo(deployments), tellsEnd: false },
  };
}

function delays({ ingestion, silenceHours }: PipelineAlarmsProps): Triggers {
  const live = ingestion.liveFunction.function;
  const files = ingestion.filesFunction.function;
  return {
    'oldest-message': {
      metric: combined(
        // A live message is given up after 5 × 3 minutes, the notice of a file after 5 × 30 (work-queue.ts).
        'IF(FILL(live, 0) > 1200 OR FILL(files, 0) > 10800, 1, 0)',
        { live: oldestIn(ingestion.live.queue), files: oldestIn(ingestion.files.queue) },
        fiveMinutes,
      ),
    },
    lag: {
      metric: combined(
        'MAX([FILL(live, 0), FILL(files, 0)])',
        { live: measured('Lag', live, cloudwatch.Stats.p(99)), files: measured('Lag', files, 'p99') },
        hour,
      ),
      threshold: Duration.minutes(pipelineLimits.lagMinutes).toMilliseconds(),
    },
    silence: {
      metric: measured('Files', files),
      comparison: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      stretches: silenceHours,
      isSilenceBad: true,
    },
    'files-without-events': { metric: measured('OnlyInFiles', files) },
  };
}

/** What the watch function says, and what is said of it. */
function watching({ watchFunction: { function: watch } }: PipelineAlarmsProps): Triggers {
  return {
    'events-without-files': { metric: measured('Unconfirmed', watch) },
    unjudged: { metric: measured('Unjudged', watch) },
    'watch-behind': {
      // A function that is refused every call may have no age of records at all.
      metric: combined(
        `IF(FILL(behind, 0) >= ${behindMs} OR FILL(throttles, 0) > 0, 1, 0)`,
        { behind: behind(watch), throttles: throttlesOf(watch) },
        fiveMinutes,
      ),
      stretches: 2,
    },
  };
}

const behindMs = Duration.minutes(pipelineLimits.behindMinutes).toMilliseconds();

/** One metric as it is, since an alarm on a sum of one would be billed as two. */
function sumOf(metrics: readonly cloudwatch.Metric[], period: Duration): cloudwatch.IMetric {
  const [first, ...others] = metrics;
  if (first !== undefined && others.length === 0) return first;
  const named = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  const sum = Object.keys(named)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');
  return combined(sum, named, period);
}
