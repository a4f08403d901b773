import { dayOf } from '../../src/store/keys';
import { eventCounts } from '../../src/view/event-counts';
import type { NamedRow } from '../../src/view/resource-label';
import type { Summary } from '../../src/view/summary';

/** The summary of single events. */
export function summaryOf(rows: readonly NamedRow[]): Summary {
  const counted = eventCounts();
  for (const { event } of rows) counted.add({ ...event, day: dayOf(event), count: 1 });
  return counted.summary((scope) => rows.find(({ event }) => event.scope === scope)?.nameOf(''));
}
