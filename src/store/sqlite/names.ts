import { omitUndefined } from '../../ingest/omit-undefined';
import { textOf } from '../../model/json';
import type { NameMark, ScopeName } from '../../model/stored';
import type { MarksOf } from '../store';
import type { Database, SqlRow } from './database';

/**
 * Writes a mark; the same mark again changes nothing. Of two names that records with one id give, the lesser
 * one stays, whichever came first. Of a thing within a scope, only a name is worth a mark.
 */
export function writeMark(database: Database, { scope, place, instant, id, name }: NameMark): void {
  if (place !== '' && name === undefined) return;
  const sql = `INSERT INTO name VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET name = excluded.name WHERE excluded.name < name`;
  database.run(sql, scope, place, instant, id, name ?? null);
}

/** The names of a scope and all things within it, or of one thing; those of each by time. */
export function readMarks(database: Database, scope: string, of?: MarksOf): readonly NameMark[] {
  const columns = 'SELECT scope, place, instant, id, name FROM name WHERE scope = ? AND name IS NOT NULL';
  if (of === undefined) {
    return database.all(`${columns} ORDER BY place || '|', instant, id`, scope).map(markOf);
  }
  const { place, since = '' } = of;
  const [from] =
    database.first(
      'SELECT max(instant) FROM name WHERE scope = ? AND place = ? AND instant < ? AND name IS NOT NULL',
      scope,
      place,
      since,
    ) ?? [];
  const own = `${columns} AND place = ? AND instant >= ? ORDER BY instant, id`;
  const marks = database.all(own, scope, place, textOf(from) ?? '').map(markOf);
  // Of several at the last instant before `since`, the last one held.
  const before = marks.findLastIndex(({ instant }) => instant < since);
  return marks.slice(Math.max(0, before));
}

/** Every scope ever seen, once with each name it ever had. */
export function readScopes(database: Database): readonly ScopeName[] {
  return database
    .all("SELECT DISTINCT scope, name FROM name WHERE place = '' ORDER BY scope, name")
    .map(([scope, name]) => omitUndefined({ scope: String(scope), name: textOf(name) }));
}

function markOf([scope, place, instant, id, name]: SqlRow): NameMark {
  return omitUndefined({
    scope: String(scope),
    place: String(place),
    instant: String(instant),
    id: String(id),
    name: textOf(name),
  });
}
