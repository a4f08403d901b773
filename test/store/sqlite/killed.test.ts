import { killImports } from './kill-imports';

test('an import that is killed and begun again ends in the same store', async () => {
  const { expected, found } = await killImports(Number(process.env.KILLS ?? 4));

  expect(expected.length).toBeGreaterThan(3000);
  for (const content of found) expect(content).toEqual(expected);
});
