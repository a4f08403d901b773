import fc from 'fast-check';
import type { AuditEvent } from '../../src/model/event';
import { sharedIdOf } from '../../src/model/event-id';
import type { EventKey } from '../../src/model/stored';
import { byId, byTime } from '../../src/store/keys';
import type { EventStore } from '../../src/store/store';
import { anEvent } from '../support/an-event';
import type { Fresh } from '../support/engines';
import { idsIn, rowsOf } from './contract-support';

/** Records with one id that say different things: all are kept, in every order of arrival alike. */
export function disputesContract(fresh: () => Fresh): void {
  describe('records with one id', () => {
    test('other content at the same moment and place is stored beside, whichever came first', async () => {
      const [one, other] = [saying('a'), saying('b')];

      expect(await fresh().store.put(one, { file: 'one' })).toBe('stored');
      expect(await fresh().store.put(other, { file: 'other' })).toBe('stored');
      expect(await fresh().store.put(one)).toBe('known');
      expect(await fresh().store.put(other)).toBe('known');
      const stored = await storedUnder(fresh().store, one);
      expect(stored.map(({ event }) => sharedIdOf(event.id))).toEqual([one.id, one.id]);
      expect(stored.map(({ event, file }) => [event.ip, file]).toSorted()).toEqual([
        ['a', 'one'],
        ['b', 'other'],
      ]);
    });

    test('whatever the order of arrival and the duplicates, the same is stored under the same ids', () => {
      let run = 0;
      return fc.assert(
        fc.asyncProperty(arrivals, async ([shown, hidden]) => {
          run += 1;
          const [id, otherId] = [`one ${run} of ${shown.length}`, `two ${run} of ${shown.length}`];
          for (const content of shown) await fresh().store.put(saying(content, { id }));
          for (const content of hidden) await fresh().store.put(saying(content, { id: otherId }));
          const [one, other] = await Promise.all([id, otherId].map((each) => contents(fresh().store, each)));

          expect(one).toEqual(other);
          expect(one?.map(([, ip]) => ip).toSorted()).toEqual([...new Set(shown)].toSorted());
        }),
        { numRuns: 15 },
      );
    });

    test('several writers at once lose none', async () => {
      const contents = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(contents.map((content) => fresh().store.put(saying(content))));

      const stored = await storedUnder(fresh().store, saying('a'));
      expect(stored.map(({ event }) => event.ip).toSorted()).toEqual(contents);
    });

    test('records that share an id are found, at whatever moment and place they are', async () => {
      const one = saying('a');
      const moved = saying('a', {
        id: one.id,
        instant: '2026-11-23T10:00:00.000Z',
        received: { userAgent: 'another' },
      });
      const elsewhere = saying('a', { id: one.id, place: 'DRAFT', received: { userAgent: 'a third' } });
      const alone = saying('a', { id: 'another' });
      const begins = saying('a', { id: `${one.id}0` });
      for (const event of [one, alone, begins]) await fresh().store.put(event);
      expect(await fresh().store.sharing([one, alone, begins])).toEqual([]);

      for (const event of [moved, elsewhere]) await fresh().store.put(event);
      const keys = await fresh().store.sharing([alone, moved]);
      expect(keys.map(keyText).toSorted()).toEqual([one, moved, elsewhere].map(keyText).toSorted());
    });

    test('a disputed event says so in every index and whole, once', async () => {
      const event = anEvent({ mfa: false });
      await fresh().store.put(event);

      expect(await fresh().store.dispute(event)).toBe(true);
      expect(await fresh().store.dispute(event)).toBe(false);
      expect(await fresh().store.put(event)).toBe('known');
      expect((await fresh().store.fetch([event])).events).toEqual([{ event: { ...event, disputed: true } }]);
      for (const query of [
        { index: 'byTime', partition: byTime.partition('2026-11-22') },
        { index: 'byId', partition: byId.partition(event.id) },
      ] as const) {
        const rows = await rowsOf(fresh().store, query);
        expect(rows.map(({ disputed, mfa }) => [disputed, mfa])).toEqual([[true, false]]);
      }
      expect(await idsIn(fresh().store, byTime.partition('2026-11-22'))).toEqual([event.id]);
    });

    test('an event without flags can be disputed, and one that is not stored cannot', async () => {
      const event = anEvent({ lex: undefined, mfa: undefined, root: undefined });
      expect(await fresh().store.dispute(event)).toBe(false);

      await fresh().store.put(event);
      expect(await fresh().store.dispute(event)).toBe(true);
    });

    test('of the names that records with one id give, the lesser one stays, whichever came first', async () => {
      const mark = { scope: 'arn:bot', place: 'DRAFT', instant: '2026-01-02T00:00:00.000Z', id: 'x' };
      for (const name of ['b', 'a', 'c']) await fresh().store.putMark({ ...mark, name });

      expect((await fresh().store.names('arn:bot')).marks).toEqual([{ ...mark, name: 'a' }]);
    });
  });
}

const arrivals = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 })
  .chain((shown) => fc.tuple(fc.constant(shown), fc.shuffledSubarray(shown, { minLength: shown.length })));

function saying(content: string, different: Partial<AuditEvent> = {}): AuditEvent {
  return anEvent({ received: { sourceIPAddress: content }, ip: content, ...different });
}

async function storedUnder(store: EventStore, event: AuditEvent) {
  return (await store.fetch(await rowsOf(store, { index: 'byId', partition: byId.partition(event.id) })))
    .events;
}

/** Which ids the records have behind the plain one, and what they say. */
async function contents(store: EventStore, id: string) {
  const stored = await storedUnder(store, saying('', { id }));
  return stored.map(({ event }) => [event.id.slice(id.length), event.ip] as const);
}

function keyText({ scope, lane, place, instant, id }: EventKey): string {
  return [scope, lane, place, instant, id].join(' ');
}
