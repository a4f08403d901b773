import { isFurtherId, sharedIdOf } from '../../model/event-id';
import type { NamedEvent } from '../../model/named';
import { endOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { byId } from '../../store/keys';
import { recordIdOf } from '../../store/record-id';
import type { EventStore } from '../../store/store';
import { namedEvent } from './named-event';
import { namesOf } from './names-of';
import { pageSizes } from './page-sizes';

/**
 * The events with an id that begins with a text of at least `shortestId` characters, in any spelling of its letters:
 * of a whole id all records that have it, of a `recordIdOf` that one.
 */
export async function eventsById(store: EventStore, beginning: string): Promise<readonly NamedEvent[]> {
  const id = sharedIdOf(beginning);
  const rows = await rowsOf(store, id);
  const exact = rows.filter((row) => sharedIdOf(row.id).toLowerCase() === id.toLowerCase());
  const found = await store.fetch(exact.length > 0 ? exact : rows);
  const events = found.events.filter(
    ({ event }) => !isFurtherId(beginning) || recordIdOf(event).endsWith(beginning.slice(id.length)),
  );
  const names = await namesOf(
    store,
    events.map(({ event }) => event.scope),
  );
  return events.map((stored) => namedEvent(stored, names));
}

async function rowsOf(store: EventStore, beginning: string): Promise<readonly StoredRow[]> {
  const { rows } = await store.rows({
    index: byId.index,
    partition: byId.partition(beginning),
    // All spellings of a text lie between its capitals and its small letters.
    from: beginning.toUpperCase(),
    to: endOf(beginning.toLowerCase()),
    newestFirst: false,
    limit: pageSizes.eventsById,
  });
  return rows.filter(({ id }) => id.toLowerCase().startsWith(beginning.toLowerCase()));
}
