import type { JsonValue } from '../json';

/** One difference between two states of a resource, at a readable path such as `sampleUtterances[book a {Hotel}]`. */
export type Difference =
  | { readonly kind: 'added'; readonly path: string; readonly after: JsonValue }
  | { readonly kind: 'removed'; readonly path: string; readonly before: JsonValue; readonly leftOut?: true }
  | { readonly kind: 'changed'; readonly path: string; readonly before: JsonValue; readonly after: JsonValue }
  /** Same element, other position in a list whose order means something; positions count from 0. */
  | { readonly kind: 'moved'; readonly path: string; readonly from: number; readonly to: number }
  /** A call that changes a part only: what it set or took away, whatever stood there before. */
  | { readonly kind: 'set'; readonly path: string; readonly after: JsonValue }
  | { readonly kind: 'unset'; readonly path: string };

/** What one successful call changed. */
export interface Change {
  /**
   * What it was compared with: `first` nothing known before, `earlier` the state before it,
   * `unrecorded` its own or the earlier content was left out by CloudTrail, `part` a call that
   * says only its own part.
   */
  readonly against: 'first' | 'earlier' | 'unrecorded' | 'part';
  readonly differences: readonly Difference[];
  /**
   * Which earlier calls the comparison rests on: the sort position of the last call that said the
   * whole state, and how many part calls since. As events only ever get added, this only grows; so
   * a write conditioned on it converges whatever the order of arrival.
   */
  readonly basis: string;
}
