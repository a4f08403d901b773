import { correctionIn, isCorrection } from '../model/correction';
import type { AuditEvent } from '../model/event';
import { sharedIdOf } from '../model/event-id';
import { endOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import { byId } from './keys';
import type { EventStore } from './store';

/** A store that says of each correction it gives whether what it corrects is stored: nearly no event is one. */
export function tellingPending(store: EventStore): EventStore {
  const told = async (events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> => {
    if (!events.some(({ event }) => isCorrection(event))) return events;
    return Promise.all(
      events.map(async (stored) => {
        const isPending = isCorrection(stored.event) && !(await hasOriginal(store, stored.event));
        return isPending ? { ...stored, isPending } : stored;
      }),
    );
  };
  return {
    ...store,
    history: async (query) => {
      const page = await store.history(query);
      return { ...page, events: await told(page.events) };
    },
    fetch: async (keys) => {
      const found = await store.fetch(keys);
      return { ...found, events: await told(found.events) };
    },
  };
}

async function hasOriginal(store: EventStore, event: AuditEvent): Promise<boolean> {
  const { originalId: id } = correctionIn(event) ?? {};
  if (id === undefined) return false;
  const query = { index: byId.index, partition: byId.partition(id), from: id, to: endOf(id) } as const;
  const { rows } = await store.rows({ ...query, newestFirst: false, limit: most });
  return rows.some((row) => sharedIdOf(row.id) === id);
}

/** Ids that begin with another one are rare. */
const most = 10;
