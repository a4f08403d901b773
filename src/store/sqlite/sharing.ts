import { sharedIdOf } from '../../model/event-id';
import type { EventKey } from '../../model/stored';
import { byId } from '../keys';
import { disputedFlag, flagsOf } from '../stored-row';
import { rowAt } from './events';
import { fromRow, numberOf, selectedColumns } from './row';
import type { Tables } from './tables';

/** The keys of all records that share the id of one of these events with another record. */
export function sharingKeys(
  { database, values }: Tables,
  events: readonly Pick<EventKey, 'id'>[],
): readonly EventKey[] {
  const ids = new Set(events.map(({ id }) => sharedIdOf(id)));
  const shared = database.all(sharedIds, askedIds([...ids])).map(([id]) => String(id));
  if (shared.length === 0) return [];
  return database.all(recordsOf, askedIds(shared)).map((row) => fromRow(row, values));
}

/** Marks a stored event as disputed; says whether it was not yet. */
export function disputeEvent(tables: Tables, key: EventKey): boolean {
  const { database, values, atHand } = tables;
  const row = rowAt(tables, key);
  if (row === undefined) return false;
  const stored = fromRow(row, values);
  if (stored.disputed) return false;
  const flags = values.numberFor('flags', [...flagsOf(stored), disputedFlag].join(' '));
  const sql = 'UPDATE event SET flags = ? WHERE instant = ? AND id = ? AND n = ?';
  database.run(sql, flags, key.instant, key.id, numberOf(row));
  atHand.clear();
  return true;
}

function askedIds(ids: readonly string[]): string {
  return JSON.stringify(ids.map((id) => [byId.partition(id), id, `${id}~`]));
}

/** One statement for a batch, which reads nothing but an index. */
const from = `
  FROM json_each(?) AS asked CROSS JOIN event INDEXED BY byId ON event.byId = asked.value ->> 0
  WHERE (event.id = asked.value ->> 1
    OR substr(event.id, 1, length(asked.value ->> 2)) = asked.value ->> 2)`;

const sharedIds = `SELECT asked.value ->> 1 ${from} GROUP BY asked.key HAVING count(*) > 1`;
const recordsOf = `SELECT ${selectedColumns} ${from} ORDER BY event.instant, event.id, event.n`;
