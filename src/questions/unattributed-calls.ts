import { declaredStateOf } from '../change/declared-state';
import { scopeOfDay } from '../ingest/resource';
import { concurrently } from '../model/concurrently';
import type { EventRow } from '../model/event';
import type { EventStore } from '../store/store';
import { allOfHistory, type FoundEvents } from './read-all';

/** How many days are looked through, the latest ones: each costs a read of its own. */
const mostDays = 40;

const concurrency = 8;

/** A call as far as it says which kind of resource it is about, and where that is. */
type AboutResource = Pick<EventRow, 'account' | 'region' | 'service' | 'lex' | 'resourceType'>;

/** Resources by calls about them, and the stretch that matters, both positions included. */
export interface UnattributedQuery {
  /** Of one scope, and so of one account, Region and service. */
  readonly calls: readonly AboutResource[];
  readonly from: string;
  readonly to: string;
}

/**
 * Calls that changed a resource of the same kinds, account and Region, where CloudTrail left out request
 * and response and with them what they were about: any of them may have been about one of these. A call
 * that made a resource is not among them, for it made another. Oldest first.
 */
export async function unattributedCalls(
  store: EventStore,
  { calls, from, to }: UnattributedQuery,
): Promise<FoundEvents> {
  const [call, ...others] = calls.filter(({ resourceType }) => growsTooLarge.has(resourceType));
  if (call === undefined) return { events: [], isComplete: true, readUnits: 0 };
  const known = await store.days();
  const days = known.days.filter((day) => day >= from.slice(0, 10) && day <= to.slice(0, 10));
  const reads = await concurrently(days.slice(-mostDays), concurrency, (day) => {
    const scope = scopeOfDay(call, day);
    return allOfHistory(store, { scope, lane: 'state', place: '', from, to, newestFirst: false });
  });
  const events = reads
    .flatMap((read) => read.events)
    .filter(
      ({ event }) =>
        [call, ...others].some((one) => isLikeUnattributed(event, one)) &&
        !event.action.startsWith('Create') &&
        declaredStateOf(event).kind === 'unrecorded',
    );
  return {
    events,
    isComplete: days.length <= mostDays,
    readUnits: reads.reduce((sum, read) => sum + read.readUnits, known.readUnits),
  };
}

/** Whether a call that does not say its resource may have been about that of another. */
export function isLikeUnattributed(one: AboutResource, other: AboutResource): boolean {
  return one.resourceType === other.resourceType && one.lex === other.lex;
}

/** What can be larger than the 100 KB that CloudTrail keeps of a request and a response each. */
const growsTooLarge: ReadonlySet<string> = new Set(['bot', 'intent', 'slot', 'slot-type']);
