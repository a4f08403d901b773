import { compareKeys, positionOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { byBot } from '../../store/keys';
import type { EventStore } from '../../store/store';
import type { FirstKind, Firsts } from '../judge/verdict';

/** First sights as far as they were loaded. */
export interface FirstDirectory extends Firsts {
  /** Makes known what the bots of these rows saw first, up to the newest of the rows. */
  load(rows: readonly StoredRow[]): Promise<void>;
}

/** Reads the history of a bot from its beginning: true whatever was deleted since, and dear for a long one. */
export function firstDirectory(store: EventStore, units: (readUnits: number) => void): FirstDirectory {
  const known = new Map<string, Map<string, string>>();
  const reached = new Map<string, string>();
  return {
    firstSeen: (scope, kind, value) => known.get(scope)?.get(`${kind}|${value}`),
    async load(rows) {
      for (const [scope, to] of newestOf(rows)) {
        if (compareKeys(reached.get(scope) ?? '', to) >= 0) continue;
        known.set(scope, await readFirsts(store, { scope, to }, units));
        reached.set(scope, to);
      }
      // An index may not show yet what was just written.
      for (const row of rows) notice(row, known.get(row.scope));
    },
  };
}

const KINDS = ['actor', 'ip', 'tool'] as const satisfies readonly FirstKind[];

function newestOf(rows: readonly StoredRow[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const row of rows.filter(({ scope }) => byBot.holds(scope))) {
    const known = newest.get(row.scope) ?? '';
    const position = positionOf(row);
    newest.set(row.scope, compareKeys(known, position) >= 0 ? known : position);
  }
  return newest;
}

interface Until {
  readonly scope: string;
  readonly to: string;
}

async function readFirsts(
  store: EventStore,
  { scope, to }: Until,
  units: (readUnits: number) => void,
): Promise<Map<string, string>> {
  const firsts = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await store.rows({
      index: byBot.index,
      partition: byBot.partition(scope),
      to,
      newestFirst: false,
      limit: 1000,
      after,
    });
    units(page.readUnits);
    for (const row of page.rows) notice(row, firsts);
    after = page.next;
  } while (after !== undefined);
  return firsts;
}

function notice(row: StoredRow, firsts: Map<string, string> | undefined): void {
  const position = positionOf(row);
  for (const kind of KINDS) {
    const key = `${kind}|${row[kind]}`;
    const known = firsts?.get(key);
    if (known === undefined || compareKeys(position, known) < 0) firsts?.set(key, position);
  }
}
