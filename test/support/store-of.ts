import type { AuditEvent } from '../../src/model/event';
import { append } from '../../src/write/append';
import { type MemoryStore, memoryStore } from './memory-store';

/** A store that holds events, through the one way in. */
export async function storeOf(events: readonly AuditEvent[]): Promise<MemoryStore> {
  const store = memoryStore();
  await append(
    store,
    events.map((event) => ({ event })),
    { concurrency: 4 },
  );
  return store;
}
