import { parsedJson } from '../../model/json';
import type { EventKey } from '../../model/stored';

/** Where a page ended, as opaque text; the order of time is total, so a key says it all. */
export function encodeCursor({ scope, lane, place, instant, id }: EventKey): string {
  return Buffer.from(JSON.stringify([instant, id, scope, lane, place])).toString('base64url');
}

/** The inverse; undefined for any other text. */
export function decodeCursor(cursor: string): EventKey | undefined {
  const [instant, id, scope, lane, place] = partsOf(cursor);
  if (![instant, id, scope, place].every((part) => typeof part === 'string')) return undefined;
  if (lane !== 'state' && lane !== 'other') return undefined;
  return { instant: String(instant), id: String(id), scope: String(scope), lane, place: String(place) };
}

/** The same of a cursor that a caller gave; throws where it is none. */
export function keyOfCursor(cursor: string): EventKey {
  const key = decodeCursor(cursor);
  if (!key) throw new Error(`'${cursor}' is no cursor of a page; begin with the first page`);
  return key;
}

function partsOf(cursor: string): readonly unknown[] {
  const parts = parsedJson(Buffer.from(cursor, 'base64url').toString());
  return Array.isArray(parts) ? parts : [];
}
