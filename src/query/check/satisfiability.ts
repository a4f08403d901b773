import { catalogue } from '../../ingest/catalogue/catalogue';
import type { Effect } from '../../model/event';
import { type Filter, type Term, termsOf } from '../filter/filter';
import { isEmptyWindow, windowOf } from '../plan/window';
import { type Atom, atomOf, changedVariable, choices, texts } from './atoms';
import { sampleValuesOf } from './sample-values';

export type Satisfiability = 'never' | 'sometimes' | 'always';

/**
 * Whether a filter can match at all, and can fail to: every combination of what its questions can be
 * answered with is tried. Questions that hang together (two of one outcome, an operation and its
 * effect) are answered together; where that is not known, they count as free, so that a filter is
 * called `never` or `always` only where it is so.
 */
export function satisfiabilityOf(filter: Filter): Satisfiability {
  if (isEmptyWindow(windowOf(filter))) return 'never';
  const terms = termsOf(filter);
  const isPlain = (field: string) => sampleValuesOf(field, terms) !== undefined;
  const variables = variablesOf(terms, isPlain);
  const size = variables.reduce((product, { values }) => product * values.length, 1);
  if (size > mostCombinations) return 'sometimes';
  const evaluate = evaluatorOf(filter, isPlain);
  const seen = new Set<boolean>();
  for (const assignment of combinations(variables)) {
    if (isPossible(assignment, terms)) seen.add(evaluate(assignment));
    if (seen.size === 2) return 'sometimes';
  }
  return seen.has(true) ? 'always' : 'never';
}

const mostCombinations = 20_000;

/** What a variable has in one event; undefined where the event lacks it. */
type VariableValue = string | undefined;
type Assignment = ReadonlyMap<string, VariableValue>;

interface Variable {
  readonly name: string;
  readonly values: readonly VariableValue[];
}

/** What a filter asks, each variable with one value of every kind that the filter tells apart. */
function variablesOf(terms: readonly Term[], isPlain: (field: string) => boolean): readonly Variable[] {
  const atoms = new Map<string, Atom[]>();
  for (const term of terms) {
    for (const value of term.values) {
      const atom = atomOf(term, value, isPlain);
      atoms.set(atom.variable, [...(atoms.get(atom.variable) ?? []), atom]);
    }
  }
  return [...atoms].map(([name, asked]) => ({
    name,
    values: distinct(valuesOf(name, terms), (value) =>
      JSON.stringify([kindOf(name, value), asked.map(({ holds }) => holds(value))]),
    ),
  }));
}

function valuesOf(name: string, terms: readonly Term[]): readonly VariableValue[] {
  const closed = choices.get(name);
  if (closed !== undefined) return closed;
  const open = texts.get(name);
  if (open === undefined) return ['yes', undefined];
  const operations = name === 'event' ? [...effects.keys()] : [];
  const absent = open.isOptional ? [undefined] : [];
  return [...operations, ...(sampleValuesOf(name, terms) ?? []), ...absent];
}

/** What the rules below tell apart, beyond what the filter asks. */
function kindOf(name: string, value: VariableValue): unknown {
  if (name === 'event') return [...(effects.get(value ?? '') ?? ['unknown'])];
  return name === 'error' ? value === undefined : name === 'effect' || name === 'outcome' ? value : '';
}

const effects: ReadonlyMap<string, ReadonlySet<Effect>> = effectsByName();

function effectsByName(): ReadonlyMap<string, ReadonlySet<Effect>> {
  const found = new Map<string, Set<Effect>>();
  for (const [name, { effect }] of [...catalogue.V1, ...catalogue.V2]) {
    found.set(name, (found.get(name) ?? new Set()).add(effect));
  }
  return found;
}

/** How the variables of one event hang together. */
function isPossible(assignment: Assignment, terms: readonly Term[]): boolean {
  const outcome = assignment.get('outcome');
  const effect = assignment.get('effect');
  if (outcome === 'ok' && assignment.get('error') !== undefined) return false;
  const hasChange = [...assignment].some(
    ([name, answer]) => name.startsWith(changedVariable) && answer !== undefined,
  );
  if (hasChange && ((outcome ?? 'ok') !== 'ok' || (effect ?? 'write') !== 'write')) return false;
  // Other services have operations of the same names.
  if (effect === undefined || terms.some(({ field }) => field === 'service')) return true;
  const allowed: ReadonlySet<string> | undefined = effects.get(assignment.get('event') ?? '');
  return allowed === undefined || allowed.has(effect);
}

type Evaluate = (assignment: Assignment) => boolean;

function evaluatorOf(filter: Filter, isPlain: (field: string) => boolean): Evaluate {
  if (filter.kind === 'all') return () => true;
  if (filter.kind === 'not') {
    const inner = evaluatorOf(filter.of, isPlain);
    return (assignment) => !inner(assignment);
  }
  if (filter.kind === 'term') {
    const atoms = filter.values.map((value) => atomOf(filter, value, isPlain));
    return (assignment) => atoms.some(({ variable, holds }) => holds(assignment.get(variable)));
  }
  const inner = filter.of.map((each) => evaluatorOf(each, isPlain));
  return filter.kind === 'and'
    ? (assignment) => inner.every((evaluate) => evaluate(assignment))
    : (assignment) => inner.some((evaluate) => evaluate(assignment));
}

function* combinations([first, ...rest]: readonly Variable[]): Generator<Assignment> {
  if (first === undefined) yield new Map();
  else
    for (const others of combinations(rest))
      for (const value of first.values) yield new Map([[first.name, value], ...others]);
}

function distinct(
  values: readonly VariableValue[],
  keyOf: (value: VariableValue) => string,
): readonly VariableValue[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
