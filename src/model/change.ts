import type { Doubt } from './doubt';
import type { JsonValue } from './json';

/** One difference between two states of a resource, at a readable path such as `sampleUtterances[book a {Hotel}]`. */
export type Difference =
  | {
      readonly kind: 'added';
      readonly path: string;
      readonly after: JsonValue;
      /** Its position, counted from 0, in a list where the order means something. */
      readonly at?: number;
      readonly byPosition?: true;
    }
  | {
      readonly kind: 'removed';
      readonly path: string;
      readonly before: JsonValue;
      /** The call did not mention this block, and Lex removes what an Update leaves out. */
      readonly leftOut?: true;
      readonly byPosition?: true;
    }
  /** `byPosition`: the entry's list is of a kind nobody has told us about, so entries were matched by position. */
  | {
      readonly kind: 'changed';
      readonly path: string;
      readonly before: JsonValue;
      readonly after: JsonValue;
      readonly byPosition?: true;
    }
  /** Same element, other position in a list where the order means something; positions count from 0. */
  | { readonly kind: 'moved'; readonly path: string; readonly from: number; readonly to: number }
  /** A call that changes a part only: what it set or took away, whatever stood there before. */
  | { readonly kind: 'set'; readonly path: string; readonly after: JsonValue }
  | { readonly kind: 'unset'; readonly path: string };

/**
 * What one successful call changed. A deletion is one difference at the empty path, `removed`, that
 * holds what was deleted; the first known state has none, for nothing is known to have been different.
 */
export interface Change {
  /**
   * What it was compared with: `first` nothing known before, `earlier` the state before it,
   * `unrecorded` its own or the earlier content was left out by CloudTrail, `part` a call that
   * says only its own part, `superseded` CloudTrail corrected the record and the correction counts.
   */
  readonly against: 'first' | 'earlier' | 'unrecorded' | 'partial' | 'superseded';
  readonly differences: readonly Difference[];
  /** What the differences do not know; absent where the records prove them. */
  readonly doubts?: readonly Doubt[];
  /**
   * Which calls the change rests on, as a text that sorts (change/basis.ts). As events only ever get
   * added, it only grows; so a write conditioned on it converges whatever the order of arrival.
   */
  readonly basis: string;
  /** The position of the call that left what it was compared with; absent where it was not compared. */
  readonly since?: string;
  /** Its place among the calls that time does not order, from 0; absent where time orders it. */
  readonly rank?: number;
  /** How many differences more there were than DynamoDB could hold beside the record; hardly ever present. */
  readonly cut?: number;
}
