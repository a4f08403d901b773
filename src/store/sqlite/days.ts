import type { Database } from './database';

/** The days that hold events, ascending: one step in the order of time for each. */
export function readDays(database: Database): readonly string[] {
  return database
    .all(
      `WITH RECURSIVE next (instant) AS (
        SELECT min(instant) FROM event
        UNION ALL
        SELECT (SELECT min(event.instant) FROM event WHERE event.instant >= substr(next.instant, 1, 10) || 'U')
          FROM next WHERE next.instant IS NOT NULL
      )
      SELECT substr(instant, 1, 10) FROM next WHERE instant IS NOT NULL`,
    )
    .map(([day]) => String(day));
}
