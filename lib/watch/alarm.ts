import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { clip } from '../../src/view/safe-text';
import type { AlarmText } from '../../src/watch/alarm-text';
import { alarmOf, runbookOf } from '../../src/watch/names';

/** When an alarm goes off: so many times a value of the metric, in one stretch after another. */
export interface Trigger {
  readonly metric: cloudwatch.IMetric;
  /** @default 1 */
  readonly threshold?: number;
  readonly comparison?: cloudwatch.ComparisonOperator;
  /** How many stretches in a row. @default 1 */
  readonly stretches?: number;
  /** Whether no value is as bad as a bad one. @default false */
  readonly isSilenceBad?: boolean;
  /** Whether its end is told as well. @default false */
  readonly tellsEnd?: boolean;
}

/** Who is notified of alarms, and where it says what to do. */
export interface AlarmTarget {
  readonly topic: sns.ITopic;
  readonly runbook: string;
}

const { ComparisonOperator, TreatMissingData } = cloudwatch;

/** An alarm that says what it means and where to read on, and tells the topic. */
export function addAlarm(
  scope: Construct,
  about: AlarmText,
  trigger: Trigger,
  { topic, runbook }: AlarmTarget,
): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(scope, about.name, {
    alarmName: alarmOf(about, Stack.of(scope).stackName),
    alarmDescription: describe(about, runbook),
    metric: trigger.metric,
    threshold: trigger.threshold ?? 1,
    comparisonOperator: trigger.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: trigger.stretches ?? 1,
    treatMissingData: trigger.isSilenceBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  if (trigger.tellsEnd) alarm.addOkAction(new SnsAction(topic));
  return alarm;
}

// CloudWatch takes 1,024 characters.
const mostCharacters = 1_024;

function describe(about: AlarmText, runbook: string): string {
  const { title, severity, meaning } = about;
  const end = ` What to do: ${runbookOf(about, runbook)}`;
  return clip(`${title} (${severity}). ${meaning}`, mostCharacters - end.length) + end;
}
