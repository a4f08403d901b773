import { hiddenChange, resourceTypeOf } from '../change/hidden-change';
import { typesAt, type UnattributedCalls, unattributedCalls } from '../evidence/unattributed-calls';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import { compareKeys, positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';

/** Events of one scope, each with the calls that may have made a part of its change since what it is compared with. */
export async function withUnattributed(
  store: EventStore,
  scope: string,
  events: readonly StoredEvent[],
): Promise<{ readonly events: readonly StoredEvent[]; readonly readUnits: number }> {
  const froms = events.flatMap(({ change }) => change?.since ?? []).sort(compareKeys);
  const [from] = froms;
  if (from === undefined) return { events, readUnits: 0 };
  const types = typesAt(events.map(({ event }) => event.place));
  const hidden = await unattributedCalls(store, { scope, types, from });
  return {
    events: events.map((stored) => withDoubts(stored, doubtsBefore(stored, hidden))),
    readUnits: hidden.readUnits,
  };
}

function doubtsBefore(
  { event, change }: StoredEvent,
  { events, isComplete }: UnattributedCalls,
): readonly Doubt[] {
  const { since } = change ?? {};
  if (since === undefined) return [];
  const between = events.filter((one) => {
    const isLater = compareKeys(positionOf(one.event), since) > 0;
    const isEarlier = compareKeys(positionOf(one.event), positionOf(event)) < 0;
    return isLater && isEarlier && hiddenChange(one.event, event.place) !== undefined;
  });
  const isSearched = isComplete || resourceTypeOf(event.place) === undefined;
  return [
    ...(between.length > 0 ? [doubtOf('unattributed-call', ...between.map((one) => one.event))] : []),
    ...(isSearched ? [] : [doubtOf('search-incomplete')]),
  ];
}

function withDoubts(stored: StoredEvent, doubts: readonly Doubt[]): StoredEvent {
  const { change } = stored;
  if (change === undefined || doubts.length === 0) return stored;
  return { ...stored, change: { ...change, doubts: mergedDoubts(change.doubts ?? [], doubts) } };
}
