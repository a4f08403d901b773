import { type Place, placeOf } from '../model/place';
import { keyPart } from './bounded';
import { remembered } from './memoize';

/** Where in Lex something stands. */
export interface Located {
  readonly scope: string;
  readonly bot?: string;
  readonly place: Place;
  readonly arn?: string;
}

/** An id or name as it may stand in a scope, a place or an ARN of ours: as it is, unless somebody made it up. */
export const scopePart = remembered((text) => placeOf(keyPart(text)));

/** The place made of those parts that are known. */
export function placeOfKnown(parts: readonly (string | undefined)[]): Place {
  return parts
    .filter((part) => part !== undefined)
    .map(scopePart)
    .join('/');
}
