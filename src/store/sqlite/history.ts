import { isWithin, type Place } from '../../model/place';
import { compareKeys } from '../../model/position';
import type { StoredEvent } from '../../model/stored';
import { eventKey, tableKey } from '../keys';
import type { History, HistoryQuery } from '../store';
import { placeKey } from './attribute-values';
import { allClauses, anything, between, type SqlClause } from './clause';
import { storedEvent } from './events';
import { selectedColumns } from './row';
import type { Tables } from './tables';

/** One page of one place's history in one lane, or of that of everything beneath it too. */
export function readHistory(tables: Tables, query: HistoryQuery): History {
  const after = query.after === undefined ? undefined : eventKey({ pk: query.scope, sk: query.after });
  const places = placesOf(tables, query);
  const first = after === undefined ? 0 : Math.max(0, places.indexOf(after.place));
  const events: StoredEvent[] = [];
  for (const place of places.slice(first)) {
    const limit = query.limit - events.length;
    const behind = after?.place === place ? after : undefined;
    events.push(...readPlace(tables, { ...query, place, limit }, behind));
    const last = events.at(-1);
    if (events.length >= query.limit && last !== undefined) {
      return { events, next: tableKey(last.event).sk, readUnits: 0 };
    }
  }
  return { events, readUnits: 0 };
}

/** In the order of the sort keys, in which what is beneath a place comes before the place itself. */
function placesOf({ database, values }: Tables, query: HistoryQuery): readonly Place[] {
  if (!query.subtree) return [query.place];
  const places = database
    .all(
      'SELECT DISTINCT place FROM event INDEXED BY history WHERE scope = ? AND lane = ?',
      values.find('scope', query.scope) ?? null,
      values.find('lane', query.lane) ?? null,
    )
    .map(([number]) => values.valueOf(Number(number)))
    .filter((place) => isWithin(place, query.place))
    .sort((a, b) => compareKeys(`${a}|`, `${b}|`));
  return query.newestFirst ? places.reverse() : places;
}

function readPlace(
  tables: Tables,
  query: HistoryQuery,
  after: { readonly instant: string; readonly id: string } | undefined,
): readonly StoredEvent[] {
  const { database, values } = tables;
  const key = placeKey(values, query);
  if (key === undefined) return [];
  const range = allClauses([between(query), behindOf(query, after), callsOf(tables, query)]);
  const direction = query.newestFirst ? 'DESC' : 'ASC';
  const rows = database.all(
    `SELECT ${selectedColumns} FROM event INDEXED BY history
      WHERE scope = ? AND lane = ? AND place = ? AND ${range.sql}
      ORDER BY event.instant ${direction}, event.id ${direction} LIMIT ?`,
    ...key,
    ...range.values,
    query.limit,
  );
  return rows.map((row) => storedEvent(tables, row));
}

/** Where a store has no call of an operation, its number is null, which equals nothing. */
function callsOf({ values }: Tables, { action }: HistoryQuery): SqlClause {
  if (action === undefined) return anything;
  return { sql: 'event.action = ?', values: [values.find('action', action) ?? null] };
}

function behindOf(
  { newestFirst }: HistoryQuery,
  after: { readonly instant: string; readonly id: string } | undefined,
): SqlClause {
  if (after === undefined) return anything;
  return {
    sql: `(event.instant, event.id) ${newestFirst ? '<' : '>'} (?, ?)`,
    values: [after.instant, after.id],
  };
}
