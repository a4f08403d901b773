import type { StoredRow } from '../../model/stored';
import type { EventStore } from '../../store/store';
import type { Filter } from '../filter/filter';
import { rowOf, subjectOf } from '../judge/judge';
import type { Plan } from '../plan/plan';
import type { CandidateBatch } from './candidates';
import type { Cost } from './cost';
import { pageSizes } from './page-sizes';
import { type ReadOptions, type Search, search } from './search';

/** The rows of everything a filter takes, newest first, some at a time; and what reading them costs so far. */
export interface RowScan extends AsyncIterable<readonly StoredRow[]> {
  readonly plan: Plan;
  cost(): Cost;
  /** Whether the rows end before everything was read, because of `maxReads`. */
  isCut(): boolean;
}

/**
 * Walks through the rows of all that a filter takes, newest first, for counting: whole events are fetched
 * only where a row alone does not decide.
 *
 * @example
 * ```ts
 * for await (const rows of await scanRows(store, { kind: 'all' })) console.log(rows.length);
 * ```
 */
export async function scanRows(
  store: EventStore,
  filter: Filter,
  options: Omit<ReadOptions, 'after'> = {},
): Promise<RowScan> {
  const running = await search(store, filter, { ...options, pageSize: pageSizes.firstRowsCounted });
  return {
    plan: running.plan,
    cost: running.cost,
    isCut: running.isCut,
    async *[Symbol.asyncIterator]() {
      for await (const batch of running.batches) {
        const rows = await decided(running, batch);
        if (rows.length > 0) yield rows;
      }
    },
  };
}

async function decided(running: Search, { candidates }: CandidateBatch): Promise<readonly StoredRow[]> {
  const doubtful = candidates.filter(({ verdict }) => verdict === undefined);
  if (doubtful.length === 0) return candidates.map(({ row }) => row);
  const events = await running.fetch(doubtful.map(({ row }) => row));
  const taken = new Map(
    events.filter((event) => running.judge(subjectOf(event))).map((each) => [identityOf(each.event), each]),
  );
  return candidates.flatMap(({ row, verdict }) => {
    if (verdict) return [row];
    const stored = taken.get(identityOf(row));
    return stored ? [rowOf(stored)] : [];
  });
}

function identityOf({ scope, lane, place, instant, id }: StoredRow): string {
  return JSON.stringify([scope, lane, place, instant, id]);
}
