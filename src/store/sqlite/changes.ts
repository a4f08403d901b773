import type { Change } from '../../model/change';
import type { EventKey } from '../../model/stored';
import { rowAt } from './events';
import { numberOf } from './row';
import type { Tables } from './tables';

/** Writes a change unless the stored one rests on as much or more; says whether it wrote. */
export function writeChange(tables: Tables, key: EventKey, change: Change): boolean {
  const row = rowAt(tables, key);
  if (row === undefined) return false;
  const { database } = tables;
  const n = numberOf(row);
  const { differences, basis, cut } = change;
  const written = database.run(
    `INSERT INTO change VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET basis = excluded.basis, change = excluded.change
      WHERE basis < excluded.basis`,
    n,
    basis,
    JSON.stringify(change),
  );
  if (written === 0) return false;
  database.run(
    'UPDATE event SET changed = ?, changes = ? WHERE instant = ? AND id = ? AND n = ?',
    JSON.stringify(differences.map(({ path }) => path)),
    differences.length + (cut ?? 0),
    key.instant,
    key.id,
    n,
  );
  return true;
}
