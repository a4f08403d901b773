import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alertsOfRule, alertsOfSeverity, type MetricId, matchesOf } from '../../src/watch/names';
import { type Rule, severities } from '../../src/watch/rule';
import { severityAlarm, severityMinutes } from '../../src/watch/severity-alarms';
import { type AlarmTarget, addAlarm } from './alarm';

export interface RuleAlarmsProps extends AlarmTarget {
  readonly rules: readonly Rule[];
}

/**
 * An alarm for each severity that a rule which is on has, and for each rule that wants one of its own. The
 * watch function counts what is enough to alert of, by each rule's threshold, so that mail and alarm agree.
 */
export class RuleAlarms extends Construct {
  readonly alarms: readonly cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, { rules, ...told }: RuleAlarmsProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const used = severities.filter((severity) => rules.some((rule) => rule.severity === severity));
    const shared = used.map((severity) => {
      const metric = counted(alertsOfSeverity(severity, stackName), severityMinutes);
      return addAlarm(this, severityAlarm(severity), { metric }, told);
    });
    const own = rules
      .filter(({ alarm }) => alarm)
      .map((rule) => {
        const metric = counted(alertsOfRule(rule, stackName), rule.windowMinutes);
        return addAlarm(this, rule, { metric }, told);
      });
    this.alarms = [...shared, ...own];
  }
}

/** How many events a rule took. */
export function matchesMetric({ name }: Rule, stackName: string): cloudwatch.Metric {
  return counted(matchesOf({ name }, stackName), severityMinutes);
}

function counted({ namespace, name, dimensions }: MetricId, minutes: number): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace,
    metricName: name,
    dimensionsMap: { ...dimensions },
    statistic: cloudwatch.Stats.SUM,
    period: Duration.minutes(minutes),
  });
}
