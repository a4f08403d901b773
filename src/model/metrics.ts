/** Where everything of lextrail is counted. */
export const namespace = 'Lextrail';

/** What the functions count, and in which unit CloudWatch shows it. */
export const metrics = {
  /** Events stored for the first time. */
  Stored: 'Count',
  /** Events that were there already: the second path, or a second delivery. */
  Known: 'Count',
  /** Events whose id is in the table with another content; the first one was kept. */
  Conflicts: 'Count',
  /** Reads, where only writes are captured. */
  LeftOut: 'Count',
  /** Events of other services, files that are no logs, and messages about something else. */
  Irrelevant: 'Count',
  /** Log files that were read; a long time without one is silence. */
  Files: 'Count',
  /** Writes that a log file brought and the live path, which covers their Region, had not. */
  OnlyInFiles: 'Count',
  /** Messages that were not done; SQS brings them again, and after five times to the dead letters. */
  Failed: 'Count',
  /** Events that no rule could be asked about, or matches that the bus never took; passed over. */
  Unjudged: 'Count',
  /** Writes of one hour that came live and are in no log file. */
  Unconfirmed: 'Count',
  /** From the call to its being queryable, for events stored for the first time. */
  Lag: 'Milliseconds',
} as const satisfies Readonly<Record<string, 'Count' | 'Milliseconds'>>;

export type MetricName = keyof typeof metrics;

/** What was measured; a metric without a value is left out, as CloudWatch bills each that is sent. */
export type Measured = Readonly<Partial<Record<MetricName, readonly number[]>>>;

export function counted(name: MetricName, count: number): Measured {
  return count === 0 ? {} : { [name]: [count] };
}

/** All that was measured, metric by metric. */
export function summed(parts: readonly Measured[]): Measured {
  const whole: Partial<Record<MetricName, number[]>> = {};
  for (const part of parts) {
    for (const [name, values] of Object.entries(part) as [MetricName, readonly number[]][]) {
      whole[name] = [...(whole[name] ?? []), ...values];
    }
  }
  return whole;
}

/** One log line in CloudWatch's embedded metric format, which CloudWatch Logs turns into metrics. */
export function metricsLine(measured: Measured, functionName: string, now: number): string {
  const names = (Object.keys(metrics) as MetricName[]).filter((name) => (measured[name]?.length ?? 0) > 0);
  const units = Object.fromEntries(names.map((name) => [name, metrics[name]]));
  const values = names.map((name) => [name, atMost100(measured[name] ?? [], metrics[name])] as const);
  return embeddedMetrics({ FunctionName: functionName }, units, Object.fromEntries(values), now);
}

/** CloudWatch user guide, "Specification: Embedded metric format". */
export function embeddedMetrics(
  dimensions: Readonly<Record<string, string>>,
  units: Readonly<Record<string, 'Count' | 'Milliseconds'>>,
  values: Readonly<Record<string, number | readonly number[]>>,
  now: number,
): string {
  const definition = {
    Namespace: namespace,
    Dimensions: [Object.keys(dimensions)],
    Metrics: Object.entries(units).map(([Name, Unit]) => ({ Name, Unit })),
  };
  return JSON.stringify({
    _aws: { Timestamp: now, CloudWatchMetrics: [definition] },
    ...dimensions,
    ...values,
  });
}

/** The format takes 100 values of a metric at most: counts are added up, of lags the longest are kept. */
function atMost100(values: readonly number[], unit: 'Count' | 'Milliseconds'): readonly number[] {
  if (unit === 'Count') return [values.reduce((sum, value) => sum + value, 0)];
  return [...values].sort((a, b) => b - a).slice(0, 100);
}
