import { type CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { counted } from '../model/counted';
import { hourMs } from '../model/duration';
import type { Finding } from '../model/finding';
import { readableTime } from '../view/time';
import { alarmOf, runbookOf } from '../watch/names';
import { pipelineAlarmNames } from '../watch/pipeline-alarms';
import type { Rule } from '../watch/rule';
import { severityAlarm, severityAlarms } from '../watch/severity-alarms';
import type { Deployment } from './deployment';
import { revertDrift } from './function-checks';
import { daysOfMatches, type RuleState, type RuleStates } from './rule-states';
import { commandIn } from './where';

/** One alarm of a deployment, in its present state. */
export interface AlarmState {
  /** Of the pipeline, a severity, or a rule with an alarm of its own; the runbook's heading. */
  readonly name: string;
  readonly state: 'ok' | 'alarm' | 'no data';
  /** Since when, as an instant. */
  readonly since?: string;
  /** What CloudWatch says of the state. */
  readonly reason: string;
  /** False where somebody switched its actions off: it goes off and nobody hears. */
  readonly tells: boolean;
}

/** Every alarm of the stack, those that went off first. */
export async function alarmStates(
  { stack }: Pick<Deployment, 'stack'>,
  client: CloudWatchClient,
): Promise<readonly AlarmState[]> {
  const alarms: AlarmState[] = [];
  const AlarmNamePrefix = alarmOf({ name: '' }, stack);
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, { AlarmNamePrefix })) {
    alarms.push(...MetricAlarms.flatMap((alarm) => stateOf(alarm, stack)));
  }
  return alarms.toSorted(
    (one, other) => order[one.state] - order[other.state] || compare(one.name, other.name),
  );
}

/**
 * The same, as findings with what to do, in a time zone: first the alarms that are no longer there, last the
 * rules that are on, since those of a severity share an alarm.
 */
export function alarmFindings(
  states: readonly AlarmState[],
  rules: RuleStates,
  { stack, where }: Pick<Deployment, 'stack' | 'where'>,
  zone?: string,
): readonly Finding[] {
  const there = new Set(states.map(({ name }) => name));
  const on = rules.kind === 'rules' ? rules.rules : [];
  const gone = [...pipeline, ...alarmNamesOf(on.map(({ rule }) => rule))].filter((name) => !there.has(name));
  return [
    ...gone.map(goneFinding),
    ...states.map((each) => alarmFinding(each, on, { stack, where }, zone)),
    ...(rules.kind === 'unknown' ? [unknownRules(rules.problem)] : []),
    ...on.map((each) => ruleFinding(each, zone)),
  ];
}

/** The alarms that these rules have: one for each severity, and those of their own. */
function alarmNamesOf(rules: readonly Rule[]): readonly string[] {
  const shared = rules.map(({ severity }) => severityAlarm(severity).name);
  const own = rules.filter(({ alarm }) => alarm).map(({ name }) => name);
  return [...new Set([...shared, ...own])];
}

function goneFinding(name: string): Finding {
  const text = 'the alarm is gone: what it watches goes wrong unheard';
  return { state: 'problem', check: name, text, fix: revertDrift };
}

function unknownRules(problem: string): Finding {
  const fix = 'ask for the permission named, or deploy again: npx cdk deploy --all';
  return { state: 'warning', check: 'watch rules', text: `could not be looked at: ${problem}`, fix };
}

function alarmFinding(
  { name, state, since, tells, reason }: AlarmState,
  rules: readonly RuleState[],
  { stack, where }: Pick<Deployment, 'stack' | 'where'>,
  zone?: string,
): Finding {
  const from = since === undefined ? '' : ` since ${readableTime(since, zone)}`;
  const text = `${wordsOf(name, state)}${from}`;
  if (state === 'alarm') {
    const matched = rules.filter((each) => setOff(each, name, since)).map(({ rule }) => rule);
    const by =
      matched.length === 0 ? reason : `about then matched ${matched.map((rule) => rule.name).join(', ')}`;
    const pages = matched.length === 0 ? [runbookOf({ name })] : matched.map((rule) => runbookOf(rule));
    return { state: 'problem', check: name, text: `${text}: ${by}`, fix: pages.join('\n') };
  }
  // The only alarm to which nothing is bad news.
  if (name === 'silence' && state === 'no data') {
    return { state: 'warning', check: name, text, fix: runbookOf({ name }) };
  }
  if (tells) return { state: 'ok', check: name, text };
  const switchOn = ['aws', 'cloudwatch', 'enable-alarm-actions', '--alarm-names', alarmOf({ name }, stack)];
  const fix = commandIn(where, ...switchOn);
  return { state: 'warning', check: name, text: `${text}; its actions are switched off`, fix };
}

/** Whether a rule matched in the hour in which the alarm of its severity went off, or later. */
function setOff({ rule, lastMatch }: RuleState, alarm: string, since: string | undefined): boolean {
  if (severityAlarm(rule.severity).name !== alarm || lastMatch === undefined) return false;
  return since === undefined || Date.parse(lastMatch) > Date.parse(since) - hourMs;
}

function ruleFinding({ rule, lastMatch, matches = 0 }: RuleState, zone?: string): Finding {
  const text =
    lastMatch === undefined
      ? `no match in ${daysOfMatches} days`
      : `last match in the hour of ${readableTime(lastMatch, zone)}, ${counted(matches, 'match', 'matches')} in ${daysOfMatches} days`;
  return { state: 'ok', check: rule.name, text: `${rule.severity}; ${text}` };
}

function wordsOf(name: string, state: AlarmState['state']): string {
  if (state === 'alarm') return 'went off';
  if (state === 'ok') return 'quiet';
  if (name === 'silence') return 'has seen no log file';
  return 'quiet, nothing counted yet,';
}

const order = { alarm: 0, 'no data': 1, ok: 2 } as const;
const states: Readonly<Record<string, AlarmState['state']>> = { ALARM: 'alarm', OK: 'ok' };
/** Tampering is told by rules of EventBridge and has no alarm. */
const pipeline: readonly string[] = pipelineAlarmNames.filter((name) => name !== 'tampering');
const shared: readonly string[] = severityAlarms.map(({ name }) => name);

/** Another deployment's name may begin like this one's; its alarms end otherwise than their rule is called. */
function stateOf(alarm: MetricAlarm, stack: string): readonly AlarmState[] {
  const name = (alarm.AlarmName ?? '').slice(alarmOf({ name: '' }, stack).length);
  const isOurs = name === ruleOf(alarm) || pipeline.includes(name) || shared.includes(name);
  if (!isOurs) return [];
  return [
    {
      name,
      state: states[alarm.StateValue ?? ''] ?? 'no data',
      since: alarm.StateUpdatedTimestamp?.toISOString(),
      reason: alarm.StateReason ?? 'CloudWatch gives no reason',
      tells: alarm.ActionsEnabled !== false && (alarm.AlarmActions ?? []).length > 0,
    },
  ];
}

function ruleOf({ Dimensions = [] }: MetricAlarm): string | undefined {
  return Dimensions.find(({ Name }) => Name === 'Rule')?.Value;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
