import { instantText } from '../../query/filter/times';
import type { LoggedMatch, MatchLog } from '../../store/dynamo/match-log';
import type { Rule } from '../rule';
import { reached } from '../threshold';

const minute = 60_000;

/**
 * Which of these matches of one rule are enough to notify of: those that its threshold takes together with
 * what the log holds, whether they are noted there themselves or not.
 */
export async function enough(
  rule: Rule,
  matches: readonly LoggedMatch[],
  log: Pick<MatchLog, 'between'>,
): Promise<readonly LoggedMatch[]> {
  const instants = matches.map(({ key }) => key.instant).toSorted();
  const [from, to] = [instants[0], instants.at(-1)];
  if (rule.threshold <= 1 || from === undefined || to === undefined) return matches;
  const window = rule.windowMinutes * minute;
  const noted = await log.between(
    rule.name,
    instantText(Date.parse(from) - window),
    instantText(Date.parse(to) + window),
  );
  const all = new Map([...noted, ...matches].map(({ key }) => [key.id, key.instant]));
  const alerting = new Set(reached(rule, instants, [...all.values()]));
  return matches.filter(({ key }) => alerting.has(key.instant));
}
