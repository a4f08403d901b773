import { embeddedMetrics } from '../model/metrics';
import type { Match } from './judge';
import { metricOf } from './names';

/**
 * One log line a rule in CloudWatch's embedded metric format: how often it matched. Rules that matched
 * nothing are left out, as CloudWatch bills each metric that is sent.
 */
export function matchMetrics(matches: readonly Match[], stackName: string, now: number): readonly string[] {
  const names = [...new Set(matches.map(({ rule }) => rule.name))];
  return names.map((name) => {
    const { name: metric, dimensions } = metricOf({ name }, stackName);
    const count = matches.filter(({ rule }) => rule.name === name).length;
    return embeddedMetrics(dimensions, { [metric]: 'Count' }, { [metric]: count }, now);
  });
}
