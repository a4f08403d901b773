import { createTableInput } from '../../src/store/dynamo/create-table';
import { toItem } from '../../src/store/dynamo/item';
import { attributes, projections, schema } from '../../src/store/schema';
import { anEvent } from '../support/an-event';

const indexes = Object.values(schema.indexes);

test('no index projects more attributes than DynamoDB takes: 20 in one, 100 in all', () => {
  const counts: readonly number[] = indexes.map(({ projected }) => projections[projected].length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(20);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(100);
});

test('no index projects a key, which is there anyway', () => {
  for (const { partitionKey, sortKey, projected } of indexes) {
    const projectedNames: readonly string[] = projections[projected];
    for (const key of ['pk', 'sk', partitionKey, sortKey]) expect(projectedNames).not.toContain(key);
  }
});

test('every attribute of an item is described, with its type', () => {
  const item = toItem(anEvent({ outcome: 'denied', error: 'AccessDenied' }), { retentionDays: 400 });
  for (const [name, value] of Object.entries(item)) {
    const described: Readonly<Record<string, { readonly type: string }>> = attributes;
    expect([name, Object.keys(value)]).toEqual([name, [described[name]?.type]]);
  }
});

test('the request that creates the table defines every key once', () => {
  const { AttributeDefinitions, GlobalSecondaryIndexes } = createTableInput('events');
  expect(AttributeDefinitions.map(({ AttributeName }) => AttributeName)).toEqual([
    'pk',
    'sk',
    'byBot',
    'at',
    'byActor',
    'byTime',
    'byFault',
  ]);
  expect(GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)).toEqual(Object.keys(schema.indexes));
});
