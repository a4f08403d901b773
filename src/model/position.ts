import type { EventKey, StoredRow } from './stored';

/** The position of an event among all, in order of time: the sort key of the indexes. */
export function positionOf({ instant, id }: Pick<StoredRow, 'instant' | 'id'>): string {
  return `${instant}|${id}`;
}

/** Sorts after every text that DynamoDB compares byte by byte, but for itself. */
export const lastText = '\u{10ffff}';

/** The greatest key that begins so: an upper bound that includes all of them. */
export function endOf(prefix: string): string {
  return `${prefix}${lastText}`;
}

/** Newest first; what has the same position, by its other keys, so that the order is one. */
export function newestFirst(a: EventKey, b: EventKey): number {
  return (
    compareKeys(positionOf(b), positionOf(a)) ||
    compareKeys(b.scope, a.scope) ||
    compareKeys(b.lane, a.lane) ||
    compareKeys(b.place, a.place)
  );
}

/**
 * As DynamoDB orders text: by UTF-8 bytes, which is by code points. JavaScript orders by UTF-16 units,
 * in which a character beyond the basic plane begins with a surrogate and so comes before U+E000.
 */
export function compareKeys(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === a.length || at === b.length) return a.length - b.length;
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
