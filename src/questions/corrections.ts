import { type Correction, correctionIn } from '../model/correction';
import type { AuditEvent } from '../model/event';
import { endOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import { byBot, byId, byTime, dayOf } from '../store/keys';
import type { EventStore, RowsQuery } from '../store/store';
import { rowsThatFit } from './read-all';

export interface Corrections {
  /** The event that this one corrects: itself where it is stored, always its id. */
  readonly corrects?: Correction & { readonly event?: StoredEvent };
  /** Later events that correct this one, as far as they are near it. */
  readonly correctedBy: readonly (Correction & { readonly event: StoredEvent })[];
}

/** How many of the calls after an event are looked through for one that corrects it. */
const budget = 200;

/** The corrections of an event in both directions. No index leads to what corrects it: its neighbours are searched. */
export async function correctionsOf(store: EventStore, event: AuditEvent): Promise<Corrections> {
  const correction = correctionIn(event);
  const original = correction && (await eventWithId(store, correction.originalId));
  const later = await sameCallsSince(store, event);
  const correctedBy = later.flatMap((stored) => {
    const found = correctionIn(stored.event);
    return found?.originalId === event.id ? [{ ...found, event: stored }] : [];
  });
  return { corrects: correction && { ...correction, event: original }, correctedBy };
}

async function eventWithId(store: EventStore, id: string): Promise<StoredEvent | undefined> {
  const query = { index: byId.index, partition: byId.partition(id), from: id, to: endOf(id) } as const;
  const { rows } = await store.rows({ ...query, newestFirst: false, limit: 1 });
  const { events } = await store.fetch(rows);
  return events.find(({ event }) => event.id === id);
}

/** A correction repeats the record that it corrects: the same call by the same caller, at its time or later. */
async function sameCallsSince(store: EventStore, event: AuditEvent): Promise<readonly StoredEvent[]> {
  const where: Pick<RowsQuery, 'index' | 'partition'> = byBot.holds(event.scope)
    ? { index: byBot.index, partition: byBot.partition(event.scope) }
    : { index: byTime.index, partition: byTime.partition(dayOf(event)) };
  const found = await rowsThatFit(
    store,
    { ...where, from: `${event.time.slice(0, 19)}.000Z`, newestFirst: false, limit: budget, budget },
    (row) => row.id !== event.id && row.action === event.action && row.place === event.place,
  );
  const { events } = await store.fetch(found.rows);
  return events;
}
