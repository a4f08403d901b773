import { namespace } from '../model/metrics';
import type { PipelineAlarm } from './pipeline-alarms';
import { defaultSettings, type Rule } from './rule';

/** A metric as CloudWatch names it. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** How many events matched a rule; two deployments in one Region count apart. */
export function metricOf(rule: Pick<Rule, 'name'>, stackName: string): MetricId {
  return { namespace, name: 'Matches', dimensions: { Stack: stackName, Rule: rule.name } };
}

/** Alarm names are of an account and Region, so the stack's name tells two deployments apart. */
export function alarmOf({ name }: Pick<Rule | PipelineAlarm, 'name'>, stackName: string): string {
  return `${stackName}-${name}`;
}

/** Where the runbook speaks of a rule or alarm; headings become anchors by their text, which is the name. */
export function runbookOf(
  { name, runbook }: Pick<Rule, 'name' | 'runbook'>,
  base = defaultSettings.runbook,
): string {
  return runbook ?? `${base}#${name}`;
}
