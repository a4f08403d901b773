import { namespace } from '../model/metrics';
import type { AlarmText } from './alarm-text';
import { defaultSettings, type Rule, type Severity } from './rule';

/** A metric as CloudWatch names it. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** How many events matched a rule; two deployments in one Region count apart. */
export function matchesOf(rule: Pick<Rule, 'name'>, stackName: string): MetricId {
  return { namespace, name: 'Matches', dimensions: { Stack: stackName, Rule: rule.name } };
}

/** How many of them were enough to alert of, by the rule's own threshold within its window. */
export function alertsOfRule(rule: Pick<Rule, 'name'>, stackName: string): MetricId {
  return { namespace, name: 'Alerts', dimensions: { Stack: stackName, Rule: rule.name } };
}

/** The same of all rules of a severity: they share one alarm, since CloudWatch bills each. */
export function alertsOfSeverity(severity: Severity, stackName: string): MetricId {
  return { namespace, name: 'Alerts', dimensions: { Stack: stackName, Severity: severity } };
}

/** Alarm names are of an account and Region, so the stack's name tells two deployments apart. */
export function alarmOf({ name }: Pick<AlarmText, 'name'>, stackName: string): string {
  return `${stackName}-${name}`;
}

/** Where the runbook speaks of a rule or alarm; headings become anchors by their text, which is the name. */
export function runbookOf(
  { name, runbook }: Pick<AlarmText, 'name' | 'runbook'>,
  base = defaultSettings.runbook,
): string {
  return runbook ?? `${base}#${name}`;
}
