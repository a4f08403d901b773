import { byBot, byTime } from '../../src/store/keys';
import { anEvent } from '../support/an-event';
import type { Fresh } from '../support/engines';
import { aChange, historyOf, idsIn, rowOf, rowsOf } from './contract-support';
import { hostileEvent, hugeEvent } from './extreme-events';

/** Storing an event, once, whatever it holds and however often it comes. */
export function putContract(fresh: () => Fresh): void {
  describe('put', () => {
    test('an event delivered twice is stored once', async () => {
      const event = anEvent();

      expect(await fresh().store.put(event)).toBe('stored');
      expect(await fresh().store.put(event)).toBe('known');
      expect((await fresh().store.fetch([event])).events).toEqual([{ event }]);
      expect(await idsIn(fresh().store, byTime.partition('2026-11-22'))).toEqual([event.id]);
    });

    test('the same record with its members in another order is the same event', async () => {
      const event = anEvent();
      await fresh().store.put(event);
      const received = Object.fromEntries(Object.entries(event.received).reverse());

      expect(await fresh().store.put({ ...event, received })).toBe('known');
    });

    test('a record that an exporter rewrote is the same event', async () => {
      const event = anEvent();
      await fresh().store.put(event);
      const received = {
        ...event.received,
        eventTime: '2026-11-22 08:59:43.000000000',
        readOnly: 'false',
        errorCode: null,
        p_log_type: 'AWS.CloudTrail',
      };

      expect(await fresh().store.put({ ...event, received })).toBe('known');
    });

    test('the file with the smallest name stays, whatever the order of arrival', async () => {
      const event = anEvent();
      await fresh().store.put(event, { file: 'b' });
      await fresh().store.put(event, { file: 'c' });
      expect((await fresh().store.fetch([event])).events[0]?.file).toBe('b');

      await fresh().store.put(event, { file: 'a' });
      await fresh().store.put(event);
      expect((await fresh().store.fetch([event])).events[0]?.file).toBe('a');
    });

    test('an event seen live first learns of its file later', async () => {
      const event = anEvent();
      await fresh().store.put(event);

      await fresh().store.put(event, { file: 's3://logs/1.json.gz' });
      expect((await fresh().store.fetch([event])).events).toEqual([{ event, file: 's3://logs/1.json.gz' }]);
    });

    test('a second arrival never wipes the change', async () => {
      const event = anEvent();
      await fresh().store.put(event);
      await fresh().store.writeChange(event, aChange('1'));

      await fresh().store.put(event, { file: 'a' });
      expect((await fresh().store.fetch([event])).events).toEqual([
        { event, change: aChange('1'), file: 'a' },
      ]);
    });

    test('arrivals at the same moment store one event', async () => {
      const event = anEvent();
      const outcomes = await Promise.all(
        ['d', 'b', 'a', 'c'].map((file) => fresh().store.put(event, { file })),
      );

      expect(outcomes.toSorted()).toEqual(['known', 'known', 'known', 'stored']);
      expect((await fresh().store.fetch([event])).events[0]?.file).toBe('a');
    });

    test('hostile text comes back as it went in', async () => {
      const event = hostileEvent();
      await fresh().store.put(event);

      expect((await fresh().store.fetch([event])).events).toEqual([{ event }]);
      expect(
        await rowsOf(fresh().store, { index: 'byBot', partition: byBot.partition(event.scope) }),
      ).toEqual([rowOf(event)]);
    });

    test('a record of 256 KB is kept whole', async () => {
      const event = hugeEvent(256 * 1024);
      await fresh().store.put(event);

      expect((await fresh().store.fetch([event])).events).toEqual([{ event }]);
      expect((await fresh().store.history(historyOf(event))).events).toEqual([{ event }]);
    });

    test('empty members stay empty', async () => {
      const event = anEvent({ ip: '', account: '', region: '', place: '', name: '', resourceType: '' });
      await fresh().store.put(event);

      expect((await fresh().store.fetch([event])).events).toEqual([{ event }]);
      expect(await rowsOf(fresh().store, { index: 'byTime', partition: '2026-11-22' })).toEqual([
        rowOf(event),
      ]);
    });
  });
}
