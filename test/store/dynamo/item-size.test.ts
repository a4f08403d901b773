import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { toChangeItem } from '../../../src/store/dynamo/change-item';
import { toItem } from '../../../src/store/dynamo/item';
import { type Item, indexRow, itemBytes, writeUnits } from '../../../src/store/dynamo/item-size';
import { aRecord } from '../../support/a-record';
import { anEvent } from '../../support/an-event';
import { dynalite, dynoxide, dynoxideProgram, type Engine, type FreshTable } from '../../support/engines';
import { eventOfRecord } from '../../support/event-of';
import { hugeEvent } from '../extreme-events';

const items: readonly Item[] = [
  toItem(anEvent()),
  toItem(anEvent({ id: 'another', outcome: 'denied', error: 'AccessDenied' }), { retentionDays: 400 }),
  toItem(eventOfRecord(aRecord({ eventSource: 'iam.amazonaws.com', eventName: 'CreateRole' }))),
  toItem({ ...hugeEvent(100 * 1024), id: 'a third' }),
  {
    ...toItem(anEvent({ id: 'with a change' })),
    ...toChangeItem({ against: 'partial', basis: '1', differences: [{ kind: 'unset', path: 'a' }] }),
  },
];

test('the bytes of an item are those of its names and values', () => {
  expect(itemBytes({ pk: { S: 'é' } })).toBe(4);
  expect(itemBytes({ a: { B: new Uint8Array(10) } })).toBe(11);
  expect(itemBytes({ a: { SS: ['x', 'yz'] } })).toBe(4);
  expect(itemBytes({ a: { BOOL: true } })).toBe(2);
  expect(itemBytes({ a: { L: [{ S: 'xy' }, { S: '' }] } })).toBe(1 + 3 + 3 + 1);
});

test('an index holds no row of an item that lacks its key', () => {
  expect(indexRow(items[0] ?? {}, 'byFault')).toBeUndefined();
  expect(indexRow(items[1] ?? {}, 'byFault')).toBeDefined();
  expect(indexRow(items[2] ?? {}, 'byBot')).toBeUndefined();
});

test('dynalite counts the same units for the table', async () => {
  await withEngine(dynalite, async ({ table }) => {
    for (const item of items) {
      const { ConsumedCapacity } = await table.client.send(
        new PutItemCommand({ TableName: table.name, Item: { ...item }, ReturnConsumedCapacity: 'TOTAL' }),
      );
      expect(ConsumedCapacity?.CapacityUnits).toBe(writeUnits(item).table);
    }
  });
});

const program = dynoxideProgram();
(program === undefined ? test.skip : test)(
  'dynoxide counts the same units for the table and each index',
  async () => {
    await withEngine(
      () => dynoxide(program ?? ''),
      async ({ table }) => {
        for (const item of items) {
          const { ConsumedCapacity } = await table.client.send(
            new PutItemCommand({
              TableName: table.name,
              Item: { ...item },
              ReturnConsumedCapacity: 'INDEXES',
            }),
          );
          const indexes = Object.entries(ConsumedCapacity?.GlobalSecondaryIndexes ?? {});
          expect({
            table: ConsumedCapacity?.Table?.CapacityUnits,
            indexes: Object.fromEntries(indexes.map(([name, units]) => [name, units.CapacityUnits])),
            total: ConsumedCapacity?.CapacityUnits,
          }).toEqual(writeUnits(item));
        }
      },
    );
  },
);

async function withEngine(
  start: () => Promise<Engine<FreshTable>>,
  use: (fresh: FreshTable) => Promise<void>,
) {
  const engine = await start();
  try {
    await use(await engine.fresh());
  } finally {
    await engine.stop();
  }
}
