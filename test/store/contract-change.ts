import { ScanCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import type { Change } from '../../src/change/change';
import { itemBytes, writeUnits } from '../../src/store/item-size';
import { byId } from '../../src/store/keys';
import { schema } from '../../src/store/schema';
import { anEvent } from '../ingest/a-record';
import { aChange, rowOf, rowsOf } from './contract-support';
import type { Fresh } from './engines';
import { hugeEvent } from './events';

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

    test('a change beside a record of 256 KB fits the item, and what does not is counted', async () => {
      const event = hugeEvent(256 * 1024);
      await fresh().store.put(event);
      const difference = (index: number) =>
        ({ kind: 'added', path: `p${index}`, after: hugeEvent(20_000, index).request }) as const;
      const change: Change = {
        against: 'first',
        basis: '1',
        differences: Array.from({ length: 20 }, (_, i) => difference(i)),
      };

      expect(await fresh().store.writeChange(event, change)).toBe(true);
      const [stored] = (await fresh().store.fetch([event])).events;
      const kept = stored?.change?.differences ?? [];
      expect(kept).toEqual(change.differences.slice(0, kept.length));
      expect(kept.length + (stored?.change?.cut ?? 0)).toBe(20);
      expect(kept.length).toBeLessThan(20);
      const [row] = await rowsOf(fresh().store, { index: 'byBot', partition: event.scope });
      expect(row?.changes).toBe(20);
    });
  });
  describe('marks and days', () => {
    test('names come by place and time, those of scopes apart', async () => {
      const mark = {
        scope: 'arn:bot',
        place: 'DRAFT',
        instant: '2026-01-02T00:00:00.000Z',
        id: 'x',
        name: 'B',
      };
      const earlier = { ...mark, instant: '2026-01-01T00:00:00.000Z', name: 'A' };
      const scope = { ...mark, place: '' };
      const seen = { scope: 'arn:bot', place: '', instant: '1970-01-01T00:00:00.000Z', id: 'seen' };
      for (const each of [mark, earlier, scope, seen, seen]) await fresh().store.putMark(each);

      expect((await fresh().store.names('arn:bot')).marks).toEqual([earlier, mark]);
      expect((await fresh().store.names('arn:other')).marks).toEqual([]);
      expect((await fresh().store.names('arn:bot', mark.place)).marks).toContainEqual(mark);
      expect((await fresh().store.names('arn:bot', mark.place.slice(0, -1))).marks).toEqual([]);
      expect((await fresh().store.bots()).marks).toEqual([seen, scope]);
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
  test('every write costs what the sizes say, and the rows of an ordinary event are small', async () => {
    await fresh().store.put(anEvent(), {
      file: 's3://logs/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/1.json.gz',
    });
    const { client, name } = fresh().table;
    const { Items = [] } = await client.send(new ScanCommand({ TableName: name, Limit: 10 }));
    const item = Items.find(({ byTime: partition }) => partition !== undefined) ?? {};

    expect(writeUnits(item)).toEqual({
      table: 2,
      indexes: { byBot: 1, byActor: 1, byTime: 1, byId: 1 },
      total: 6,
    });
    for (const index of Object.keys(schema.indexes)) {
      const rows = await client.send(new ScanCommand({ TableName: name, IndexName: index, Limit: 10 }));
      for (const row of rows.Items ?? []) expect(itemBytes(row)).toBeLessThan(768);
    }
  });
}
