import type { Change } from '../../src/model/change';
import type { AuditEvent } from '../../src/model/event';
import type { EventKey, StoredRow } from '../../src/model/stored';
import { beyondRow } from '../../src/store/derive-event';
import type { EventStore, RowsQuery } from '../../src/store/store';
import { anEvent } from '../support/an-event';

export function aChange(basis: string): Change {
  return {
    against: 'earlier',
    basis,
    differences: [
      { kind: 'changed', path: `path ${basis}`, before: null, after: { deep: ['é', 1.5] } },
      { kind: 'set', path: 'other', after: '' },
    ],
  };
}

export async function putMany(store: EventStore, count: number): Promise<readonly AuditEvent[]> {
  const events = Array.from({ length: count }, (_, index) => {
    const second = String(index % 60).padStart(2, '0');
    const minute = String(Math.floor(index / 60)).padStart(2, '0');
    return anEvent({
      id: `${String(index).padStart(8, '0')}-id`,
      time: `2026-11-22T08:${minute}:${second}Z`,
      instant: `2026-11-22T08:${minute}:${second}.000Z`,
    });
  });
  await Promise.all(events.map((event) => store.put(event)));
  return events;
}

export async function rowsOf(
  store: EventStore,
  query: Pick<RowsQuery, 'index' | 'partition' | 'from' | 'to'>,
): Promise<readonly StoredRow[]> {
  return (await store.rows({ newestFirst: false, limit: 100, ...query })).rows;
}

export async function idsIn(store: EventStore, partition: string): Promise<readonly string[]> {
  return (await rowsOf(store, { index: 'byTime', partition })).map(({ id }) => id);
}

export function historyOf({ scope, lane, place }: EventKey) {
  return { scope, lane, place, newestFirst: true, limit: 10 };
}

export function minutes({
  events,
}: {
  readonly events: readonly { readonly event: AuditEvent }[];
}): readonly string[] {
  return events.map(({ event }) => event.instant.slice(14, 16));
}

export function rowOf(event: AuditEvent): object {
  const beyond = ['received', ...Object.keys(beyondRow(event))];
  return Object.fromEntries(Object.entries(event).filter(([name]) => !beyond.includes(name)));
}

export const mark = {
  scope: 'arn:bot',
  place: 'DRAFT',
  instant: '2026-01-02T00:00:00.000Z',
  id: 'x',
  name: 'B',
} as const;
