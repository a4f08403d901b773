import type { StoredEvent } from '../model/stored';
import { nextPage } from '../store/next-page';
import type { EventStore, HistoryQuery } from '../store/store';

const pageSize = 100;

/** A place's history in one lane to its end, however long it is. */
export async function allOfHistory(
  store: EventStore,
  query: Omit<HistoryQuery, 'limit' | 'after'>,
): Promise<{ readonly events: readonly StoredEvent[]; readonly readUnits: number }> {
  const events: StoredEvent[] = [];
  let readUnits = 0;
  let after: string | undefined;
  do {
    const read = await store.history({ ...query, limit: pageSize, after });
    events.push(...read.events);
    readUnits += read.readUnits;
    after = nextPage(after, read.next);
  } while (after !== undefined);
  return { events, readUnits };
}
