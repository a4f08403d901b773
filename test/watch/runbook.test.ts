import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFilter } from '../../src/query/filter/parse-filter';
import { builtInRules } from '../../src/watch/built-in';
import { pipelineAlarms } from '../../src/watch/pipeline-alarms';
import { defaultSettings } from '../../src/watch/rule';
import { severityAlarms, severityMinutes } from '../../src/watch/severity-alarms';

const text = readFileSync(join(__dirname, '../../docs/runbook.md'), 'utf8');
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', section] as const),
);
const alarms = [...builtInRules(), ...severityAlarms, ...pipelineAlarms];
const parts = ['What it means', 'Where to look', 'What to do', 'When it clears'];

test('every alarm has its heading, and every heading its alarm, in their order', () => {
  expect([...sections.keys()]).toEqual(alarms.map(({ name }) => name));
});

test.each(alarms)(
  '$name: title, severity and meaning are those of the alarm',
  ({ name, title, severity, meaning }) => {
    expect(sections.get(name)).toContain(`\n${title} · ${severity}, `);
    expect(sections.get(name)).toContain(`\n**What it means.** ${meaning}\n`);
  },
);

test.each(alarms)('$name: says all four things', ({ name }) => {
  const said = [...(sections.get(name) ?? '').matchAll(/^\*\*(.+?)\.\*\* \S/gm)].map(([, part]) => part);
  expect(said).toEqual(parts);
});

test.each(pipelineAlarms)(
  '$name: the rest is that of the alarm too',
  ({ name, whereToLook, whatToDo, clears }) => {
    const section = sections.get(name);
    expect(section).toContain(`\n**Where to look.** ${whereToLook}\n`);
    expect(section).toContain(`\n**What to do.** ${whatToDo}\n`);
    expect(section).toContain(`\n**When it clears.** ${clears}\n`);
  },
);

test.each(builtInRules())(
  '$name: the runbook says when it is on, and after which window it clears',
  (rule) => {
    const section = sections.get(rule.name) ?? '';
    const fitted = builtInRules({
      ...defaultSettings,
      deployers: ['x'],
      liveAliases: ['x'],
      homeRegions: ['x'],
      freezes: [{ from: '2026', before: '2027' }],
    }).find(({ name }) => name === rule.name);
    const state = rule.isOn
      ? 'on by default'
      : fitted?.isOn
        ? `on where \`${rule.needs}\` is configured`
        : 'off by default';
    expect(section).toContain(`, ${state}\n`);
    expect(section).toContain(
      `With \`rules-${rule.severity}\`, ${severityMinutes} minutes after the last match.`,
    );
    const burst = `It takes ${rule.threshold} matches within ${rule.windowMinutes} minutes.`;
    expect(section.includes(burst)).toBe(rule.threshold > 1);
  },
);

test('every query that the runbook gives can be read', () => {
  const queries = [...text.matchAll(/`lextrail query ([^`]+)`/g)].map(([, words = '']) =>
    words.replace(/['"]/g, ''),
  );
  expect(queries.length).toBeGreaterThan(5);
  const wrong = queries.filter((query) => parseFilter(query, { now: new Date(0) }).kind === 'wrong');
  expect(wrong).toEqual([]);
});
