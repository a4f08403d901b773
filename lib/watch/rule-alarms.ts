import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { metricOf } from '../../src/watch/names';
import type { Rule } from '../../src/watch/rule';
import { type AlarmTarget, addAlarm } from './alarm';

export interface RuleAlarmsProps extends AlarmTarget {
  readonly rules: readonly Rule[];
}

/** An alarm for every rule that is switched on: so many matches within its window. */
export class RuleAlarms extends Construct {
  readonly alarms: readonly cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, { rules, ...told }: RuleAlarmsProps) {
    super(scope, id);
    this.alarms = rules.map((rule) =>
      addAlarm(
        this,
        rule,
        { metric: matchesMetric(rule, Stack.of(this).stackName), threshold: rule.threshold },
        told,
      ),
    );
  }
}

/** How many events a rule took, as the watch function counts it. */
export function matchesMetric(rule: Rule, stackName: string): cloudwatch.Metric {
  const { namespace, name, dimensions } = metricOf(rule, stackName);
  return new cloudwatch.Metric({
    namespace,
    metricName: name,
    dimensionsMap: { ...dimensions },
    statistic: cloudwatch.Stats.SUM,
    period: Duration.minutes(rule.windowMinutes),
  });
}
