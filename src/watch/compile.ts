import { nameIndex } from '../model/name-index';
import type { StoredRow } from '../model/stored';
import type { FieldName } from '../query/filter/field-table';
import { type Filter, termsOf } from '../query/filter/filter';
import { parseFilter } from '../query/filter/parse-filter';
import { judgeOf } from '../query/judge/judge';
import type { Rule } from './rule';

export interface CompiledRule {
  readonly rule: Rule;
  readonly filter: Filter;
  /** Whether the filter asks what only the whole history of a bot can answer. */
  readonly asksFirsts: boolean;
}

export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** Those that an event of this operation, effect and outcome can match at all. */
  candidates(row: StoredRow): readonly CompiledRule[];
}

/** Reads the filters of rules once; throws on one that `parseRules` would have refused. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const compiled = rules.map(compile);
  const partial = compiled.map((each) => ({ each, judge: judgeOf(each.filter, kindsOnly) }));
  const known = new Map<string, readonly CompiledRule[]>();
  return {
    rules: compiled,
    candidates(row) {
      const key = `${row.action}|${row.effect}|${row.outcome}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const fitting = partial.filter(({ judge }) => judge({ row }) !== false).map(({ each }) => each);
      if (known.size < mostKnown) known.set(key, fitting);
      return fitting;
    },
  };
}

/** All operations of both Lex APIs in every outcome; names beyond are made up. */
const mostKnown = 1000;

const byKind: ReadonlySet<FieldName> = new Set(['event', 'effect', 'outcome']);
const kindsOnly = { names: nameIndex([]), knownFields: (field: FieldName) => byKind.has(field) };

function compile(rule: Rule): CompiledRule {
  // Rules ask for no time, so any clock will do.
  const parsed = parseFilter(rule.filter, { now: new Date(0) });
  if (parsed.kind === 'wrong') {
    const why = parsed.problems[0]?.message ?? '';
    throw new Error(`the filter of rule ${rule.name} cannot be read: ${why}, got '${rule.filter}'`);
  }
  const { filter } = parsed;
  return { rule, filter, asksFirsts: termsOf(filter).some(({ field }) => field === 'first') };
}
