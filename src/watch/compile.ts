import { nameIndex } from '../model/name-index';
import type { StoredRow } from '../model/stored';
import type { FieldName } from '../query/filter/field-table';
import { type Filter, type Term, termsOf } from '../query/filter/filter';
import { parseFilter } from '../query/filter/parse-filter';
import { judgeOf } from '../query/judge/judge';
import type { Judge } from '../query/judge/verdict';
import type { Rule } from './rule';

export interface CompiledRule {
  readonly rule: Rule;
  readonly filter: Filter;
  /** The filter without what only a bot's whole history tells; absent where it asks for none of that. */
  readonly withoutFirsts?: Filter;
}

export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** Those that an event of this operation, effect and outcome can match at all. */
  candidates(row: StoredRow): readonly CompiledRule[];
}

/** Reads the filters of rules once; throws on one that `parseRules` would have refused. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const compiled = rules.map(compile);
  const sketches = compiled.map((each) => ({ each, judge: sketchJudge(each.filter) }));
  const known = new Map<string, readonly CompiledRule[]>();
  return {
    rules: compiled,
    candidates(row) {
      const key = `${row.action}|${row.effect}|${row.outcome}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const fitting = sketches.filter(({ judge }) => judge({ row }) !== false).map(({ each }) => each);
      if (known.size < MOST_KNOWN) known.set(key, fitting);
      return fitting;
    },
  };
}

/** All operations of both Lex APIs in every outcome; names beyond are made up. */
const MOST_KNOWN = 1000;

/** The filter as far as these fields tell; the other questions stay open. */
export function sketchOf(filter: Filter, isAsked: (field: FieldName) => boolean): Filter {
  switch (filter.kind) {
    case 'term':
      return isAsked(filter.field) ? filter : OPEN;
    case 'not':
      return { kind: 'not', of: sketchOf(filter.of, isAsked) };
    case 'and':
    case 'or':
      return { kind: filter.kind, of: filter.of.map((each) => sketchOf(each, isAsked)) };
    default:
      return filter;
  }
}

/** A question that the row of an event never answers, so that the verdict stays undefined. */
const OPEN: Term = { kind: 'term', field: 'ua', values: [{ kind: 'text', text: '' }] };

const BY_KIND: ReadonlySet<FieldName> = new Set(['event', 'effect', 'outcome']);

function sketchJudge(filter: Filter): Judge {
  return judgeOf(
    sketchOf(filter, (field) => BY_KIND.has(field)),
    { names: nameIndex([]) },
  );
}

function compile(rule: Rule): CompiledRule {
  // Rules ask for no time, so any clock will do.
  const parsed = parseFilter(rule.filter, { now: new Date(0) });
  if (parsed.kind === 'wrong') {
    const why = parsed.problems[0]?.message ?? '';
    throw new Error(`the filter of rule ${rule.name} cannot be read: ${why}, got '${rule.filter}'`);
  }
  const { filter } = parsed;
  const asksFirsts = termsOf(filter).some(({ field }) => field === 'first');
  return {
    rule,
    filter,
    ...(asksFirsts && { withoutFirsts: sketchOf(filter, (field) => field !== 'first') }),
  };
}
