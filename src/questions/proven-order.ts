import { clustersOf } from '../change/cluster';
import { withoutSuperseded } from '../change/correction';
import { crowdDoubt, isCrowd } from '../change/crowd';
import { isOrderDependent } from '../change/dependence';
import { isUnattributed } from '../change/hidden-change';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { StoredEvent } from '../model/stored';

/**
 * The events of each place in their proven order, in the positions that they have in the order of the
 * store; what CloudTrail corrected is left out.
 */
export function inProvenOrder(stored: readonly StoredEvent[]): readonly StoredEvent[] {
  const valid = new Set(withoutSuperseded(stored.map(({ event }) => event)));
  const kept = stored.filter(({ event }) => valid.has(event));
  const byEvent = new Map(kept.map((one) => [one.event, one]));
  const places = new Map<string, StoredEvent[]>();
  for (const one of kept) {
    const own = places.get(placeKey(one)) ?? [];
    own.push(one);
    places.set(placeKey(one), own);
  }
  const ordered = new Map(
    [...places].map(([key, own]) => {
      const clusters = clustersOf(own.map(({ event }) => event));
      const inOrder = clusters.flatMap(({ events }) =>
        events
          .flatMap((event) => byEvent.get(event) ?? [])
          .toSorted((one, other) => rankOf(one) - rankOf(other)),
      );
      return [key, inOrder.values()];
    }),
  );
  return kept.flatMap((one) => {
    const next = ordered.get(placeKey(one))?.next();
    return next === undefined || next.done ? [] : [next.value];
  });
}

function placeKey({ event }: StoredEvent): string {
  return `${event.scope}|${event.place}`;
}

function rankOf({ change }: StoredEvent): number {
  return change?.rank ?? 0;
}

/**
 * The doubt about the order of calls at one place in one second: of those that make no difference to each
 * other, and of so many that it was not looked for.
 */
export function unprovenOrder(stored: readonly StoredEvent[]): readonly Doubt[] {
  const places = new Map<string, AuditEvent[]>();
  for (const { event } of stored.filter((one) => !isUnattributed(one.event))) {
    const own = places.get(placeKey({ event })) ?? [];
    own.push(event);
    places.set(placeKey({ event }), own);
  }
  const doubts = [...places.values()].flatMap(clustersOf).map((cluster): readonly Doubt[] => {
    const [first] = cluster.events;
    if (first === undefined) return [];
    if (isCrowd(cluster, first.place)) return [crowdDoubt];
    const unordered = withFreeOrder(cluster.events);
    return unordered.length === 0 ? [] : [doubtOf('order-unsure', ...unordered)];
  });
  return mergedDoubts(...doubts);
}

function withFreeOrder(events: readonly AuditEvent[]): readonly AuditEvent[] {
  return events.filter((one) => events.some((other) => other !== one && !isOrderDependent(one, other)));
}
