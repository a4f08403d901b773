import { dayMs } from '../../model/duration';
import type { EventRow } from '../../model/event';
import type { NamedEvent } from '../../model/named';
import { positionOf } from '../../model/position';
import { globMatches } from '../../query/filter/glob';
import { byBot } from '../../store/keys';
import type { WatchContext } from '../context';
import { earlierRows } from '../earlier-rows';
import type { ResolvedSettings } from '../rule';

/** A deploying role wrote to this bot within the last 90 days. */
export async function isPipelineBot(
  { event }: NamedEvent,
  { store, settings }: WatchContext,
): Promise<boolean> {
  if (!byBot.holds(event.scope) || settings.deployers.length === 0) return false;
  const rows = earlierRows(store, {
    index: byBot.index,
    partition: byBot.partition(event.scope),
    from: new Date(Math.max(0, Date.parse(event.instant) - 90 * dayMs)).toISOString(),
    to: positionOf(event),
    most: 2000,
  });
  const isByDeployer = isDeployer(settings);
  for await (const row of rows) {
    if (row.effect === 'write' && isByDeployer(row)) return true;
  }
  return false;
}

/** Whether calls are made in the role of a pipeline that deploys bots. */
export function isDeployer({ deployers }: Pick<ResolvedSettings, 'deployers'>) {
  return ({ role }: Pick<EventRow, 'role'>): boolean =>
    role !== undefined && deployers.some((glob) => globMatches(glob.toLowerCase(), role.toLowerCase()));
}
