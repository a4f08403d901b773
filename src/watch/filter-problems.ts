import { catalogue } from '../ingest/catalogue/catalogue';
import { dayMs } from '../model/duration';
import { type Filter, termsOf } from '../query/filter/filter';
import { nearest } from '../query/filter/nearest';
import { type FilterProblem, parseFilter } from '../query/filter/parse-filter';
import { printFilter } from '../query/filter/print-filter';
import { quoted } from '../query/filter/problem';
import { satisfiabilityOf } from './satisfiability';

/** What is wrong with a text as the filter of a rule, with positions; empty where nothing is. */
export function filterProblems(text: string): readonly FilterProblem[] {
  const parsed = parseFilter(text, { now: new Date(0) });
  if (parsed.kind === 'wrong') return parsed.problems;
  const problems = [...timeProblems(text, parsed.filter), ...operationProblems(text, parsed.filter)];
  return problems.length > 0 ? problems : satisfiabilityProblems(text, parsed.filter);
}

const TIMES: ReadonlySet<string> = new Set(['since', 'until', 'on']);

/** A rule judges every call when it comes; a time in it would be that of the deployment, or long past. */
function timeProblems(text: string, filter: Filter): readonly FilterProblem[] {
  const asked = new Set(termsOf(filter).flatMap(({ field }) => (TIMES.has(field) ? [field] : [])));
  const problems = [...asked].map((field) => ({
    message: `a rule judges every call when it comes, so ${field}: says nothing; leave it out`,
    ...placeOf(text, new RegExp(`(?<![\\w.])${field}:\\S*`, 'i')),
  }));
  const later = parseFilter(text, { now: new Date(YEAR_MS) });
  const isRelative = later.kind === 'filter' && JSON.stringify(later.filter) !== JSON.stringify(filter);
  if (!isRelative || problems.length > 0) return problems;
  return [
    {
      message: 'a time relative to now means nothing in a rule; give a moment such as 2026-11-01',
      ...placeOf(text, /\S+:[<>]?=?\.{0,2}(?:\d+[smhdw])+|(?:now|today|yesterday)/i),
    },
  ];
}

const YEAR_MS = 365 * dayMs;

/** An operation by a name that does not exist would never be heard of; with a star it may be one to come. */
function operationProblems(text: string, filter: Filter): readonly FilterProblem[] {
  const terms = termsOf(filter);
  if (terms.some(({ field }) => field === 'service')) return [];
  const names = terms
    .filter(({ field }) => field === 'event')
    .flatMap(({ values }) => values.flatMap((value) => (value.kind === 'text' ? [value.text] : [])));
  return names.flatMap((name): FilterProblem[] => {
    if (operations.has(name.toLowerCase())) return [];
    const near = nearest(name, [...operations.values()]);
    return [
      {
        message: `Lex has no operation ${quoted(name)}; write ${quoted(`${name}*`)} for one that lextrail does not know yet`,
        ...placeOf(text, name),
        ...(near !== undefined && { suggestion: `event:${near}` }),
      },
    ];
  });
}

const operations: ReadonlyMap<string, string> = new Map(
  [...catalogue.V1.keys(), ...catalogue.V2.keys()].map((name) => [name.toLowerCase(), name]),
);

function satisfiabilityProblems(text: string, filter: Filter): readonly FilterProblem[] {
  const satisfiability = satisfiabilityOf(filter);
  if (satisfiability === 'sometimes') return [];
  const whole = { position: 0, length: text.length };
  if (satisfiability === 'always') {
    return [
      {
        message: 'the filter takes every call, so the alarm would never be quiet; say which calls',
        ...whole,
        suggestion: 'effect:write',
      },
    ];
  }
  const parts = conflicting(filter).map(printFilter);
  const [first = ''] = parts;
  const why =
    parts.length > 1 ? `${parts.join(' and ')} exclude each other` : `${first} is never true of a call`;
  return [{ message: `the filter can never match: ${why}`, ...whole, ...startOf(text, first) }];
}

/** The fewest parts of a conjunction that cannot hold together. */
function conflicting(filter: Filter): readonly Filter[] {
  if (filter.kind !== 'and') return [filter];
  return filter.of.reduce<readonly Filter[]>((left, part) => {
    const fewer = left.filter((each) => each !== part);
    return fewer.length > 0 && satisfiabilityOf({ kind: 'and', of: fewer }) === 'never' ? fewer : left;
  }, filter.of);
}

/** From where the part stands in the text, if it stands there as it is printed, to the end. */
function startOf(text: string, part: string): Pick<FilterProblem, 'position' | 'length'> | undefined {
  const position = text.indexOf(part);
  return position < 0 ? undefined : { position, length: text.length - position };
}

function placeOf(text: string, wanted: string | RegExp): Pick<FilterProblem, 'position' | 'length'> {
  const pattern = typeof wanted === 'string' ? undefined : wanted.exec(text);
  const position = pattern?.index ?? (typeof wanted === 'string' ? text.indexOf(wanted) : -1);
  if (position < 0) return { position: 0, length: text.length };
  return { position, length: pattern?.[0].length ?? String(wanted).length };
}
