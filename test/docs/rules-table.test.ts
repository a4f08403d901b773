import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInRules } from '../../src/watch/built-in';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| (.+?) \| (\w+) \| (.+?) \|/gm)].map(
  ([, ...cells]) => cells,
);

test('the README lists every built-in rule as it is', () => {
  const expected = builtInRules().map(({ name, title, severity, isOn, needs }) => [
    name,
    title,
    severity,
    isOn ? 'on' : needs === undefined ? 'off' : `with \`${needs}\``,
  ]);

  expect(rows).toEqual(expected);
});
