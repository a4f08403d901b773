import { parsedJson } from '../model/json';
import type { EventKey } from '../model/stored';
import { eventKey, tableKey } from './keys';

/** The `after` that goes on behind a row, in whichever index and direction. */
export function cursorOf(row: EventKey): string {
  const { pk, sk } = tableKey(row);
  return JSON.stringify([pk, sk]);
}

/** The inverse of `cursorOf`. */
export function keyAt(cursor: string): EventKey {
  const [pk, sk] = partsOf(cursor);
  const key = typeof pk === 'string' && typeof sk === 'string' ? eventKey({ pk, sk }) : undefined;
  if (key === undefined) throw new Error(`'${cursor}' is no place to go on from; begin with the first page`);
  return key;
}

function partsOf(cursor: string): readonly unknown[] {
  const parts = parsedJson(cursor);
  return Array.isArray(parts) ? parts : [];
}
