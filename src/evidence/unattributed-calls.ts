import { resourceTypeOf } from '../change/hidden-change';
import { lexEventSource } from '../ingest/catalogue/catalogue';
import { scopeOfDay } from '../ingest/resource';
import { concurrently } from '../model/concurrently';
import type { Place } from '../model/place';
import { readScope } from '../model/scope';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { allOfHistory } from './all-of-history';

/** How many days are looked through, the latest ones: each costs a read of its own. */
const mostDays = 40;

const concurrency = 8;

/** The types of resources of a scope that matter, and from when to when: instants or positions, both included. */
export interface UnattributedQuery {
  readonly scope: string;
  readonly types: ReadonlySet<string>;
  readonly from: string;
  readonly to?: string;
}

export interface UnattributedCalls {
  readonly events: readonly StoredEvent[];
  /** False where there were too many days to look through all. */
  readonly isComplete: boolean;
  readonly readUnits: number;
}

/** The types of what is at some places, as far as a call can leave out which one it was about. */
export function typesAt(places: readonly Place[]): ReadonlySet<string> {
  return new Set(places.flatMap((place) => resourceTypeOf(place) ?? []));
}

/**
 * Calls of the account and Region of a scope that changed or created some resource of these types,
 * where CloudTrail left out request and response and with them which one.
 */
export async function unattributedCalls(
  store: EventStore,
  { scope, types, from, to }: UnattributedQuery,
): Promise<UnattributedCalls> {
  const resource = readScope(scope);
  if (resource === undefined || types.size === 0) return { events: [], isComplete: true, readUnits: 0 };
  const known = await store.days();
  const days = known.days.filter(
    (day) => day >= from.slice(0, 10) && (to === undefined || day <= to.slice(0, 10)),
  );
  const { account, region } = resource;
  const reads = await concurrently(days.slice(-mostDays), concurrency, (day) => {
    const own = scopeOfDay({ account, region, service: lexEventSource }, day);
    return allOfHistory(store, { scope: own, lane: 'state', place: '', from, to, newestFirst: false });
  });
  const isV1 = resource.isName;
  return {
    events: reads
      .flatMap((read) => read.events)
      .filter(({ event }) => types.has(event.resourceType) && (event.lex === 'V1') === isV1),
    isComplete: days.length <= mostDays,
    readUnits: reads.reduce((sum, read) => sum + read.readUnits, known.readUnits),
  };
}
