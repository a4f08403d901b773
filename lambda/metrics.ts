import { namespace } from '../src/watch/names';

/** What the functions count, and in which unit CloudWatch shows it. */
export const metrics = {
  /** Events stored for the first time. */
  Stored: 'Count',
  /** Events that were there already: the second path, or a second delivery. */
  Known: 'Count',
  /** Events whose id stands in the table with another content; the first one was kept. */
  Conflicts: 'Count',
  /** Reads, where only writes are captured. */
  LeftOut: 'Count',
  /** Events of other services, and files that are no logs. */
  Irrelevant: 'Count',
  /** Log files that were read; a long time without one is silence. */
  Files: 'Count',
  /** Writes that a log file brought and the live path, which covers their Region, had not. */
  OnlyInFiles: 'Count',
  /** Messages that were not done; SQS brings them again, and after five times to the dead letters. */
  Failed: 'Count',
  /** Events that no rule could be asked about, or matches that the bus never took; passed over. */
  Unjudged: 'Count',
  /** Writes that came live and stand in no log file, of one hour. */
  Unconfirmed: 'Count',
  /** From the call to its being queryable, for events stored for the first time. */
  Lag: 'Milliseconds',
} as const satisfies Readonly<Record<string, 'Count' | 'Milliseconds'>>;

export type MetricName = keyof typeof metrics;

/** What was measured; a metric without a value is left out, as CloudWatch bills each that is sent. */
export type Measured = Readonly<Partial<Record<MetricName, readonly number[]>>>;

/** One log line in CloudWatch's embedded metric format, which CloudWatch Logs turns into metrics. */
export function metricsLine(measured: Measured, functionName: string, now: number): string {
  const names = (Object.keys(metrics) as MetricName[]).filter((name) => (measured[name]?.length ?? 0) > 0);
  const definition = {
    Namespace: namespace,
    Dimensions: [['FunctionName']],
    Metrics: names.map((name) => ({ Name: name, Unit: metrics[name] })),
  };
  const values = names.map((name) => [name, atMost100(measured[name] ?? [], metrics[name])] as const);
  return JSON.stringify({
    _aws: { Timestamp: now, CloudWatchMetrics: [definition] },
    FunctionName: functionName,
    ...Object.fromEntries(values),
  });
}

/** The format takes 100 values of a metric at most: counts are added up, of lags the longest are kept. */
function atMost100(values: readonly number[], unit: 'Count' | 'Milliseconds'): readonly number[] {
  if (unit === 'Count') return [values.reduce((sum, value) => sum + value, 0)];
  return [...values].sort((a, b) => b - a).slice(0, 100);
}
