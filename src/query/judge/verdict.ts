import type { NameIndex } from '../../model/name-index';
import type { StoredEvent, StoredRow } from '../../model/stored';
import type { RowCondition } from '../../store/row-condition';
import type { FieldName, firstKinds } from '../filter/field-table';
import type { Term } from '../filter/filter';

/** Whether an event matches; undefined where the row is not enough and the whole event is needed. */
export type Verdict = boolean | undefined;

/** What is judged: the row of an event, and the whole event once it was fetched. */
export interface Subject {
  readonly row: StoredRow;
  readonly whole?: StoredEvent;
}

/** What is known beside the event. */
export interface JudgeKnowledge {
  readonly names: NameIndex;
  /** The country of an address, as two letters. */
  readonly country?: (address: string) => string | undefined;
  readonly firstSeen?: FirstSeen;
  /** For partial evaluation: what other fields say is unknown, and the verdict open. @default all are known */
  readonly knownFields?: (field: FieldName) => boolean;
}

export type FirstKind = (typeof firstKinds)[number];

export interface FirstSeen {
  /** The position `instant|id` of the first event in a scope with this value; undefined where not known. */
  firstSeen(scope: string, kind: FirstKind, value: string): string | undefined;
  /** What only first events satisfy, the same each time, so that a store looks for them once. @default made anew */
  readonly isFirst?: (kind: FirstKind) => RowCondition;
}

export type Judge = (subject: Subject) => Verdict;

/** How one field judges, made once for a filter and then asked of every row. */
export type JudgeOf = (term: Term, knowledge: JudgeKnowledge) => Judge;
