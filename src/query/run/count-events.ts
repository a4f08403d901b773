import { countsOf } from '../../store/count-rows';
import type { CountedBy, EventStore, RowCount } from '../../store/store';
import type { Filter } from '../filter/filter';
import { judgeOf } from '../judge/judge';
import { attributesAsked, rowWith } from '../plan/attribute-conditions';
import type { Plan } from '../plan/plan';
import { rowCondition } from '../plan/row-condition';
import { meter } from './cost';
import { nameDirectory } from './names-of';
import { scanRows } from './scan-rows';
import { planned, type ReadOptions } from './search';

type CountOptions = Pick<ReadOptions, 'country' | 'signal'>;

/**
 * Counts the events that a filter takes by what they have in common, some at a time; the same values may come
 * again. The store counts where rows with the same values are judged alike; else every row is read.
 *
 * @example
 * ```ts
 * for await (const counts of countEvents(store, { kind: 'all' }, ['day', 'actor'])) console.log(counts);
 * ```
 */
export async function* countEvents(
  store: EventStore,
  filter: Filter,
  by: readonly CountedBy[],
  options: CountOptions = {},
): AsyncGenerator<readonly RowCount[]> {
  const directory = nameDirectory(store);
  const plan = await planned({ store, filter, directory, costs: meter() });
  const asked = attributesAsked(plan.rest);
  if (asked === undefined || !isExact(plan)) {
    for await (const rows of await scanRows(store, filter, options)) yield countsOf(rows, by);
    return;
  }
  const knowledge = { names: directory.names, country: options.country };
  const [judge, where] = [judgeOf(plan.rest, knowledge), rowCondition(plan.rest, knowledge)];
  const all = [...new Set([...by, ...asked])];
  for (const { partitions, ...range } of plan.scans) {
    for (const partition of partitions) {
      options.signal?.throwIfAborted();
      const { counts } = await store.counts({ ...range, partition, by: all, where });
      yield counts.filter(({ values }) => judge({ row: rowWith(values) }) === true);
    }
  }
}

/** Whether the scans hold nothing but what their keys are asked for, and no row twice. */
function isExact({ indexes, scans }: Plan): boolean {
  const partitions = scans.flatMap((scan) => scan.partitions);
  // Between two spellings of an id there are others.
  return indexes.length === 1 && !indexes.includes('byId') && new Set(partitions).size === partitions.length;
}
