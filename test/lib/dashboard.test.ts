import type { Template } from 'aws-cdk-lib/assertions';
import { builtInRules } from '../../src/watch/built-in';
import { defaultSettings } from '../../src/watch/rule';
import { homeTemplate } from './synthesized';

interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title: string;
    readonly alarms?: readonly unknown[];
    readonly metrics?: readonly unknown[];
  };
}

/** The widgets of the dashboard; whatever is only known at deploy is a word in their place. */
function widgets(template: Template): readonly Widget[] {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const parts: readonly unknown[] = dashboard?.Properties.DashboardBody['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'later')).join('')).widgets;
}

function alarmsByTitle(template: Template): Readonly<Record<string, number>> {
  return Object.fromEntries(
    widgets(template)
      .filter(({ type }) => type === 'alarm')
      .map(({ properties }) => [properties.title, properties.alarms?.length ?? 0]),
  );
}

test('more alarms of rules than a widget takes are shown in several', () => {
  const own = Array.from({ length: 199 }, (_, index) => ({
    name: `r${index}`,
    filter: 'effect:write',
    alarm: true,
  }));
  const shown = alarmsByTitle(homeTemplate({ watch: { rules: own } }));

  expect(shown).toMatchObject({ 'Watch rules, 1 of 3': 100, 'Watch rules, 2 of 3': 100 });
  expect(Object.values(shown).every((count) => count >= 1 && count <= 100)).toBe(true);
});

test('a few rules are shown in one', () => {
  expect(Object.keys(alarmsByTitle(homeTemplate()))).toEqual(['The trail itself', 'Watch rules']);
});

test('where every rule is off, no widget is empty', () => {
  const off = builtInRules(defaultSettings).map(({ name }) => ({ name, on: false }));
  const shown = widgets(homeTemplate({ watch: { rules: off } }));

  expect(shown.map(({ properties }) => properties.title)).not.toContain('Watch rules');
  for (const { type, properties } of shown) {
    if (type === 'alarm') expect(properties.alarms?.length).toBeGreaterThan(0);
    if (type === 'metric') expect(properties.metrics?.length).toBeGreaterThan(0);
  }
});
