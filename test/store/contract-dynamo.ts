import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { digestOf } from '../../src/ingest/id';
import type { Change } from '../../src/model/change';
import { itemBytes, writeUnits } from '../../src/store/dynamo/item-size';
import { byId, idRegistry } from '../../src/store/keys';
import { schema } from '../../src/store/schema';
import { anEvent } from '../support/an-event';
import type { FreshTable } from '../support/engines';
import { mark, putMany, rowsOf } from './contract-support';
import { hugeEvent } from './extreme-events';

/** What holds for DynamoDB only: its limit of an item, and what reads and writes cost there. */
export function dynamoContract(fresh: () => FreshTable): void {
  test('a record beyond what DynamoDB holds gives way to its file, and the rest is kept', async () => {
    const event = hugeEvent(900 * 1024);
    await fresh().store.put(event, { file: 's3://logs/1.json.gz' });
    const [stored] = (await fresh().store.fetch([event])).events;

    expect(stored?.file).toBe('s3://logs/1.json.gz');
    expect(stored?.event).toEqual({
      ...event,
      request: null,
      response: null,
      omitted: ['request', 'response'],
      isCut: true,
      received: {},
      problems: [expect.stringMatching(/^the record is too large to be stored \(\d+ bytes\)/)],
    });
    expect(await fresh().store.put(event, { file: 's3://logs/0.json.gz' })).toBe('known');
  });

  test('an event whose writer ended before it was entered under its id is entered when it arrives again', async () => {
    const event = anEvent();
    const { client, name: TableName } = fresh().table;
    const { pk, sk } = idRegistry.key(event.id, digestOf(event.received));
    await fresh().store.put(event);
    await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } } }));
    const query = {
      index: 'byId',
      partition: byId.partition(event.id),
      newestFirst: false,
      limit: 1,
    } as const;
    expect((await fresh().store.rows(query)).rows).toEqual([]);

    expect(await fresh().store.put(event)).toBe('known');
    expect((await fresh().store.rows(query)).rows.map(({ id }) => id)).toEqual([event.id]);
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

  test('the read units are reported', async () => {
    await putMany(fresh().store, 10);
    const { readUnits } = await fresh().store.rows({
      index: 'byTime',
      partition: '2026-11-22',
      newestFirst: true,
      limit: 10,
    });
    expect(readUnits).toBeGreaterThan(0);
    expect(readUnits).toBeLessThan(3);
  });

  test('the latest name costs the same however many there were', async () => {
    const long = Array.from({ length: 60 }, (_, index) => ({
      ...mark,
      instant: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
      name: `name ${index}`,
    }));
    const short = long.slice(-1).map((each) => ({ ...each, place: 'alias' }));
    for (const each of [...long, ...short]) await fresh().store.putMark(each);
    const [of60, of1, all] = await Promise.all(
      [{ place: mark.place, since: '2027' }, { place: 'alias', since: '2027' }, { place: mark.place }].map(
        (of) => fresh().store.names('arn:bot', of),
      ),
    );

    expect(of60?.marks.map(({ name }) => name)).toEqual(['name 59']);
    expect(of60?.readUnits).toBe(of1?.readUnits);
    expect(all?.readUnits).toBeGreaterThan(of60?.readUnits ?? 0);
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
      indexes: { byBot: 1, byActor: 1, byTime: 1 },
      total: 5,
    });
    for (const index of Object.keys(schema.indexes)) {
      const rows = await client.send(new ScanCommand({ TableName: name, IndexName: index, Limit: 10 }));
      for (const row of rows.Items ?? []) expect(itemBytes(row)).toBeLessThan(768);
    }
  });
}
