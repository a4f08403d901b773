import { killImports } from './kill-imports';

test('an import that is killed and begun again ends in the same store', async () => {
  const { expected, found, interrupted } = await killImports(Number(process.env.KILLS ?? 4));

  expect(expected.length).toBeGreaterThan(3000);
  expect(interrupted).toBeGreaterThan(0);
  for (const content of found) expect(content).toEqual(expected);
});
