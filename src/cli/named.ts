import type { NamedEvent } from '../named';
import { namedEvent } from '../query/named-event';
import { namesOf } from '../query/names-of';
import type { EventStore, StoredEvent } from '../store/store';

/** Stored events with the names of their moments. */
export async function named(
  store: EventStore,
  events: readonly StoredEvent[],
): Promise<readonly NamedEvent[]> {
  const names = await namesOf(
    store,
    events.map(({ event }) => event.scope),
  );
  return events.map((stored) => namedEvent(stored, names));
}
