import { embeddedMetrics, type MetricDirective } from '../model/metrics';
import type { Match } from './judge';
import { alertsOfRule, alertsOfSeverity, matchesOf } from './names';

/**
 * One log line a rule in CloudWatch's embedded metric format: how often it matched, and how many of these
 * are enough to alert of, by rule and by severity. Rules that matched nothing are left out, as CloudWatch
 * bills each metric that is sent.
 */
export function matchMetrics(
  matches: readonly Match[],
  alerting: readonly Match[],
  stackName: string,
  now: number,
): readonly string[] {
  return [...new Set(matches.map(({ rule }) => rule))].map((rule) => {
    const howMany = (all: readonly Match[]) => all.filter((match) => match.rule.name === rule.name).length;
    const measured = [
      { count: howMany(matches), as: [matchesOf(rule, stackName)] },
      {
        count: howMany(alerting),
        as: [alertsOfRule(rule, stackName), alertsOfSeverity(rule.severity, stackName)],
      },
    ].filter(({ count }) => count > 0);
    const directives = measured.map(
      ({ as }): MetricDirective => ({
        dimensions: as.map(({ dimensions }) => Object.keys(dimensions)),
        units: Object.fromEntries(as.map(({ name }) => [name, 'Count'])),
      }),
    );
    const members = measured.flatMap(({ count, as }) =>
      as.map(({ name, dimensions }) => ({ ...dimensions, [name]: count })),
    );
    return embeddedMetrics(directives, now, Object.assign({}, ...members));
  });
}
