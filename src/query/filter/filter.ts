import type { FieldName } from './field-table';

/** A filter as the parser understood it: names are fields, times are instants. */
export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | Term;

/** One field and the values it may have: any of them will do. */
export interface Term {
  readonly kind: 'term';
  readonly field: FieldName;
  /** The path behind `req.` or `resp.`. */
  readonly path?: string;
  readonly values: readonly Value[];
}

export type Value =
  /** Matches itself, whatever characters it holds. */
  | { readonly kind: 'text'; readonly text: string }
  /** `*` matches any text, `?` any one character. */
  | { readonly kind: 'glob'; readonly text: string }
  /** An address or a CIDR block. */
  | { readonly kind: 'block'; readonly text: string }
  | ValueRange
  | TimeSpan;

/** From one bound to the other; of `time`, the bounds are milliseconds since 1970. */
export interface ValueRange {
  readonly kind: 'range';
  readonly of: 'number' | 'time';
  readonly low?: Bound;
  readonly high?: Bound;
}

export interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

/** A stretch of time, as the instants that events carry: `from` belongs to it, `before` does not. */
export interface TimeSpan {
  readonly kind: 'span';
  readonly from?: string;
  readonly before?: string;
}

export const everything: Filter = { kind: 'all' };

/** Both this and that; nested lists become one, a list of one becomes its member. */
export function allOf(filters: readonly Filter[]): Filter {
  const of = flattened('and', filters).filter(({ kind }) => kind !== 'all');
  return of.length === 0 ? everything : joined('and', of);
}

/** This or that; there must be at least one. */
export function anyOf(filters: readonly Filter[]): Filter {
  return joined('or', flattened('or', filters));
}

export function not(filter: Filter): Filter {
  return filter.kind === 'not' ? filter.of : { kind: 'not', of: filter };
}

/** Every term of a filter, in the order written. */
export function termsOf(filter: Filter): readonly Term[] {
  switch (filter.kind) {
    case 'all':
      return [];
    case 'term':
      return [filter];
    case 'not':
      return termsOf(filter.of);
    default:
      return filter.of.flatMap(termsOf);
  }
}

function joined(kind: 'and' | 'or', of: readonly Filter[]): Filter {
  const [first] = of;
  return of.length === 1 && first ? first : { kind, of };
}

function flattened(kind: 'and' | 'or', filters: readonly Filter[]): readonly Filter[] {
  return filters.flatMap((filter) => (filter.kind === kind ? filter.of : [filter]));
}
