import fc from 'fast-check';
import { byId } from '../../src/store/keys';
import { anEvent } from '../support/an-event';
import type { Fresh } from '../support/engines';
import { aChange, mark, rowOf, rowsOf } from './contract-support';

/** What is written about events later, the lists, and what it costs. */
export function changeContract(fresh: () => Fresh): void {
  describe('writeChange', () => {
    test('a change is on the event and its paths on its rows', async () => {
      const event = anEvent();
      await fresh().store.put(event);

      expect(await fresh().store.writeChange(event, aChange('2'))).toBe(true);
      expect((await fresh().store.fetch([event])).events).toEqual([{ event, change: aChange('2') }]);
      const row = { ...rowOf(event), changed: ['path 2', 'other'], changes: 2 };
      expect(await rowsOf(fresh().store, { index: 'byBot', partition: event.scope })).toEqual([row]);
      expect(await rowsOf(fresh().store, { index: 'byId', partition: byId.partition(event.id) })).toEqual([
        row,
      ]);
    });

    test('an event that is not stored takes no change', async () => {
      expect(await fresh().store.writeChange(anEvent(), aChange('2'))).toBe(false);
      expect((await fresh().store.fetch([anEvent()])).events).toEqual([]);
    });

    test('whatever the order, the change with the greatest basis stays', async () => {
      let number = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.stringMatching(/^[0-9|]{1,3}$/), { minLength: 1, maxLength: 6 }),
          async (bases) => {
            number += 1;
            const event = anEvent({ id: `0000${number}` });
            await fresh().store.put(event);
            let greatest = '';
            for (const basis of bases) {
              expect(await fresh().store.writeChange(event, aChange(basis))).toBe(basis > greatest);
              greatest = basis > greatest ? basis : greatest;
            }
            expect((await fresh().store.fetch([event])).events[0]?.change).toEqual(aChange(greatest));
          },
        ),
        { numRuns: 40 },
      );
    });
  });
  describe('marks and days', () => {
    test('the names of a scope come with those of all things within, of each thing by time', async () => {
      const earlier = { ...mark, instant: '2026-01-01T00:00:00.000Z', name: 'A' };
      const inner = { ...mark, place: 'DRAFT/en_US' };
      const own = { ...mark, place: '' };
      for (const each of [mark, inner, earlier, own, own]) await fresh().store.putMark(each);

      expect((await fresh().store.names('arn:bot')).marks).toEqual([inner, earlier, mark, own]);
      expect((await fresh().store.names('arn:other')).marks).toEqual([]);
    });

    test('the names of one thing come without those beneath it or of a like place', async () => {
      const like = ['DRAFT/en_US', 'DRAF', 'DRAFT1', ''].map((place) => ({ ...mark, place }));
      for (const each of [mark, ...like]) await fresh().store.putMark(each);

      expect((await fresh().store.names('arn:bot', { place: 'DRAFT' })).marks).toEqual([mark]);
      expect((await fresh().store.names('arn:bot', { place: '' })).marks).toEqual([like[3]]);
      expect((await fresh().store.names('arn:bot', { place: 'DRAFT/de_DE' })).marks).toEqual([]);
    });

    test('names since an instant are those from then on and the one that held then', async () => {
      const marks = Array.from({ length: 30 }, (_, index) => ({
        ...mark,
        instant: `2026-01-${String(index + 1).padStart(2, '0')}T00:00:00.000Z`,
        name: `name ${index}`,
      }));
      for (const each of marks) await fresh().store.putMark(each);
      const since = async (instant: string) =>
        (await fresh().store.names('arn:bot', { place: mark.place, since: instant })).marks;

      expect(await since('2026-02-01T00:00:00.000Z')).toEqual(marks.slice(-1));
      expect(await since('2026-01-25T00:00:00.000Z')).toEqual(marks.slice(23));
      expect(await since('2026-01-05T12:00:00.000Z')).toEqual(marks.slice(4));
      expect(await since('2025-12-31T00:00:00.000Z')).toEqual(marks);
      expect((await fresh().store.names('arn:bot', { place: mark.place })).marks).toEqual(marks);
    });

    test('scopes are listed once with each name, however often they were renamed', async () => {
      const seen = { scope: 'arn:bot', place: '', instant: '1970-01-01T00:00:00.000Z', id: 'seen' };
      const long = 'ö'.repeat(256);
      const names = ['A', 'B', 'A', 'B', long, `${long.slice(0, -1)}o`, 'x|y'];
      const renamed = names.map((name, hour) => ({
        ...seen,
        instant: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
        name,
      }));
      for (const each of [seen, mark, ...renamed, seen]) await fresh().store.putMark(each);

      const listed = (await fresh().store.bots()).names;
      expect(listed).toHaveLength(6);
      expect(listed).toContainEqual({ scope: 'arn:bot' });
      for (const name of names) expect(listed).toContainEqual({ scope: 'arn:bot', name });
      expect((await fresh().store.names('arn:bot', { place: '' })).marks).toEqual(renamed);
    });

    test('the days of events are listed once, in order', async () => {
      for (const day of ['2026-11-22', '2025-01-31', '2026-11-22', '2026-02-01']) {
        await fresh().store.put(
          anEvent({ id: day, time: `${day}T00:00:00Z`, instant: `${day}T00:00:00.000Z` }),
        );
      }
      expect((await fresh().store.days()).days).toEqual(['2025-01-31', '2026-02-01', '2026-11-22']);
    });
  });
}
