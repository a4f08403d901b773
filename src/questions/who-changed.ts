import { declaredStateOf } from '../change/declared-state';
import { type Doubt, mergedDoubts } from '../model/doubt';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { endOfMoment, positionIn } from './change-chain';
import { gapsBetween, hiddenChanges } from './hidden-changes';
import { changesWithin } from './history-of';
import { ever, type Resource } from './resource';
import { endAround } from './state-at';

export interface LastChange {
  /** The last change of the resource itself; absent where none is known. */
  readonly last?: StoredEvent;
  /** The change before that. */
  readonly before?: StoredEvent;
  /** The last change of something within it, where that is later. */
  readonly within?: StoredEvent;
  /** The deletion of something that it was within, which ended it too. */
  readonly end?: StoredEvent;
  /** Whether the bot's latest calls were enough to say that; a bot that is read very often can hide a change. */
  readonly isComplete: boolean;
  /** What may have changed the resource since the last change, or between that and the one before. */
  readonly doubts: readonly Doubt[];
  readonly readUnits: number;
}

/** How many of the bot's latest calls are looked at, some 20 read units. */
const budget = 200;

/**
 * Who changed a resource last. It reads one page of the resource's own state lane and one stretch of
 * its bot's latest calls, however many events there are.
 *
 * @example
 * ```ts
 * const { last, before } = await whoChanged(store, named.event);
 * console.log(last?.event.actor, before?.event.actor);
 * ```
 */
export async function whoChanged(
  store: EventStore,
  resource: Pick<Resource, 'scope' | 'place'>,
): Promise<LastChange> {
  const { scope, place } = resource;
  const own = await store.history({ scope, lane: 'state', place, newestFirst: true, limit: 2 });
  const [last, before] = own.events;
  const since = last?.event.instant;
  const inside = await changesWithin(store, resource, {
    limit: 2,
    newestFirst: true,
    within: true,
    since,
    budget,
  });
  const within = inside.events.find(({ event }) => event.place !== place);
  const end = last === undefined ? { readUnits: 0 } : await endAfter(store, resource, last);
  const known = [...(before === undefined ? [] : [before]), ...(last === undefined ? [] : [last])];
  const gaps = gapsBetween(known, place, end.event === undefined ? endOfMoment(ever) : positionIn(end.event));
  const hidden = await hiddenChanges(store, scope, gaps);
  return {
    last,
    before,
    within,
    end: end.event,
    isComplete: within !== undefined || inside.next === undefined,
    doubts: mergedDoubts(last?.change?.doubts ?? [], ...gaps.map(hidden.doubtsIn)),
    readUnits: own.readUnits + inside.readUnits + end.readUnits + hidden.readUnits,
  };
}

/** What was deleted already did not end with what it had been within. */
async function endAfter(
  store: EventStore,
  { scope, place }: Pick<Resource, 'scope' | 'place'>,
  last: StoredEvent,
): Promise<{ readonly event?: StoredEvent; readonly readUnits: number }> {
  if (declaredStateOf(last.event).kind === 'gone') return { readUnits: 0 };
  return endAround(store, { scope, place, at: ever }, positionIn(last));
}
