import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { dayMs } from '../model/duration';
import { errorText } from '../model/error-text';
import { isObject, textOf } from '../model/json';
import type { Ask } from '../requests/signed-request';
import { parseWatch } from '../watch/configuration';
import { matchesOf } from '../watch/names';
import { unpackWatch, watchVariable } from '../watch/packed-watch';
import type { Rule } from '../watch/rule';
import type { Deployment } from './deployment';

/** A rule that a deployment has switched on, and when it matched. */
export interface RuleState {
  readonly rule: Rule;
  /** The hour that held its last match, and how many there were in the days looked at. */
  readonly lastMatch?: string;
  readonly matches?: number;
}

export type RuleStates =
  | { readonly kind: 'rules'; readonly rules: readonly RuleState[] }
  /** Why nobody can say which rules are on. */
  | { readonly kind: 'unknown'; readonly problem: string };

/** How many days back matches are looked for; CloudWatch keeps hours for 455 days. */
export const daysOfMatches = 30;

/** The rules that the deployed watch function judges, and their matches as of an instant. */
export async function ruleStates(
  { stack, functions }: Pick<Deployment, 'stack' | 'functions'>,
  { cloudWatch, ask }: { readonly cloudWatch: CloudWatchClient; readonly ask: Ask },
  now: Date,
): Promise<RuleStates> {
  const rules = await deployedRules(functions.WatchFunctionName, ask);
  if (typeof rules === 'string') return { kind: 'unknown', problem: rules };
  const names = rules.map(({ name }) => name);
  const found = await matchesBy(names, stack, cloudWatch, now);
  return { kind: 'rules', rules: rules.map((rule) => ({ rule, ...found.get(rule.name) })) };
}

/** From what the function was told when it was deployed; a sentence where that cannot be read. */
async function deployedRules(name: string | undefined, ask: Ask): Promise<readonly Rule[] | string> {
  if (name === undefined)
    return 'the stack was deployed by an earlier version and does not name its function';
  try {
    // Lambda API reference, GetFunctionConfiguration.
    const path = `/2015-03-31/functions/${name}/configuration`;
    const configuration = await ask({ service: 'lambda', path, query: {} });
    const { Environment } = isObject(configuration) ? configuration : {};
    const { Variables } = isObject(Environment) ? Environment : {};
    const packed = isObject(Variables) ? textOf(Variables[watchVariable]) : undefined;
    const watch = unpackWatch(packed ?? '');
    const read = watch && parseWatch(watch);
    if (read?.kind === 'watch') return read.watch.rules.filter(({ isOn }) => isOn);
    return `function ${name} does not say in ${watchVariable} which rules it judges`;
  } catch (error) {
    return errorText(error);
  }
}

type Matches = Pick<RuleState, 'lastMatch' | 'matches'>;

// A request of GetMetricData holds 500 queries (API reference).
const mostQueries = 500;

async function matchesBy(
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
  const { namespace, name, dimensions } = matchesOf({ name: rule }, stack);
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
