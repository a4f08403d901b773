import type { rowTexts } from './schema';

/** An attribute of a row that has few values in many events. */
export type ConditionAttribute = 'scope' | 'place' | 'flags' | (typeof rowTexts)[number];

/** Where a text may be that is searched for. */
export type SearchedPart = 'id' | 'time' | 'changed' | 'change' | 'record' | 'file';

/**
 * What a row must satisfy to be of interest. A store may leave out rows that do not, and need not: whoever
 * asks judges every row that comes. So a condition never refuses a row that could be taken.
 */
export type RowCondition =
  | { readonly kind: 'anything' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly RowCondition[] }
  /** The test is asked once for each value, and of undefined where the row lacks the attribute. */
  | {
      readonly kind: 'attribute';
      readonly attribute: ConditionAttribute;
      readonly test: (value: string | undefined) => boolean;
    }
  /** A part has this text, of plain ASCII, in any case. `record`: the record, and what was derived from it. */
  | { readonly kind: 'contains'; readonly part: SearchedPart; readonly text: string }
  /** The event changed something. */
  | { readonly kind: 'changed' }
  /** No earlier event of the same scope has the same value of the attribute. */
  | { readonly kind: 'first'; readonly attribute: ConditionAttribute }
  /** The event is at or beneath something that ever had such a name. */
  | { readonly kind: 'named'; readonly test: (name: string) => boolean };

export const anyRow: RowCondition = { kind: 'anything' };

/** Rows that satisfy all of them. */
export function allConditions(conditions: readonly RowCondition[]): RowCondition {
  const of = conditions.filter(({ kind }) => kind !== 'anything');
  const [only] = of;
  if (only === undefined) return anyRow;
  return of.length === 1 ? only : { kind: 'and', of };
}

/** Rows that satisfy one of them. */
export function anyCondition(of: readonly RowCondition[]): RowCondition {
  return of.some(({ kind }) => kind === 'anything') ? anyRow : { kind: 'or', of };
}
