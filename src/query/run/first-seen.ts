import { compareKeys, positionOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { byBot } from '../../store/keys';
import { nextPage } from '../../store/next-page';
import { anyCondition, type RowCondition } from '../../store/row-condition';
import type { EventStore } from '../../store/store';
import { firstKinds } from '../filter/field-table';
import type { FirstKind, FirstSeen } from '../judge/verdict';
import { isFirst } from '../plan/attribute-conditions';
import { pageSizes } from './page-sizes';

/** What was seen first, as far as it was loaded. */
export interface FirstSeenDirectory extends FirstSeen {
  /** Loads what the bots of these rows saw first, up to the newest of the rows. */
  load(rows: readonly StoredRow[]): Promise<void>;
}

/**
 * Finds first times of the kinds asked for in the history of a bot from its beginning: right whatever was
 * deleted since, and expensive for a long one, unless the store can leave out what is not the first.
 */
export function firstSeenDirectory(
  store: EventStore,
  units: (readUnits: number) => void,
  kinds: readonly FirstKind[] = firstKinds,
): FirstSeenDirectory {
  const conditions = new Map(kinds.map((kind) => [kind, isFirst(kind)]));
  const where = anyCondition([...conditions.values()]);
  const known = new Map<string, Map<string, string>>();
  const reached = new Map<string, string>();
  return {
    isFirst: (kind) => conditions.get(kind) ?? isFirst(kind),
    firstSeen: (scope, kind, value) => known.get(scope)?.get(`${kind}|${value}`),
    async load(rows) {
      for (const [scope, to] of newestOf(rows)) {
        if (compareKeys(reached.get(scope) ?? '', to) >= 0) continue;
        known.set(scope, await readFirstSeen(store, { scope, to, where }, units));
        reached.set(scope, to);
      }
      // An index may not show yet what was just written.
      for (const row of rows) notice(row, known.get(row.scope));
    },
  };
}

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
  readonly where: RowCondition;
}

async function readFirstSeen(
  store: EventStore,
  { scope, to, where }: Until,
  units: (readUnits: number) => void,
): Promise<Map<string, string>> {
  const firstSeen = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await store.rows({
      index: byBot.index,
      partition: byBot.partition(scope),
      to,
      newestFirst: false,
      limit: pageSizes.mostRows,
      after,
      where,
    });
    units(page.readUnits);
    for (const row of page.rows) notice(row, firstSeen);
    after = nextPage(after, page.next);
  } while (after !== undefined);
  return firstSeen;
}

function notice(row: StoredRow, firstSeen: Map<string, string> | undefined): void {
  const position = positionOf(row);
  for (const kind of firstKinds) {
    const key = `${kind}|${row[kind]}`;
    const known = firstSeen?.get(key);
    if (known === undefined || compareKeys(position, known) < 0) firstSeen?.set(key, position);
  }
}
