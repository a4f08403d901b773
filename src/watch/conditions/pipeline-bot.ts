import { dayMs } from '../../model/duration';
import type { NamedEvent } from '../../model/named';
import { positionOf } from '../../model/position';
import { globMatches } from '../../query/filter/glob';
import { byBot } from '../../store/keys';
import type { WatchContext } from '../context';
import { earlierRows } from '../earlier-rows';

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
  for await (const { effect, role } of rows) {
    if (effect === 'write' && role !== undefined && isOneOf(role, settings.deployers)) return true;
  }
  return false;
}

function isOneOf(name: string, globs: readonly string[]): boolean {
  return globs.some((glob) => globMatches(glob.toLowerCase(), name.toLowerCase()));
}
