import { nearestTests } from '../../scripts/nearest-tests';

const imports = [
  { from: 'src/b.ts', to: 'src/a.ts' },
  { from: 'src/c.ts', to: 'src/b.ts' },
  { from: 'src/a.ts', to: 'src/c.ts' },
  { from: 'test/c.test.ts', to: 'src/c.ts' },
  { from: 'test/a.test.ts', to: 'src/a.ts' },
  { from: 'test/b.test.ts', to: 'test/support/b.ts' },
  { from: 'test/support/b.ts', to: 'src/b.ts' },
  { from: 'test/other.test.ts', to: 'src/other.ts' },
];

test('the tests that reach a changed file come by the number of imports between, and no others', () => {
  expect(nearestTests(imports, ['src/a.ts'], 9)).toEqual([
    'test/a.test.ts',
    'test/c.test.ts',
    'test/b.test.ts',
  ]);
});

test('a changed test is the nearest, and no more are named than asked for', () => {
  expect(nearestTests(imports, ['src/b.ts', 'test/other.test.ts'], 2)).toEqual([
    'test/other.test.ts',
    'test/c.test.ts',
  ]);
});

test('what no test reaches has no test', () => {
  expect(nearestTests(imports, ['docs/deploy.md'], 9)).toEqual([]);
});
