import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Rule } from '../../src/watch/rule';
import type { Ingestion } from '../ingestion/ingestion';
import { errorsOf, measured, oldestIn, throttlesOf, waitingIn } from './pipeline-metrics';
import { matchesMetric } from './rule-alarms';

export interface DashboardProps {
  readonly ingestion: Ingestion;
  readonly watchFunction: lambda.IFunction;
  readonly rules: readonly Rule[];
  readonly ruleAlarms: readonly cloudwatch.IAlarm[];
  readonly pipelineAlarms: readonly cloudwatch.IAlarm[];
  readonly latestEvents: lambda.IFunction;
}

/** What happened lately as sentences, and whether the trail itself is well. */
export class Dashboard extends Construct {
  readonly dashboard: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { stackName, region } = Stack.of(this);
    this.dashboard = new cloudwatch.Dashboard(this, 'Dashboard', {
      // Dashboards are of an account, whatever the Region.
      dashboardName: `${stackName}-${region}`,
      defaultInterval: Duration.days(1),
    });
    this.dashboard.addWidgets(latest(props));
    this.dashboard.addWidgets(...health(props, stackName));
    this.dashboard.addWidgets(...volume(props.ingestion));
    this.dashboard.addWidgets(...work(props));
  }
}

const half = { width: 12, height: 6 };

function latest({ latestEvents }: DashboardProps): cloudwatch.IWidget {
  return new cloudwatch.CustomWidget({
    title: 'Latest events',
    functionArn: latestEvents.functionArn,
    updateOnRefresh: true,
    updateOnResize: false,
    updateOnTimeRangeChange: false,
    width: 24,
    height: 10,
  });
}

function health(
  { pipelineAlarms, ruleAlarms, rules }: DashboardProps,
  stackName: string,
): cloudwatch.IWidget[] {
  return [
    ...statusOf('The trail itself', pipelineAlarms),
    ...statusOf('Watch rules', ruleAlarms),
    // CloudWatch refuses a graph of nothing, as where every rule is off.
    ...(rules.length === 0 ? [] : [matchesOf(rules, stackName)]),
  ];
}

// A widget takes 1 to 100 alarms (CloudWatch, dashboard body structure).
const mostAlarms = 100;

function statusOf(title: string, alarms: readonly cloudwatch.IAlarm[]): cloudwatch.IWidget[] {
  const count = Math.ceil(alarms.length / mostAlarms);
  return Array.from(
    { length: count },
    (_, index) =>
      new cloudwatch.AlarmStatusWidget({
        title: count === 1 ? title : `${title}, ${index + 1} of ${count}`,
        alarms: alarms.slice(index * mostAlarms, (index + 1) * mostAlarms),
        ...half,
      }),
  );
}

function matchesOf(rules: readonly Rule[], stackName: string): cloudwatch.IWidget {
  return new cloudwatch.GraphWidget({
    title: 'Matches of watch rules',
    left: rules.map((rule) => matchesMetric(rule, stackName).with({ label: rule.title })),
    stacked: true,
    width: 24,
    height: 6,
  });
}

function volume({ liveFunction, filesFunction }: Ingestion): cloudwatch.IWidget[] {
  const live = liveFunction.function;
  const files = filesFunction.function;
  const lag = (statistic: string) => [
    measured('Lag', live, statistic).with({ label: `live ${statistic}` }),
    measured('Lag', files, statistic).with({ label: `files ${statistic}` }),
  ];
  return [
    new cloudwatch.GraphWidget({
      title: 'Events stored',
      left: [
        measured('Stored', live).with({ label: 'live' }),
        measured('Stored', files).with({ label: 'by files first' }),
        measured('OnlyInFiles', files).with({ label: 'writes that came by files only' }),
      ],
      ...half,
    }),
    new cloudwatch.GraphWidget({
      title: 'From call to queryable, milliseconds',
      left: [...lag('p50'), ...lag('p99')],
      ...half,
    }),
  ];
}

function work({ ingestion, watchFunction }: DashboardProps): cloudwatch.IWidget[] {
  const { live, files, liveFunction, filesFunction } = ingestion;
  const functions = [liveFunction.function, filesFunction.function, watchFunction];
  return [
    new cloudwatch.GraphWidget({
      title: 'Waiting, and dead letters',
      left: [live.queue, files.queue, live.deadLetters, files.deadLetters].map(waitingIn),
      right: [oldestIn(live.queue), oldestIn(files.queue)],
      ...half,
    }),
    new cloudwatch.GraphWidget({
      title: 'Log files read, errors, throttles',
      left: [measured('Files', filesFunction.function)],
      right: [...functions.map(errorsOf), ...functions.map(throttlesOf)],
      ...half,
    }),
  ];
}
