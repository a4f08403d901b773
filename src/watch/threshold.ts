import { allOf, type Filter } from '../query/filter';
import { parseFilter } from '../query/parse-filter';
import { scanRows } from '../query/scan-rows';
import { instantOf } from '../query/times';
import type { EventStore } from '../store/store';
import type { Group } from './group';
import type { Rule } from './rule';

const MINUTE = 60_000;

/**
 * Whether a group that was just stored brings its rule to the threshold, or to a multiple of it, within
 * the window that ends with the group: a burst is told of when it is one, and again as it grows, but
 * not with every call. What went before is asked of the table, so nothing has to be remembered.
 */
export async function reachesThreshold({ rule, events }: Group, store: EventStore): Promise<boolean> {
  if (rule.threshold === 1) return true;
  const last = Math.max(...events.map(({ event }) => Date.parse(event.instant)));
  const from = instantOf(last - rule.windowMinutes * MINUTE + 1);
  const fresh = events.filter(({ event }) => event.instant >= from).map(({ event }) => event.id);
  const ids = new Set(fresh);
  const scan = await scanRows(store, within(rule, { from, before: instantOf(last + 1) }));
  for await (const rows of scan) for (const { id } of rows) ids.add(id);
  const reached = (count: number) => Math.floor(count / rule.threshold);
  return reached(ids.size) > reached(ids.size - new Set(fresh).size);
}

/** The calls of a rule's filter in a stretch of time. */
export function within(
  rule: Pick<Rule, 'filter'>,
  span: { readonly from?: string; readonly before?: string },
): Filter {
  const parsed = parseFilter(rule.filter, { now: new Date(0) });
  if (parsed.kind === 'wrong') throw new Error(`filter '${rule.filter}' cannot be read`);
  return allOf([parsed.filter, { kind: 'term', field: 'since', values: [{ kind: 'span', ...span }] }]);
}
