import fc from 'fast-check';
import type { Difference } from '../../../src/model/change';
import { fromChangeItem, toChangeItem } from '../../../src/store/dynamo/change-item';
import { itemBytes } from '../../../src/store/dynamo/item-size';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));
const differences = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), path: fc.string({ unit: 'binary' }), after: json }),
    fc.record({ kind: fc.constant('moved' as const), path: fc.string(), from: fc.nat(), to: fc.nat() }),
  ),
);
const change = fc.record({
  against: fc.constantFrom('first' as const, 'earlier' as const, 'partial' as const),
  basis: fc.string(),
  differences,
});

test('a change comes back as it was', () => {
  fc.assert(fc.property(change, (each) => expect(fromChangeItem(toChangeItem(each))).toEqual(each)));
});

test('the list of paths stays short, and is whole exactly when it is as long as the count', () => {
  fc.assert(
    fc.property(change, (each) => {
      const { changed, changes } = toChangeItem(each);
      const paths = changed.L.map(({ S }) => S);
      expect(paths).toEqual(each.differences.slice(0, paths.length).map(({ path }) => path));
      expect(Number(changes.N)).toBe(each.differences.length);
      expect(itemBytes({ changed })).toBeLessThanOrEqual(256 + 'changed'.length + 3);
    }),
  );
});

test('an item without a change has none', () => {
  expect(fromChangeItem({})).toBeUndefined();
});

test('a change too large for the item loses its last differences and says how many', () => {
  const noise = (index: number) =>
    Array.from({ length: 4000 }, (_, i) => ((i * 2654435761 + index * 97) % 4294967296).toString(36)).join(
      '',
    );
  const large: Difference[] = Array.from({ length: 40 }, (_, index) => ({
    kind: 'set',
    path: `p${index}`,
    after: noise(index),
  }));
  const item = toChangeItem({ against: 'first', basis: '1', differences: large });
  const kept = fromChangeItem(item);

  expect(itemBytes(item)).toBeLessThanOrEqual(113 * 1024);
  expect(kept?.differences).toEqual(large.slice(0, kept?.differences.length));
  expect((kept?.differences.length ?? 0) + (kept?.cut ?? 0)).toBe(40);
  expect(item.changes.N).toBe('40');
});
