import { callerScope } from '../../model/caller-names';
import { newestFirst, positionOf } from '../../model/position';
import { requireWhole } from '../../model/requirements';
import type { EventKey, StoredEvent, StoredRow } from '../../model/stored';
import type { RowCondition } from '../../store/row-condition';
import type { EventStore } from '../../store/store';
import { type Filter, termsOf } from '../filter/filter';
import { firstKindsOf } from '../judge/field-judges';
import { judgeOf, nameFields } from '../judge/judge';
import type { Judge } from '../judge/verdict';
import { type Plan, planQuery } from '../plan/plan';
import { rowCondition } from '../plan/row-condition';
import type { Window } from '../plan/window';
import { type CandidateBatch, candidatesOf } from './candidates';
import { type Cost, type Meter, meter } from './cost';
import { keyOfCursor } from './cursor';
import { firstSeenDirectory } from './first-seen';
import { mergeScans } from './merge-scans';
import { type NameDirectory, nameDirectory } from './names-of';

export interface ReadOptions {
  /** The country of an address, as two letters. */
  readonly country?: (address: string) => string | undefined;
  readonly signal?: AbortSignal;
  /** Begin no further page once so many index rows were read. @default no limit */
  readonly maxReads?: number;
  /** Go on behind where a page ended, by its `next`. */
  readonly after?: string;
}

/** A filter being answered, newest first. */
export interface Search {
  readonly plan: Plan;
  readonly directory: NameDirectory;
  readonly judge: Judge;
  readonly batches: AsyncIterable<CandidateBatch>;
  /** Whole events of rows, in their order, without those gone since. */
  fetch(rows: readonly StoredRow[]): Promise<readonly StoredEvent[]>;
  /** Asked when the batches have ended: whether that was before everything was read. */
  isCut(): boolean;
  cost(): Cost;
  /** Hears what else is read for it. */
  units(readUnits: number): void;
}

/** Plans a filter and starts to read its candidates; `pageSize` is how many rows the first page asks for. */
export async function search(
  store: EventStore,
  filter: Filter,
  options: ReadOptions & { readonly pageSize: number },
): Promise<Search> {
  if (options.maxReads !== undefined) requireWhole('maxReads', options.maxReads);
  const costs = meter();
  const after = options.after === undefined ? undefined : keyOfCursor(options.after);
  const directory = nameDirectory(store, costs.units);
  const plan = await planned({ store, filter, directory, costs }, after && { to: positionOf(after) });
  const { judge, prepare, where } = judging({ store, filter, directory, costs }, options);
  const { rows, hasMore } = reading({ store, plan, costs, after, where }, options);
  return {
    plan,
    directory,
    judge,
    batches: candidatesOf(rows, { judge, prepare, hasMore, batchSize: options.pageSize }),
    async fetch(wanted) {
      options.signal?.throwIfAborted();
      const { events, readUnits: units } = await store.fetch(wanted);
      costs.units(units);
      return events;
    },
    isCut: hasMore,
    cost: () => costs.cost,
    units: costs.units,
  };
}

/** Plans a filter by what the store holds. */
export async function planned(
  { store, filter, directory, costs }: SearchParts,
  within?: Window,
): Promise<Plan> {
  const [{ days, readUnits }, bots, callers] = await Promise.all([
    store.days(),
    asksForBots(filter) ? directory.loadBots() : undefined,
    callersNamed({ store, filter, costs }),
  ]);
  costs.units(readUnits);
  return planQuery(filter, { days, bots, callers }, within);
}

/** As whom callers are shown that have a name asked for as a further one. */
async function callersNamed({
  store,
  filter,
  costs,
}: Pick<SearchParts, 'store' | 'filter' | 'costs'>): Promise<ReadonlyMap<string, readonly string[]>> {
  const terms = termsOf(filter).filter(({ field }) => field === 'actor');
  const names = terms.flatMap(({ values }) =>
    values.flatMap((value) => (value.kind === 'text' ? [value.text.toLowerCase()] : [])),
  );
  const known = await Promise.all(
    [...new Set(names)].map(async (name) => {
      const { marks, readUnits } = await store.names(callerScope(name));
      costs.units(readUnits);
      return [name, marks.map(({ place }) => place)] as const;
    }),
  );
  return new Map(known);
}

/** Only that takes the list of all bots; what a page names is read for itself. */
function asksForBots(filter: Filter): boolean {
  return termsOf(filter).some(({ field }) => field === 'bot');
}

export interface SearchParts {
  readonly store: EventStore;
  readonly filter: Filter;
  readonly directory: NameDirectory;
  readonly costs: Meter;
}

function judging({ store, filter, directory, costs }: SearchParts, { country }: ReadOptions) {
  const terms = termsOf(filter);
  const kinds = terms.filter(({ field }) => field === 'first').flatMap(firstKindsOf);
  const firstSeen = firstSeenDirectory(store, costs.units, [...new Set(kinds)]);
  const needsNames = terms.some(({ field }) => nameFields.has(field));
  const knowledge = { names: directory.names, country, firstSeen };
  return {
    judge: judgeOf(filter, knowledge),
    where: rowCondition(filter, knowledge),
    async prepare(rows: readonly StoredRow[]) {
      if (needsNames) await directory.load(rows.map(({ scope }) => scope));
      if (kinds.length > 0) await firstSeen.load(rows);
    },
  };
}

interface PlannedSearch {
  readonly store: EventStore;
  readonly plan: Plan;
  readonly costs: Meter;
  readonly after?: EventKey;
  readonly where: RowCondition;
}

function reading(
  { store, plan, costs, after, where }: PlannedSearch,
  options: ReadOptions & { readonly pageSize: number },
) {
  const { signal, maxReads = Number.POSITIVE_INFINITY } = options;
  let hasMoved = false;
  const merged = mergeScans(
    plan.scans,
    {
      store,
      meter: costs,
      where,
      check: () => signal?.throwIfAborted(),
      pageSize: firstPage(plan, options.pageSize),
    },
    // However few rows may be read, a page goes on by one: else its cursor would lead nowhere.
    () => costs.cost.read < maxReads || !hasMoved,
  );
  async function* rows(): AsyncGenerator<readonly StoredRow[]> {
    for await (const all of merged.rows) {
      const behind = after ? all.filter((row) => newestFirst(after, row) < 0) : all;
      hasMoved ||= behind.length > 0;
      yield behind;
    }
  }
  return { rows: rows(), hasMore: merged.hasMore };
}

/**
 * Many scans share what the page needs: few rows of each are likely among the newest of all. And one row
 * more, as the last one read is held back.
 */
function firstPage({ scans }: Plan, pageSize: number): number {
  return 1 + Math.min(pageSize, Math.ceil((2 * pageSize) / Math.max(1, scans.length)));
}
