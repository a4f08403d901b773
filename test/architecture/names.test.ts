import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './rooms';

const root = join(__dirname, '../..');

test('no two files declare a type of the same name', () => {
  const declared = sourceFiles(root).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:export )?(?:interface|type|class) (\w+)/gm)].map(
      ([, name = '']) => ({ name, file }),
    ),
  );
  const files = new Map<string, string[]>();
  for (const { name, file } of declared) files.set(name, [...(files.get(name) ?? []), file]);

  expect(declared.length).toBeGreaterThan(500);
  expect([...files].filter(([, named]) => named.length > 1)).toEqual([]);
});
