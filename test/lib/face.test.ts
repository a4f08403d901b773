import type { RuleProps, Severity, WatchSettings } from '../../lib/index';
import * as lib from '../../lib/index';
import { parseWatch } from '../../src/watch/configuration';

test('what people build with is exported, and no inner construct', () => {
  expect(Object.keys(lib).sort()).toEqual([
    'EventsTable',
    'Forwarder',
    'ForwarderStack',
    'Lextrail',
    'LextrailStack',
    'addStacks',
    'readConfiguration',
  ]);
});

test('watch settings that compile are read without a problem', () => {
  const severity: Severity = 'critical';
  const rule: RuleProps = {
    name: 'prod-touched',
    filter: 'alias:PROD effect:write',
    severity,
    threshold: 2,
    windowMinutes: 10,
    title: 'PROD touched',
    meaning: 'Somebody changed what callers hear',
    runbook: 'https://wiki.example.com/lex',
  };
  const watch: WatchSettings = {
    deployers: ['ci-*'],
    liveAliases: ['PROD'],
    freezes: [{ from: '2026-12-19', to: '2027-01-03' }],
    homeRegions: ['eu-west-1'],
    runbook: 'https://wiki.example.com/runbook',
    rules: [rule, { name: 'root-user', on: false }],
  };

  expect(parseWatch(watch).kind).toBe('watch');
});

test('a mistyped key or value does not compile, and is a problem where nothing compiles it', () => {
  const wrong: readonly WatchSettings[] = [
    // @ts-expect-error no setting is called so
    { deployer: ['ci-*'] },
    // @ts-expect-error no severity is called so
    { rules: [{ name: 'x', filter: 'effect:write', severity: 'fatal' }] },
    // @ts-expect-error no such window
    { rules: [{ name: 'x', filter: 'effect:write', windowMinutes: 7 }] },
    // @ts-expect-error a rule needs a name
    { rules: [{ filter: 'effect:write' }] },
  ];

  expect(wrong.map((watch) => parseWatch(watch).kind)).toEqual(Array(wrong.length).fill('wrong'));
});
