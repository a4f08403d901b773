import { dayMs } from '../../model/duration';
import type { NamedEvent } from '../../model/named';
import { byActor, byBot } from '../../store/keys';
import type { EventStore } from '../../store/store';
import type { WatchContext } from '../context';
import { earlierRows } from '../earlier-rows';

/** Whoever was not seen for so many days is new. */
export const newcomerDays = 90;

/**
 * Nobody of this name was seen at this bot (or, where the call names no bot, anywhere) in the days
 * before. The last day does not count: whoever takes data out looks around first.
 */
export async function isByNewcomer({ event }: NamedEvent, { store }: WatchContext): Promise<boolean> {
  const moment = Date.parse(event.instant);
  const acquainted = instant(moment - dayMs);
  if (!(await isOldEnough(store, event.scope, instant(moment - 7 * dayMs)))) return false;
  const days = Array.from({ length: newcomerDays + 1 }, (_, index) =>
    instant(moment - index * dayMs).slice(0, 10),
  );
  const isBot = byBot.holds(event.scope);
  let left = mostRows;
  for (const partition of byActor.partitions(event.actor, days)) {
    const range = {
      index: byActor.index,
      partition,
      from: instant(moment - newcomerDays * dayMs),
      to: acquainted,
    };
    for await (const row of earlierRows(store, { ...range, most: left })) {
      if (!isBot || row.scope === event.scope) return false;
      left--;
    }
    if (left <= 0) break;
  }
  return true;
}

/** Somebody with so many calls elsewhere and none here is new here. */
const mostRows = 2000;

/** A bot, or a trail, that is younger than a week has seen too little to call anybody new. */
async function isOldEnough(
  store: Pick<EventStore, 'rows' | 'days'>,
  scope: string,
  before: string,
): Promise<boolean> {
  if (!byBot.holds(scope)) {
    const { days } = await store.days();
    return days[0] !== undefined && days[0] <= before.slice(0, 10);
  }
  const { rows } = await store.rows({
    index: byBot.index,
    partition: byBot.partition(scope),
    to: before,
    newestFirst: true,
    limit: 1,
  });
  return rows.length > 0;
}

function instant(milliseconds: number): string {
  return new Date(Math.max(0, milliseconds)).toISOString();
}
