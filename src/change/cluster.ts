import type { AuditEvent } from '../model/event';
import { compareKeys, positionOf } from '../model/position';

/** Calls that time does not order: each took effect while another of them may have. */
export interface Cluster {
  /** By the beginning of their intervals. */
  readonly events: readonly AuditEvent[];
  /** Instants: when the first of them may have taken effect, and the last. */
  readonly from: string;
  readonly to: string;
}

/** Events as the clusters that time orders, oldest first. Of nearly all calls each is a cluster of its own. */
export function clustersOf(events: readonly AuditEvent[]): readonly Cluster[] {
  const clusters: { events: AuditEvent[]; from: string; to: string }[] = [];
  for (const event of events.toSorted(byInterval)) {
    const { from, to } = event.interval;
    const last = clusters.at(-1);
    if (last === undefined || last.to < from) clusters.push({ events: [event], from, to });
    else {
      last.events.push(event);
      if (to > last.to) last.to = to;
    }
  }
  return clusters;
}

function byInterval(one: AuditEvent, other: AuditEvent): number {
  return (
    compareKeys(one.interval.from, other.interval.from) ||
    compareKeys(one.interval.to, other.interval.to) ||
    byPosition(one, other)
  );
}

/** The order of the store: where nothing else says which call came first, this one is shown. */
export function byPosition(one: AuditEvent, other: AuditEvent): number {
  return compareKeys(positionOf(one), positionOf(other)) || compareKeys(one.place, other.place);
}
