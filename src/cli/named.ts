import type { NamedEvent } from '../model/named';
import type { StoredEvent } from '../model/stored';
import { namedEvent } from '../query/run/named-event';
import { namesOf } from '../query/run/names-of';
import type { EventStore } from '../store/store';

/** Stored events with the names as of each event. */
export async function withNames(
  store: EventStore,
  events: readonly StoredEvent[],
): Promise<readonly NamedEvent[]> {
  const names = await namesOf(
    store,
    events.map(({ event }) => event.scope),
  );
  return events.map((stored) => namedEvent(stored, names));
}
