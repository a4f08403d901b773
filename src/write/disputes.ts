import type { AuditEvent } from '../model/event';
import type { EventStore } from '../store/store';

/**
 * Marks all stored events that share an id with one of these and say something else, and gives them.
 * Every writer looks after it has put its own, so of two that put such records at once the later one sees both.
 */
export async function markDisputed(
  store: EventStore,
  events: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> {
  const keys = await store.sharing(events);
  for (const key of keys) await store.dispute(key);
  if (keys.length === 0) return [];
  return (await store.fetch(keys)).events.map(({ event }) => event);
}
