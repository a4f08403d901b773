/** Where everything of lextrail is counted. */
export const namespace = 'Lextrail';

/** What the functions measure and CloudWatch shows, each in its unit; an alarm, a graph or `doctor` reads every one. */
export const metrics = {
  /** Events stored for the first time. */
  Stored: 'Count',
  /** Log files that were read; a long time without one is silence. */
  Files: 'Count',
  /** Writes that a log file brought and the live path, which covers their Region, had not. */
  OnlyInFiles: 'Count',
  /** Events that no rule could be asked about, or matches that the bus never took; passed over. */
  Unjudged: 'Count',
  /** Writes of one hour that came live and are in no log file. */
  Unconfirmed: 'Count',
  /** From the call to its being queryable, for events stored for the first time. */
  Lag: 'Milliseconds',
} as const satisfies Readonly<Record<string, MetricUnit>>;

/** What the log line says beside: CloudWatch bills a metric each hour in which it occurs, and nobody looks at these. */
export const logged = [
  /** Events that were there already: the second path, or a second delivery. */
  'Known',
  /** Ids that records with different content have; all of these are kept and marked. */
  'Conflicts',
  /** Reads, where only writes are captured. */
  'LeftOut',
  /** Events of other services, files that are no logs, and messages about something else. */
  'Irrelevant',
  /** Messages that were not done; SQS brings them again, and after five times to the dead letters. */
  'Failed',
] as const;

export type MetricUnit = 'Count' | 'Milliseconds';

export type MetricName = keyof typeof metrics;

type CountName = MetricName | (typeof logged)[number];

/** What was measured, by its name; what has no value is left out. */
export type Measured = Readonly<Partial<Record<CountName, readonly number[]>>>;

export function countOf(name: CountName, count: number): Measured {
  return count === 0 ? {} : { [name]: [count] };
}

/** All that was measured, name by name. */
export function summed(parts: readonly Measured[]): Measured {
  const whole: Partial<Record<CountName, number[]>> = {};
  for (const part of parts) {
    for (const [name, values] of Object.entries(part) as [CountName, readonly number[]][]) {
      whole[name] = [...(whole[name] ?? []), ...values];
    }
  }
  return whole;
}

/** One log line in CloudWatch's embedded metric format, which CloudWatch Logs turns into metrics. */
export function metricsLine(measured: Measured, functionName: string, now: number): string {
  const all: readonly CountName[] = [...(Object.keys(metrics) as MetricName[]), ...logged];
  const names = all.filter((name) => (measured[name]?.length ?? 0) > 0);
  const shown = names.filter((name): name is MetricName => name in metrics);
  const values = names.map((name) => {
    const unit = name in metrics ? metrics[name as MetricName] : 'Count';
    return [name, atMost100(measured[name] ?? [], unit)] as const;
  });
  const units = Object.fromEntries(shown.map((name) => [name, metrics[name]]));
  return embeddedMetrics([{ dimensions: [['FunctionName']], units }], now, {
    FunctionName: functionName,
    ...Object.fromEntries(values),
  });
}

/** Metrics of one log line, and by which of its members each is told apart: every set of dimensions is a metric. */
export interface MetricDirective {
  readonly dimensions: readonly (readonly string[])[];
  readonly units: Readonly<Record<string, MetricUnit>>;
}

/** CloudWatch user guide, "Specification: Embedded metric format"; `members` are dimensions and values. */
export function embeddedMetrics(
  directives: readonly MetricDirective[],
  now: number,
  members: Readonly<Record<string, string | number | readonly number[]>>,
): string {
  const CloudWatchMetrics = directives.flatMap(({ dimensions, units }) => {
    const Metrics = Object.entries(units).map(([Name, Unit]) => ({ Name, Unit }));
    return Metrics.length === 0 ? [] : [{ Namespace: namespace, Dimensions: dimensions, Metrics }];
  });
  return JSON.stringify({ _aws: { Timestamp: now, CloudWatchMetrics }, ...members });
}

/** The format takes 100 values of a metric at most: counts are added up, of lags the longest are kept. */
function atMost100(values: readonly number[], unit: MetricUnit): readonly number[] {
  if (unit === 'Count') return [values.reduce((sum, value) => sum + value, 0)];
  return [...values].sort((a, b) => b - a).slice(0, 100);
}
