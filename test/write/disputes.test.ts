import * as fc from 'fast-check';
import { digestOf } from '../../src/ingest/id';
import type { AuditEvent } from '../../src/model/event';
import { sharedIdOf } from '../../src/model/event-id';
import type { EventStore } from '../../src/store/store';
import { append } from '../../src/write/append';
import { type MemoryStore, memoryStore } from '../support/memory-store';
import {
  anyCall,
  arrivals,
  burstMoment,
  inAnyOrder,
  inBatches,
  intentCall,
  lifeCall,
  type Moment,
  nameAt,
  policyCall,
} from './histories';

/** Histories in which further records have the id of a call: at its moment with other content, or elsewhere. */
const aDisputedHistory = fc.oneof(
  ...[intentCall, policyCall, anyCall, lifeCall].map((call) =>
    fc
      .uniqueArray(burstMoment.chain<AuditEvent>(call), {
        selector: ({ id }) => id,
        minLength: 2,
        maxLength: 6,
      })
      .chain((events) => fc.tuple(fc.constant(events), fc.array(disputeOf(events, call), { maxLength: 3 })))
      .map(([events, further]) => unlike([...events, ...further])),
  ),
);

function disputeOf(
  events: readonly AuditEvent[],
  call: (at: Moment) => fc.Arbitrary<AuditEvent>,
): fc.Arbitrary<AuditEvent> {
  return fc.tuple(fc.constantFrom(...events), burstMoment, fc.boolean()).chain(([event, other, isMoved]) => {
    const { instant, interval, id } = event;
    return call(isMoved ? { ...other, id } : { instant, interval, id });
  });
}

/** Without those that say the same at the same key: they are one event. */
function unlike(events: readonly AuditEvent[]): readonly AuditEvent[] {
  const keyOf = (event: AuditEvent) =>
    `${event.scope} ${event.place} ${event.id} ${digestOf(event.received)}`;
  return [...new Map(events.map((event) => [keyOf(event), event])).values()];
}

test('records that dispute an id end in the same store, whatever the order of arrival and the batches', () =>
  fc.assert(
    fc.asyncProperty(
      aDisputedHistory.chain((events) =>
        fc.tuple(arrivals(events), arrivals(events), fc.integer({ min: 1, max: 5 })),
      ),
      async ([one, other, size]) => {
        const stores = await Promise.all(
          [one, other].map(async (arrived, index) => {
            const store = memoryStore();
            for (const batch of inBatches(arrived, index === 0 ? 1 : size)) await appendAll(store, batch);
            return store;
          }),
        );
        await expectSame(stores);
      },
    ),
    { numRuns: 150 },
  ));

test('two writers of records that dispute an id end where one would', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      aDisputedHistory.chain((events) => fc.tuple(inAnyOrder(events), inAnyOrder(events), fc.boolean())),
      async (scheduler, [one, other, both]) => {
        const store = memoryStore({ yields: () => scheduler.schedule(Promise.resolve()) });
        const half = both ? 0 : Math.ceil(one.length / 2);
        const writers = [one.slice(half), one.slice(0, both ? undefined : half)].map(async (mine) => {
          for (const event of mine) await appendAll(store, [event]);
        });
        await scheduler.waitFor(Promise.all(writers));
        const alone = memoryStore();
        for (const event of other) await appendAll(alone, [event]);
        await expectSame([store, alone]);
      },
    ),
    { numRuns: 150 },
  ));

async function appendAll(store: EventStore, events: readonly AuditEvent[]): Promise<void> {
  await append(
    store,
    events.map((event) => ({ event })),
    { concurrency: 2 },
  );
}

/** All that stores hold: events, what they changed, and what was called what at each of them. */
async function expectSame(stores: readonly MemoryStore[]): Promise<void> {
  const [one, ...others] = await Promise.all(
    stores.map(async (store) => {
      const stored = store.dump();
      const { marks } = await store.names(stored[0]?.event.scope ?? '');
      return { stored, names: stored.map(({ event }) => nameAt(marks, event)) };
    }),
  );
  for (const other of others) expect(other).toEqual(one);
  const ids = (one?.stored ?? []).map(({ event }) => sharedIdOf(event.id));
  for (const { event } of one?.stored ?? []) {
    const sharing = ids.filter((id) => id === sharedIdOf(event.id)).length;
    expect([event.id, event.disputed ?? false]).toEqual([event.id, sharing > 1]);
  }
}
