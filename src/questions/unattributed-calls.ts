import { declaredStateOf } from '../change/declared-state';
import { scopeOfDay } from '../ingest/resource';
import { concurrently } from '../model/concurrently';
import type { EventRow } from '../model/event';
import type { EventStore } from '../store/store';
import { allOfHistory, type FoundEvents } from './read-all';

/** How many days are looked through, the latest ones: each costs a read of its own. */
const mostDays = 40;

const concurrency = 8;

/** A resource by a call about it, and the stretch that matters, both positions included. */
export interface UnattributedQuery {
  readonly call: Pick<EventRow, 'account' | 'region' | 'service' | 'lex' | 'resourceType'>;
  readonly from: string;
  readonly to: string;
}

/**
 * Calls that changed a resource of the same kind, account and Region, where CloudTrail left out request
 * and response and with them what they were about: any of them may have been about this one. A call that
 * made a resource is not among them, for it made another. They stand by day, oldest first.
 */
export async function unattributedCalls(
  store: EventStore,
  { call, from, to }: UnattributedQuery,
): Promise<FoundEvents> {
  const known = await store.days();
  const days = known.days.filter((day) => day >= from.slice(0, 10) && day <= to.slice(0, 10));
  const reads = await concurrently(days.slice(-mostDays), concurrency, (day) => {
    const scope = scopeOfDay(call, day);
    return allOfHistory(store, { scope, lane: 'state', place: '', from, to, newestFirst: false });
  });
  const events = reads
    .flatMap((read) => read.events)
    .filter(({ event }) => {
      const isAlike = event.resourceType === call.resourceType && event.lex === call.lex;
      return isAlike && !event.action.startsWith('Create') && declaredStateOf(event).kind === 'unrecorded';
    });
  return {
    events,
    isComplete: days.length <= mostDays,
    readUnits: reads.reduce((sum, read) => sum + read.readUnits, known.readUnits),
  };
}
