import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type MetricAlarm,
  type MetricDataResult,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { dayMs } from '../model/duration';
import type { Finding } from '../model/finding';
import { readableTime } from '../view/time';
import { alarmOf, metricOf, runbookOf } from '../watch/names';
import { pipelineAlarmNames } from '../watch/pipeline-alarms';
import type { Deployment } from './deployment';
import { revertDrift } from './function-checks';
import { commandIn } from './where';

/** One alarm of a deployment, in its present state. */
export interface AlarmState {
  /** Of the rule or pipeline alarm; the runbook's heading. */
  readonly name: string;
  readonly state: 'ok' | 'alarm' | 'no data';
  /** Since when, as an instant. */
  readonly since?: string;
  /** What CloudWatch says of the state. */
  readonly reason: string;
  /** False where somebody switched its actions off: it goes off and nobody hears. */
  readonly tells: boolean;
  /** Of a rule: the hour that held its last match, and how many there were in the days looked at. */
  readonly lastMatch?: string;
  readonly matches?: number;
}

/** How many days back matches are looked for; CloudWatch keeps hours for 455 days. */
export const daysOfMatches = 30;

/** Every alarm of the stack, those that went off first. */
export async function alarmStates(
  { stack }: Pick<Deployment, 'stack'>,
  client: CloudWatchClient,
  now: Date,
): Promise<readonly AlarmState[]> {
  const alarms: (readonly [name: string, alarm: MetricAlarm])[] = [];
  for await (const page of paginateDescribeAlarms(
    { client },
    { AlarmNamePrefix: alarmOf({ name: '' }, stack) },
  )) {
    alarms.push(...(page.MetricAlarms ?? []).flatMap((alarm) => named(alarm, stack)));
  }
  const rules = alarms.filter(([, alarm]) => ruleOf(alarm) !== undefined).map(([name]) => name);
  const matches = await matchesOf(rules, stack, client, now);
  const states = alarms.map(([name, alarm]) => ({ ...stateOf(name, alarm), ...matches.get(name) }));
  return states.toSorted(
    (one, other) => order[one.state] - order[other.state] || compare(one.name, other.name),
  );
}

/** The same, as findings with what to do, in a time zone; first the alarms that are no longer there. */
export function alarmFindings(
  states: readonly AlarmState[],
  { stack, where }: Pick<Deployment, 'stack' | 'where'>,
  zone?: string,
): readonly Finding[] {
  const there = new Set(states.map(({ name }) => name));
  const gone = pipeline.filter((name) => !there.has(name)).map(goneFinding);
  return [...gone, ...states.map((each) => stateFinding(each, { stack, where }, zone))];
}

function goneFinding(name: string): Finding {
  const text = 'the alarm is gone: what it watches goes wrong unheard';
  return { state: 'problem', check: name, text, fix: revertDrift };
}

function stateFinding(
  alarm: AlarmState,
  { stack, where }: Pick<Deployment, 'stack' | 'where'>,
  zone?: string,
): Finding {
  const { name, state, tells, reason } = alarm;
  const text = described(alarm, zone);
  if (state === 'alarm') {
    return { state: 'problem', check: name, text: `${text}: ${reason}`, fix: runbookOf({ name }) };
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

function described({ name, state, since, lastMatch, matches }: AlarmState, zone?: string): string {
  const past =
    lastMatch === undefined
      ? ''
      : `; last match in the hour of ${readableTime(lastMatch, zone)}, ${matches} in ${daysOfMatches} days`;
  const from = since === undefined ? '' : ` since ${readableTime(since, zone)}`;
  return `${wordsOf(name, state, lastMatch)}${from}${past}`;
}

function wordsOf(name: string, state: AlarmState['state'], lastMatch: string | undefined): string {
  if (state !== 'no data') return words[state];
  if (name === 'silence') return 'has seen no log file';
  if (isPipeline(name)) return 'quiet, nothing counted yet,';
  return lastMatch === undefined ? 'quiet, no match yet,' : words.ok;
}

const order = { alarm: 0, 'no data': 1, ok: 2 } as const;
const words = { alarm: 'went off', ok: 'quiet' } as const;
const states: Readonly<Record<string, AlarmState['state']>> = { ALARM: 'alarm', OK: 'ok' };
/** Tampering is told by rules of EventBridge and has no alarm. */
const pipeline: readonly string[] = pipelineAlarmNames.filter((name) => name !== 'tampering');

/** Another deployment's name may begin like this one's; its alarms end otherwise than their rule is called. */
function named(alarm: MetricAlarm, stack: string): readonly (readonly [string, MetricAlarm])[] {
  const name = (alarm.AlarmName ?? '').slice(alarmOf({ name: '' }, stack).length);
  return name === ruleOf(alarm) || isPipeline(name) ? [[name, alarm]] : [];
}

function isPipeline(name: string): boolean {
  return pipeline.includes(name);
}

function ruleOf({ Dimensions = [] }: MetricAlarm): string | undefined {
  return Dimensions.find(({ Name }) => Name === 'Rule')?.Value;
}

function stateOf(name: string, alarm: MetricAlarm): AlarmState {
  return {
    name,
    state: states[alarm.StateValue ?? ''] ?? 'no data',
    since: alarm.StateUpdatedTimestamp?.toISOString(),
    reason: alarm.StateReason ?? 'CloudWatch gives no reason',
    tells: alarm.ActionsEnabled !== false && (alarm.AlarmActions ?? []).length > 0,
  };
}

type Matches = Pick<AlarmState, 'lastMatch' | 'matches'>;

// A request of GetMetricData holds 500 queries (API reference).
const mostQueries = 500;

async function matchesOf(
  rules: readonly string[],
  stack: string,
  client: CloudWatchClient,
  now: Date,
): Promise<ReadonlyMap<string, Matches>> {
  const found = new Map<string, Matches>();
  for (let start = 0; start < rules.length; start += mostQueries) {
    const part = rules.slice(start, start + mostQueries);
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now.getTime() - daysOfMatches * dayMs),
        EndTime: now,
        ScanBy: 'TimestampDescending',
        MetricDataQueries: part.map((name, index) => hourly(name, stack, `r${index}`)),
      }),
    );
    for (const result of MetricDataResults) {
      const name = part[Number(result.Id?.slice(1))];
      const matches = lastOf(result);
      if (name !== undefined && matches !== undefined) found.set(name, matches);
    }
  }
  return found;
}

function hourly(rule: string, stack: string, id: string) {
  const { namespace, name, dimensions } = metricOf({ name: rule }, stack);
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return {
    Id: id,
    MetricStat: { Metric: { Namespace: namespace, MetricName: name, Dimensions }, Period: 3600, Stat: 'Sum' },
  };
}

/** Newest first, as asked. */
function lastOf({ Timestamps = [], Values = [] }: MetricDataResult): Matches | undefined {
  const [last] = Timestamps;
  if (last === undefined) return undefined;
  return { lastMatch: last.toISOString(), matches: Values.reduce((sum, value) => sum + value, 0) };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
