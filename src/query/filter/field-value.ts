import type { FieldDescription } from './field-table';
import type { Value } from './filter';
import type { Operator } from './operators';
import type { RawValue } from './scanner';

/** A value of a field, or what is wrong with it and what to type instead of it. */
export type ReadValue =
  | Value
  | { readonly kind: 'wrong'; readonly message: string; readonly suggestion?: string };

export interface FieldValue {
  readonly field: FieldDescription;
  readonly operator: Operator;
  readonly raw: RawValue;
}
