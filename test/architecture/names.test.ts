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

/** One contract has one name for its function in each store; what Lambda starts and what a command runs go by their file. */
const named = /^src\/(?:store\/(?:dynamo|sqlite)|cli\/commands)\/|^lambda\//;

test('no two files export a function of the same name', () => {
  const files = new Map<string, string[]>();
  for (const file of sourceFiles(root).filter((each) => !named.test(each))) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/^export (?:async )?function\*? ?(\w+)/gm)) {
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }

  expect(files.size).toBeGreaterThan(500);
  expect([...files].filter(([, where]) => where.length > 1)).toEqual([]);
});
