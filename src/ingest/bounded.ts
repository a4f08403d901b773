import { createHash } from 'node:crypto';
import { placeOf } from '../model/place';

/** A text cut to what a row of a list can show; the record keeps all of it. */
export function bounded(text: string, limit: number): string {
  return wellFormed(text.length <= limit ? text : `${text.slice(0, limit - 1)}…`);
}

/** A name cut to what a row can show, where there is one. */
export function boundedName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : bounded(name, longestName);
}

export const longestName = 256;

/**
 * A text that can be part of a key, of at most 100 bytes once placeOf has escaped it: DynamoDB allows a
 * sort key 1,024 bytes in all. Lex's ids and names have at most 100 plain characters; anything longer
 * is cut, and a hash of the whole keeps it distinct.
 */
export function keyPart(text: string): string {
  if (plain.test(text)) return text;
  const safe = wellFormed(text);
  if (safe.length <= 100 && Buffer.byteLength(placeOf(safe)) <= 100) return safe;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  // 20 UTF-16 units are at most 60 bytes, escaped or not.
  return `${wellFormed(safe.slice(0, 20))}~${hash}`;
}

const plain = /^[\w $:.@-]{1,100}$/;

/** DynamoDB takes only valid UTF-8, so half a surrogate pair becomes the replacement character. */
function wellFormed(text: string): string {
  return mayBeHalf.test(text) ? text.replace(half, '\u{FFFD}') : text;
}

const mayBeHalf = /[\ud800-\udfff]/;
const half = /\p{Surrogate}/gu;
