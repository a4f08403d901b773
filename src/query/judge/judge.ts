import type { StoredEvent, StoredRow } from '../../model/stored';
import type { FieldName } from '../filter/field-table';
import type { Filter } from '../filter/filter';
import { fieldJudges } from './field-judges';
import type { Judge, JudgeKnowledge, Subject, Verdict } from './verdict';

/** What a filter means: a plan may only leave out what this refuses. */
export function judgeOf(filter: Filter, knowledge: JudgeKnowledge): Judge {
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'term':
      if (knowledge.knownFields?.(filter.field) === false) return unknown;
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
export function matches(filter: Filter, stored: StoredEvent, knowledge: JudgeKnowledge): boolean {
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
export const nameFields: ReadonlySet<FieldName> = new Set([
  'intent',
  'slot',
  'slottype',
  'locale',
  'alias',
  'version',
  'text',
]);

function unknown(): Verdict {
  return undefined;
}

function negated(judge: Judge): Judge {
  return (subject) => {
    const verdict = judge(subject);
    return verdict === undefined ? undefined : !verdict;
  };
}

/** One decisive part decides the whole (false for AND, true for OR); until then one that is unsure leaves it unsure. */
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
