import type { EventRow } from '../model/event';
import { endOf } from '../model/position';
import { requireWhole } from '../model/requirements';
import { byTime } from '../store/keys';
import type { EventStore } from '../store/store';
import { type FoundRows, type ManyRows, rowsThatFit } from './read-all';

/**
 * All calls, of whomever and whatever, within so many milliseconds of an event; oldest first.
 *
 * @example
 * ```ts
 * const { rows } = await contextOf(store, named.event, 15 * 60_000);
 * ```
 */
export async function contextOf(
  store: EventStore,
  event: Pick<EventRow, 'instant'>,
  withinMs: number,
  limit = 1000,
): Promise<ManyRows> {
  requireWhole('withinMs', withinMs, 0);
  requireWhole('limit', limit);
  const moment = Date.parse(event.instant);
  const from = new Date(moment - withinMs).toISOString();
  const to = new Date(moment + withinMs).toISOString();
  const known = await store.days();
  const days = known.days.filter((day) => day >= from.slice(0, 10) && day <= to.slice(0, 10));
  const found: FoundRows[] = [];
  const left = () => limit - found.reduce((sum, one) => sum + one.rows.length, 0);
  for (const partition of byTime.partitions(days).toReversed()) {
    if (left() <= 0) break;
    const query = {
      index: 'byTime',
      partition,
      from,
      to: endOf(to),
      newestFirst: false,
      limit: left(),
    } as const;
    found.push(await rowsThatFit(store, { ...query, budget: left() }, () => true));
  }
  return {
    rows: found.flatMap(({ rows }) => rows),
    isComplete: left() > 0 && found.every(({ next }) => next === undefined),
    readUnits: found.reduce((sum, one) => sum + one.readUnits, known.readUnits),
  };
}
