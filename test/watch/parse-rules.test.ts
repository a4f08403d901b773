import fc from 'fast-check';
import { builtInRules } from '../../src/watch/built-in';
import { compileRules } from '../../src/watch/compile';
import { parseWatch } from '../../src/watch/configuration';
import { describeRuleProblem } from '../../src/watch/describe-rule-problem';
import { runbookOf } from '../../src/watch/names';
import { parseRules } from '../../src/watch/parse-rules';
import { defaultSettings, type Rule } from '../../src/watch/rule';

test('a name and a filter are a rule; a severity says how loud', () => {
  const mine = { name: 'prod-alias-touched', filter: 'alias:PROD effect:write', severity: 'critical' };
  expect(rulesOf([mine]).at(-1)).toEqual({
    ...mine,
    title: 'prod-alias-touched',
    threshold: 1,
    windowMinutes: 5,
    meaning: 'A rule of your own; its meaning is in your configuration.',
    isOn: true,
  });
});

test('without rules of one’s own there are those built in', () => {
  expect(rulesOf(undefined)).toEqual(builtInRules());
  expect(rulesOf([])).toEqual(builtInRules());
});

test('an entry with the name of a built-in rule says how loud that one is, and keeps its place', () => {
  const rules = rulesOf([
    { name: 'four-eyes', on: true },
    { name: 'denied-burst', threshold: 20, windowMinutes: 60, severity: 'notice' },
  ]);
  const before = builtInRules();
  expect(rules.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  expect(rules.find(({ name }) => name === 'four-eyes')).toEqual({
    ...before.find(({ name }) => name === 'four-eyes'),
    isOn: true,
  });
  expect(rules.find(({ name }) => name === 'denied-burst')).toMatchObject({
    filter: 'outcome:denied',
    threshold: 20,
    windowMinutes: 60,
    severity: 'notice',
  });
});

test.each<[string, unknown, string]>([
  [
    'an unknown field',
    { filter: 'efect:write' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 1 on\nefect:write\n^^^^^ no field 'efect'; did you mean effect?; try effect:write",
  ],
  [
    'a bracket that is not closed',
    { filter: 'effect:write (bot:A' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 14 on\neffect:write (bot:A\n             ^ the bracket is not closed; try (bot:A)",
  ],
  [
    'a contradiction behind something else',
    { filter: 'alias:PROD effect:read effect:write' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 12 on\nalias:PROD effect:read effect:write\n           ^^^^^^^^^^^^^^^^^^^^^^^^ the filter can never match: effect:read and effect:write exclude each other",
  ],
  [
    'an empty range',
    { filter: 'version:5..2' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 9 on\nversion:5..2\n        ^^^^ the range '5..2' ends before it begins; try version:2..5",
  ],
  [
    'everything',
    { filter: '*' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 1 on\n*\n^ the filter takes every call, so the alarm would never be quiet; say which calls; try effect:write",
  ],
  [
    'a time',
    { filter: 'effect:write since:7d' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 14 on\neffect:write since:7d\n             ^^^^^^^^ a rule judges every call when it comes, so since: asks nothing; leave it out",
  ],
  [
    'a time relative to now within a request',
    { filter: 'effect:write req.from:>7d' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 14 on\neffect:write req.from:>7d\n             ^^^^^^^^^^^^ a time relative to now means nothing in a rule; give a moment such as 2026-11-01",
  ],
  [
    'an operation that does not exist',
    { filter: 'event:UpdateBots' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 7 on\nevent:UpdateBots\n      ^^^^^^^^^^ Lex has no operation 'UpdateBots'; write 'UpdateBots*' for one that lextrail does not know yet; try event:UpdateBot",
  ],
  [
    'a country, without a database of addresses',
    { filter: 'country:DE' },
    "lextrail.watch.rules, 'mine', filter: wrong from character 9 on\ncountry:DE\n        ^^ country needs --mmdb, a file that says where addresses are",
  ],
  [
    'an empty filter',
    { filter: ' ' },
    'lextrail.watch.rules, \'mine\', filter: filter must be a filter as text, such as alias:PROD effect:write, got " "',
  ],
  [
    'no filter',
    {},
    "lextrail.watch.rules, 'mine', filter: filter is missing; it must be a filter as text, such as alias:PROD effect:write",
  ],
  [
    'an unknown window',
    { filter: 'root:yes', windowMinutes: 7 },
    "lextrail.watch.rules, 'mine', windowMinutes: windowMinutes must be one of 1, 5, 10, 15, 30, 60, 180, 360, 720, 1440, got 7",
  ],
  [
    'an unknown severity',
    { filter: 'root:yes', severity: 'loud' },
    'lextrail.watch.rules, \'mine\', severity: severity must be one of critical, warning, notice, got "loud"',
  ],
  [
    'a threshold of nothing',
    { filter: 'root:yes', threshold: 0 },
    "lextrail.watch.rules, 'mine', threshold: threshold must be a whole number from 1 to 1000000, got 0",
  ],
  [
    'a threshold that no burst reaches',
    { filter: 'root:yes', threshold: 1_000_001 },
    "lextrail.watch.rules, 'mine', threshold: threshold must be a whole number from 1 to 1000000, got 1000001",
  ],
  [
    'a key of another name',
    { filter: 'root:yes', severty: 'critical' },
    "lextrail.watch.rules, 'mine', severty: 'severty' is no key of a rule; keys are name, filter, severity, threshold, windowMinutes, title, meaning, runbook, alarm, on; did you mean severity?",
  ],
])('%s is a problem', (_, bent, sentence) => {
  const parsed = parseWatch({ rules: [{ name: 'mine', ...(bent as object) }] });
  expect(parsed.kind === 'wrong' ? parsed.problems.map(describeRuleProblem) : []).toEqual([sentence]);
});

const limits: readonly (readonly [key: string, longest: unknown, tooLong: unknown])[] = [
  ['name', 'a'.repeat(100), 'a'.repeat(101)],
  ['title', 'a'.repeat(1000), 'a'.repeat(1001)],
  ['meaning', 'a'.repeat(1000), 'a'.repeat(1001)],
  ['runbook', `/${'a'.repeat(199)}`, `/${'a'.repeat(200)}`],
  ['threshold', 1_000_000, 1_000_001],
];

test.each(limits)('the longest or greatest %s is taken, and no longer one', (key, longest, tooLong) => {
  const rule = (value: unknown) => [{ name: 'mine', filter: 'root:yes', [key]: value }];

  expect(parseWatch({ rules: rule(longest) }).kind).toBe('watch');
  expect(parseWatch({ rules: rule(tooLong) })).toMatchObject({ kind: 'wrong', problems: [{ key }] });
});

test('the meaning of a built-in rule cannot be changed under its name', () => {
  expect(problemsOf([{ name: 'root-user', filter: 'bot:A' }])).toEqual([
    'root-user filter: the filter of built-in rule root-user cannot be changed; give a rule of your own another name',
  ]);
});

test('rules without a name are told by their number, and two of one name are refused', () => {
  const twice = { name: 'mine', filter: 'root:yes' };
  expect(problemsOf([{ filter: 'root:yes' }, 'x', twice, twice])).toEqual([
    'rule 1 name: name is missing; it must be small letters and digits with single hyphens between, 100 at most, such as prod-touched',
    'rule 2 rules: a rule is an object such as {"name": "prod-touched", "filter": "alias:PROD"}, got "x"',
    'mine name: two rules have this name; give one of them another',
  ]);
});

test('any configuration at all gets rules that can be compiled, or sentences', () => {
  const entry = fc.record(
    {
      name: fc.oneof(fc.constantFrom('mine', 'root-user', 'Not Good', ''), fc.string()),
      filter: fc.oneof(
        fc.constantFrom('effect:write', 'since:7d', 'alias:PROD', '(', '"'),
        fc.string(),
        fc.jsonValue(),
      ),
      severity: fc.oneof(fc.constantFrom('critical', 'warning'), fc.jsonValue()),
      threshold: fc.oneof(fc.nat(), fc.jsonValue()),
      windowMinutes: fc.constantFrom(5, 60, 7, '5', null),
      on: fc.oneof(fc.boolean(), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.oneof(entry, fc.jsonValue())), fc.jsonValue()), (rules) => {
      const parsed = parseWatch({ rules });
      if (parsed.kind === 'watch') compileRules(parsed.watch.rules);
      else
        for (const problem of parsed.problems)
          expect(describeRuleProblem(problem)).toMatch(/^lextrail\.watch[.:]/);
    }),
    { numRuns: 200 },
  );
});

test.each<[unknown, string]>([
  [
    7,
    'lextrail.watch: must be an object, got 7; allowed keys: rules, deployers, liveAliases, freezes, homeRegions, runbook',
  ],
  [
    { deployer: [] },
    'lextrail.watch.deployer: is no setting; allowed keys: rules, deployers, liveAliases, freezes, homeRegions, runbook; did you mean deployers?',
  ],
  [
    { deployers: 'ci' },
    'lextrail.watch.deployers: must be a list of role names such as ci-deploy or *-deploy, got "ci"',
  ],
  [
    { deployers: ['a b'] },
    'lextrail.watch.deployers: must be a list of role names such as ci-deploy or *-deploy, got ["a b"]',
  ],
  [
    { liveAliases: [] },
    'lextrail.watch.liveAliases: must be a list of alias names such as PROD or live*, got []',
  ],
  [
    { freezes: [{ from: '2026-12-19', to: '2026-12-01' }] },
    'lextrail.watch.freezes: must begin before they end, got {"from":"2026-12-19","to":"2026-12-01"}',
  ],
  [
    { freezes: [{ from: '7d', to: 'today' }] },
    'lextrail.watch.freezes: must be a list of times such as {"from": "2026-12-19", "to": "2027-01-03"}, got {"from":"7d","to":"today"}',
  ],
])('the settings %j are a problem', (config, sentence) => {
  const parsed = parseWatch(config);
  expect(parsed.kind === 'wrong' ? parsed.problems.map(describeRuleProblem) : []).toEqual([sentence]);
});

test('a rule that has nothing to go by cannot be switched on', () => {
  const rules = [{ name: 'change-in-freeze', on: true }];
  const parsed = parseWatch({ rules });
  expect(parsed.kind === 'wrong' ? parsed.problems.map(describeRuleProblem) : []).toEqual([
    "lextrail.watch.rules, 'change-in-freeze', on: the rule is switched on and can never match without lextrail.watch.freezes; give that, or leave on out",
  ]);
  expect(parseWatch({ rules, freezes: [{ from: '2026-12-19', to: '2027-01-03' }] }).kind).toBe('watch');
  expect(parseWatch({ rules: [{ name: 'live-alias-changed', on: true }] }).kind).toBe('watch');
});

test('settings fit the built-in rules to the account, and switch on those that needed them', () => {
  const parsed = parseWatch({
    deployers: ['ci-*'],
    liveAliases: ['LIVE'],
    homeRegions: ['eu-west-1'],
    freezes: [{ from: '2026-12-19', to: '2027-01-03' }],
  });
  if (parsed.kind === 'wrong') throw new Error(JSON.stringify(parsed.problems));
  const { settings, rules } = parsed.watch;
  expect(settings.freezes).toEqual([
    { from: '2026-12-19T00:00:00.000Z', before: '2027-01-04T00:00:00.000Z' },
  ]);
  expect(rules.find(({ name }) => name === 'live-alias-changed')).toMatchObject({
    filter: 'event:CreateBotAlias,UpdateBotAlias,DeleteBotAlias,PutBotAlias outcome:ok alias:LIVE -role:ci-*',
    isOn: true,
  });
  const on = ({ isOn }: Rule) => isOn;
  const newlyOn = rules.filter(on).map(({ name }) => name);
  expect(
    builtInRules()
      .filter(on)
      .map(({ name }) => name),
  ).toEqual(newlyOn.filter((name) => name !== 'live-alias-changed' && name !== 'change-in-freeze'));
});

test('operations of other services are not ours to know', () => {
  expect(problemsOf([{ name: 'keys-made', filter: 'service:iam event:CreateAccessKey' }])).toEqual([]);
});

test('every built-in filter, whatever the settings, would be taken from a configuration too', () => {
  const full = { ...defaultSettings, deployers: ['a', 'b*'], liveAliases: ['P'], homeRegions: ['eu-west-1'] };
  const own = [...builtInRules(), ...builtInRules(full)].map(({ filter }, index) => ({
    name: `own-${index}`,
    filter,
  }));
  expect(problemsOf(own)).toEqual([]);
});

test('a change to a built-in rule whose name is mistyped is told which one may be meant', () => {
  expect(problemsOf([{ name: 'root-usr', on: false }])).toEqual([
    expect.stringMatching(/filter is missing.*; to change a built-in rule, did you mean root-user\?$/),
  ]);
});

test.each(['silence', 'rules-critical'])(
  'a rule cannot be called %s, like an alarm of lextrail itself',
  (name) => {
    expect(problemsOf([{ name, filter: 'alias:PROD' }])).toEqual([
      `${name} name: '${name}' is an alarm of lextrail itself; give the rule another name`,
    ]);
  },
);

test('the runbook may lie elsewhere, and a rule of one’s own may name its own place', () => {
  const rules = [{ name: 'mine', filter: 'alias:PROD', runbook: 'https://wiki.example.com/mine' }];
  const parsed = parseWatch({ runbook: 'https://wiki.example.com/lex', rules });
  if (parsed.kind === 'wrong') throw new Error(JSON.stringify(parsed.problems));
  const { settings, rules: all } = parsed.watch;
  const placeOf = (name: string) =>
    all.filter((rule) => rule.name === name).map((rule) => runbookOf(rule, settings.runbook));

  expect(placeOf('mine')).toEqual(['https://wiki.example.com/mine']);
  expect(placeOf('root-user')).toEqual(['https://wiki.example.com/lex#root-user']);
});

test.each([
  ['without TLS', 'http://wiki.example.com'],
  ['with a space', 'https://a b'],
  ['of another scheme', 'javascript:alert(1)'],
  ['empty', ''],
  ['that is no text', 7],
  ['that is too long', 'x'.repeat(201)],
])('a runbook %s is refused', (_, runbook) => {
  const parsed = parseWatch({ runbook });
  expect(parsed).toMatchObject({
    problems: [{ message: expect.stringContaining('must be a https address') }],
  });
  expect(problemsOf([{ name: 'mine', filter: 'alias:PROD', runbook }])).toHaveLength(1);
});

function rulesOf(config: unknown): readonly Rule[] {
  const parsed = parseRules(config, builtInRules());
  if (parsed.kind === 'wrong') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules;
}

function problemsOf(config: unknown): readonly string[] {
  const parsed = parseRules(config, builtInRules());
  return parsed.kind === 'rules'
    ? []
    : parsed.problems.map(({ rule, key, message }) => `${rule} ${key}: ${message}`);
}
