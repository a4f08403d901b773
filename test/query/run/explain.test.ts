import { readUnitsText } from '../../../src/query/run/explain';

test('read units are told to a tenth, and not at all where nothing charges for reading', () => {
  expect([4.5, 12.04, 0.96, 1, 0].map(readUnitsText)).toEqual([
    ['4.5 read units'],
    ['12 read units'],
    ['1 read unit'],
    ['1 read unit'],
    [],
  ]);
});
