import { isObject, type JsonObject } from '../model/json';
import { shown } from '../model/shown';
import { nearest } from '../query/filter/nearest';
import { instantText, type Period, readPeriod } from '../query/filter/times';
import { utc } from '../query/filter/zone';
import { builtInRules } from './built-in';
import { isPlace, parseRules, type RuleProblem, runbookPlace } from './parse-rules';
import { defaultSettings, type Freeze, type ResolvedSettings, type Rule } from './rule';

/** What a deployment watches for: all rules, of which some are on, and what they need to know of the account. */
export interface WatchConfiguration {
  readonly settings: ResolvedSettings;
  readonly rules: readonly Rule[];
}

export type ParsedWatch =
  | { readonly kind: 'watch'; readonly watch: WatchConfiguration }
  | { readonly kind: 'wrong'; readonly problems: readonly RuleProblem[] };

/** Reads the object under `lextrail.watch` of the configuration; nothing at all is the built-in rules. */
export function parseWatch(config: unknown): ParsedWatch {
  if (config !== undefined && !isObject(config)) {
    return {
      kind: 'wrong',
      problems: [wrong(wholeWatch, `must be an object, got ${shown(config)}; allowed keys: ${keys}`)],
    };
  }
  const given: JsonObject = config ?? {};
  const { settings, problems } = readSettings(given);
  const rules = parseRules(given.rules, builtInRules(settings));
  const all = [...unknownKeys(given), ...problems, ...(rules.kind === 'wrong' ? rules.problems : [])];
  if (all.length > 0 || rules.kind === 'wrong') return { kind: 'wrong', problems: all };
  const idle = rules.rules.filter((rule) => rule.isOn && isIdle(rule, settings)).map(idleProblem);
  if (idle.length > 0) return { kind: 'wrong', problems: idle };
  return { kind: 'watch', watch: { settings, rules: rules.rules } };
}

/** A condition about a setting that is empty never holds. */
function isIdle({ condition, needs }: Rule, settings: ResolvedSettings): boolean {
  return condition !== undefined && needs !== undefined && settings[needs].length === 0;
}

function idleProblem({ name, needs }: Rule): RuleProblem {
  const message = `the rule is switched on and can never match without lextrail.watch.${needs}; give that, or leave on out`;
  return { rule: name, key: 'on', message };
}

/** The key of a problem with the object as a whole. */
export const wholeWatch = 'watch';

interface SettingList {
  readonly allowed: string;
  readonly item: RegExp;
}

/** Names as they are written in a filter without quotes, in which a star would not be a star. */
const lists = {
  deployers: { allowed: 'role names such as ci-deploy or *-deploy', item: /^[\w+=.@*?-]{1,128}$/ },
  liveAliases: { allowed: 'alias names such as PROD or live*', item: /^[\w*?-]{1,100}$/ },
  homeRegions: { allowed: 'Regions such as eu-west-1', item: /^[a-z]{2}(-[a-z]+)+-\d$/ },
} as const satisfies Readonly<Partial<Record<keyof ResolvedSettings, SettingList>>>;

const keys = ['rules', ...Object.keys(defaultSettings)].join(', ');

function unknownKeys(given: JsonObject): readonly RuleProblem[] {
  const known = ['rules', ...Object.keys(defaultSettings)];
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = nearest(key, known);
      return {
        ...wrong(key, `is no setting; allowed keys: ${keys}`),
        ...(near !== undefined && { suggestion: near }),
      };
    });
}

function readSettings(given: JsonObject): { settings: ResolvedSettings; problems: readonly RuleProblem[] } {
  const read = Object.entries(lists).map(([key, list]) => [key, readList(given[key], list, key)] as const);
  const freezes = readFreezes(given.freezes);
  const runbook = readRunbook(given.runbook);
  const problems = [...read.flatMap(([, each]) => each.problems), ...freezes.problems, ...runbook.problems];
  const found = read.filter(([key]) => given[key] !== undefined).map(([key, { value }]) => [key, value]);
  const [place = defaultSettings.runbook] = runbook.value;
  const settings = {
    ...defaultSettings,
    ...Object.fromEntries(found),
    freezes: freezes.value,
    runbook: place,
  };
  return { settings, problems };
}

interface ReadSetting<Value> {
  readonly value: readonly Value[];
  readonly problems: readonly RuleProblem[];
}

function readList(given: unknown, { allowed, item }: SettingList, key: string): ReadSetting<string> {
  if (given === undefined) return { value: [], problems: [] };
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  const good = items.filter((each): each is string => typeof each === 'string' && item.test(each));
  const isGood = Array.isArray(given) && good.length === items.length;
  const isEmptyAliases = key === 'liveAliases' && items.length === 0;
  if (isGood && !isEmptyAliases) return { value: good, problems: [] };
  return { value: [], problems: [wrong(key, `must be a list of ${allowed}, got ${shown(given)}`)] };
}

function readRunbook(given: unknown): ReadSetting<string> {
  if (given === undefined) return { value: [], problems: [] };
  if (isPlace(given)) return { value: [given], problems: [] };
  return { value: [], problems: [wrong('runbook', `must be ${runbookPlace}, got ${shown(given)}`)] };
}

function readFreezes(given: unknown): ReadSetting<Freeze> {
  if (given === undefined) return { value: [], problems: [] };
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  const read = items.map(readFreeze);
  const value = read.filter((each): each is Freeze => each !== undefined);
  if (Array.isArray(given) && value.length === items.length) return { value, problems: [] };
  const bad = items[read.indexOf(undefined)] ?? given;
  if (isReversed(bad)) {
    return { value: [], problems: [wrong('freezes', `must begin before they end, got ${shown(bad)}`)] };
  }
  const example = '{"from": "2026-12-19", "to": "2027-01-03"}';
  return {
    value: [],
    problems: [wrong('freezes', `must be a list of times such as ${example}, got ${shown(bad)}`)],
  };
}

/** Days belong to it whole; a time relative to now would be one of the deployment. */
function readFreeze(given: unknown): Freeze | undefined {
  if (!isObject(given) || Object.keys(given).some((key) => key !== 'from' && key !== 'to')) return undefined;
  const [from, to] = [moment(given.from), moment(given.to)];
  if (from === undefined || to === undefined || from.start >= to.end) return undefined;
  return { from: instantText(from.start), before: instantText(to.end) };
}

function isReversed(given: unknown): boolean {
  return isObject(given) && readFreeze({ from: given.to ?? null, to: given.from ?? null }) !== undefined;
}

function moment(text: unknown): Period | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d/.test(text)) return undefined;
  return readPeriod(text, { now: new Date(0), zone: utc });
}

function wrong(key: string, message: string): RuleProblem {
  return { rule: key, key, message };
}
