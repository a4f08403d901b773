import type { NameIndex } from '../../model/name-index';
import type { StoredEvent, StoredRow } from '../../store/store';
import { fieldJudges } from './field-judges';
import type { FieldName } from '../filter/field-table';
import type { Filter, Term } from '../filter/filter';

/** Whether a filter takes an event; undefined where the row does not tell and the whole event is needed. */
export type Verdict = boolean | undefined;

/** What is judged: the row of an event, and the whole event once it was fetched. */
export interface Subject {
  readonly row: StoredRow;
  readonly whole?: StoredEvent;
}

/** What is known beside the event. */
export interface Knowledge {
  readonly names: NameIndex;
  /** The country of an address, as two letters. */
  readonly country?: (address: string) => string | undefined;
  readonly firsts?: Firsts;
}

export type FirstKind = 'actor' | 'ip' | 'tool';

export interface Firsts {
  /** The position `instant|id` of the first event in a scope with this value; undefined where not known. */
  firstSeen(scope: string, kind: FirstKind, value: string): string | undefined;
}

export type Judge = (subject: Subject) => Verdict;

/** How one field judges, made once for a filter and then asked of every row. */
export type JudgeOf = (term: Term, knowledge: Knowledge) => Judge;

/** The one meaning of a filter: the plan may only leave out what this would refuse. */
export function judgeOf(filter: Filter, knowledge: Knowledge): Judge {
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'term':
      return fieldJudges[filter.field](filter, knowledge);
    case 'not':
      return negated(judgeOf(filter.of, knowledge));
    case 'and':
      return decidedBy(
        false,
        filter.of.map((each) => judgeOf(each, knowledge)),
      );
    default:
      return decidedBy(
        true,
        filter.of.map((each) => judgeOf(each, knowledge)),
      );
  }
}

/** Whether a filter takes a whole event. */
export function matches(filter: Filter, stored: StoredEvent, knowledge: Knowledge): boolean {
  return judgeOf(filter, knowledge)(subjectOf(stored)) === true;
}

export function subjectOf(whole: StoredEvent): Subject {
  return { row: rowOf(whole), whole };
}

/** The row of a whole event, its paths not cut. */
export function rowOf({ event, change }: StoredEvent): StoredRow {
  if (!change) return event;
  const changed = change.differences.map(({ path }) => path);
  return { ...event, changed, changes: changed.length + (change.cut ?? 0) };
}

/** The fields that ask for names of things within a bot. */
export const thingFields: ReadonlySet<FieldName> = new Set([
  'intent',
  'slot',
  'slottype',
  'locale',
  'alias',
  'version',
  'text',
]);

function negated(judge: Judge): Judge {
  return (subject) => {
    const verdict = judge(subject);
    return verdict === undefined ? undefined : !verdict;
  };
}

/** One member that says so decides the whole (false for AND, true for OR); a doubt is one until then. */
function decidedBy(decisive: boolean, judges: readonly Judge[]): Judge {
  return (subject) => {
    let verdict: Verdict = !decisive;
    for (const judge of judges) {
      const each = judge(subject);
      if (each === decisive) return decisive;
      if (each === undefined) verdict = undefined;
    }
    return verdict;
  };
}
