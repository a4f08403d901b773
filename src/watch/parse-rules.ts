import { isObject, type JsonObject } from '../model/json';
import { shown } from '../model/shown';
import { nearest } from '../query/filter/nearest';
import { quoted } from '../query/filter/problem';
import { filterProblems } from './filter-problems';
import { pipelineAlarmNames } from './pipeline-alarms';
import { type Rule, severities, windows } from './rule';
import { severityAlarms } from './severity-alarms';

/** Something in the configured rules that cannot be meant. */
export interface RuleProblem {
  /** The rule's name, or where it has none its number: `rule 2`. */
  readonly rule: string;
  readonly key: string;
  /** What was wrong, what was given, what to do. */
  readonly message: string;
  /** Where in the text given it begins, and how far it goes; of filters. */
  readonly position?: number;
  readonly length?: number;
  readonly suggestion?: string;
  /** The text that the position counts in. */
  readonly text?: string;
}

export type ParsedRules =
  | { readonly kind: 'rules'; readonly rules: readonly Rule[] }
  | { readonly kind: 'wrong'; readonly problems: readonly RuleProblem[] };

/**
 * Reads the rules of a configuration, over those built in: an entry with the name of a built-in
 * rule changes how loud that one is, any other is a rule of its own, for which a name and a filter are
 * enough. Any value at all has an answer.
 */
export function parseRules(config: unknown, builtIn: readonly Rule[]): ParsedRules {
  if (config !== undefined && !Array.isArray(config)) {
    const message = `rules must be a list of objects such as {"name": "prod-touched", "filter": "alias:PROD effect:write"}, got ${shown(config)}`;
    return { kind: 'wrong', problems: [{ rule: 'rules', key: 'rules', message }] };
  }
  const entries: readonly unknown[] = config ?? [];
  const read = entries.map((entry, index) => readEntry(entry, `rule ${index + 1}`, builtIn));
  const problems = [...read.flatMap((each) => each.problems), ...repeated(entries)];
  if (problems.length > 0) return { kind: 'wrong', problems };
  const own = new Map(read.flatMap(({ rule }) => (rule === undefined ? [] : [[rule.name, rule] as const])));
  const names = new Set(builtIn.map(({ name }) => name));
  const rules = [...builtIn.map((rule) => own.get(rule.name) ?? rule)];
  return { kind: 'rules', rules: [...rules, ...[...own.values()].filter(({ name }) => !names.has(name))] };
}

interface ReadEntry {
  readonly rule?: Rule;
  readonly problems: readonly RuleProblem[];
}

function readEntry(entry: unknown, number: string, builtIn: readonly Rule[]): ReadEntry {
  if (!isObject(entry)) {
    const message = `a rule is an object such as {"name": "prod-touched", "filter": "alias:PROD"}, got ${shown(entry)}`;
    return { problems: [{ rule: number, key: 'rules', message }] };
  }
  const base = builtIn.find(({ name }) => name === entry.name);
  const name = typeof entry.name === 'string' && entry.name !== '' ? entry.name : number;
  const problems = [
    ...unknownKeys(entry, base),
    ...missingKeys(entry, base, builtIn),
    ...wrongValues(entry),
    ...takenName(entry),
    ...(typeof entry.filter === 'string' && base === undefined ? ofFilter(entry.filter) : []),
  ].map((problem) => ({ rule: name, ...problem }));
  return problems.length > 0 ? { problems } : { rule: ruleOf(entry, base), problems };
}

type RuleFault = Omit<RuleProblem, 'rule'>;

interface RuleKey {
  readonly allowed: string;
  readonly isAllowed: (value: unknown) => boolean;
}

// CloudWatch takes alarm names of 255 characters at most, which include the stack's name.
const name = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const mostName = 100;
// It is in every mail, and in the description of an alarm, which takes 1,024 characters.
const mostWords = 1000;
const words = `a text of ${mostWords} characters at most`;

/** It is in mails as a link of ours: an address or a path, without spaces. */
export const runbookPlace =
  'a https address or a path of 200 characters at most, such as https://wiki.example.com/lex';
export const isPlace = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:https:\/\/)?[\w./~%?=&#-]{1,200}$/.test(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isWords = (value: unknown): boolean => isText(value) && value.length <= mostWords;

const keys: Readonly<Record<string, RuleKey>> = {
  name: {
    allowed: `small letters and digits with single hyphens between, ${mostName} at most, such as prod-touched`,
    isAllowed: (value) => typeof value === 'string' && value.length <= mostName && name.test(value),
  },
  filter: { allowed: 'a filter as text, such as alias:PROD effect:write', isAllowed: isText },
  severity: {
    allowed: `one of ${severities.join(', ')}`,
    isAllowed: (value) => severities.some((severity) => severity === value),
  },
  threshold: {
    allowed: 'a whole number from 1 to 1000000',
    isAllowed: (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 1_000_000,
  },
  windowMinutes: {
    allowed: `one of ${windows.join(', ')}`,
    isAllowed: (value) => windows.some((minutes) => minutes === value),
  },
  title: { allowed: words, isAllowed: isWords },
  meaning: { allowed: words, isAllowed: isWords },
  runbook: { allowed: runbookPlace, isAllowed: isPlace },
  alarm: { allowed: 'true or false', isAllowed: (value) => typeof value === 'boolean' },
  on: { allowed: 'true or false', isAllowed: (value) => typeof value === 'boolean' },
};

/** A built-in rule means what its runbook entry says; only how loud it is can be set. */
const ofBuiltIn: ReadonlySet<string> = new Set([
  'name',
  'severity',
  'threshold',
  'windowMinutes',
  'alarm',
  'on',
]);

function unknownKeys(entry: JsonObject, base: Rule | undefined): readonly RuleFault[] {
  return Object.keys(entry).flatMap((key): RuleFault[] => {
    if (!Object.hasOwn(keys, key)) {
      const near = nearest(key, Object.keys(keys));
      const message = `${quoted(key)} is no key of a rule; keys are ${Object.keys(keys).join(', ')}`;
      return [{ key, message, ...(near !== undefined && { suggestion: near }) }];
    }
    if (base === undefined || ofBuiltIn.has(key)) return [];
    const message = `the ${key} of built-in rule ${base.name} cannot be changed; give a rule of your own another name`;
    return [{ key, message }];
  });
}

/** Without a filter, a change to a built-in rule may be meant, its name mistyped. */
function orBuiltIn({ name }: JsonObject, key: string, builtIn: readonly Rule[]): string {
  if (key !== 'filter' || typeof name !== 'string') return '';
  const near = nearest(
    name,
    builtIn.map((rule) => rule.name),
  );
  return near === undefined ? '' : `; to change a built-in rule, did you mean ${near}?`;
}

function missingKeys(
  entry: JsonObject,
  base: Rule | undefined,
  builtIn: readonly Rule[],
): readonly RuleFault[] {
  const needed = base === undefined ? ['name', 'filter'] : ['name'];
  return needed.flatMap((key) =>
    entry[key] === undefined
      ? [
          {
            key,
            message: `${key} is missing; it must be ${keys[key]?.allowed}${orBuiltIn(entry, key, builtIn)}`,
          },
        ]
      : [],
  );
}

const ownAlarms: readonly string[] = [...pipelineAlarmNames, ...severityAlarms.map(({ name }) => name)];

/** Alarms have the names of rules, of severities, and of what watches over the pipeline. */
function takenName({ name }: JsonObject): readonly RuleFault[] {
  if (!ownAlarms.some((taken) => taken === name)) return [];
  const message = `${quoted(String(name))} is an alarm of lextrail itself; give the rule another name`;
  return [{ key: 'name', message }];
}

function wrongValues(entry: JsonObject): readonly RuleFault[] {
  return Object.entries(keys).flatMap(([key, { allowed, isAllowed }]) => {
    const value = entry[key];
    if (value === undefined || isAllowed(value)) return [];
    return [{ key, message: `${key} must be ${allowed}, got ${shown(value)}` }];
  });
}

function ofFilter(text: string): readonly RuleFault[] {
  if (text.trim() === '') return [];
  return filterProblems(text).map((problem) => ({ key: 'filter', text, ...problem }));
}

function ruleOf(entry: JsonObject, base: Rule | undefined): Rule {
  const { on, ...given } = entry;
  const name = String(entry.name);
  const fallback = {
    title: name,
    threshold: 1,
    windowMinutes: 5,
    severity: 'warning',
    meaning: 'A rule of your own; its meaning is in your configuration.',
    isOn: true,
  };
  // Every member was checked above.
  return { ...(base ?? fallback), ...given, ...(on !== undefined && { isOn: on === true }) } as Rule;
}

function repeated(entries: readonly unknown[]): readonly RuleProblem[] {
  const names = entries.flatMap((entry) =>
    isObject(entry) && typeof entry.name === 'string' ? [entry.name] : [],
  );
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((rule) => ({
    rule,
    key: 'name',
    message: 'two rules have this name; give one of them another',
  }));
}
