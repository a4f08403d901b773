import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInRules } from '../../src/watch/built-in';
import { defaultSettings, type Rule } from '../../src/watch/rule';

const page = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (.+?) \| (\w+) \| (.+?) \|/gm)].map(
  ([, ...cells]) => cells,
);

test('the page of rules lists every built-in rule as it is', () => {
  const expected = builtInRules().map((rule) => [rule.name, rule.title, rule.severity, stateOf(rule)]);

  expect(rows).toEqual(expected);
});

function stateOf({ name, isOn, needs }: Rule): string {
  if (isOn) return 'on';
  if (needs === undefined) return 'off';
  const told = builtInRules({ ...defaultSettings, [needs]: ['x'] }).find((rule) => rule.name === name);
  return told?.isOn ? `with \`${needs}\`` : `off; needs \`${needs}\``;
}
