import { isSameEvent } from '../change/dependence';
import { hiddenChange } from '../change/hidden-change';
import { orderDoubtsOf, placeHistory } from '../change/history';
import { mayImport } from '../change/import-target';
import { replayHistory, type Transition } from '../change/replay-history';
import { type Concerning, concerning } from '../evidence/concerning';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { changesWithin } from './history-of';
import type { Resource } from './resource';

export interface LastChange {
  /** The last change of the resource itself; absent where none is known. */
  readonly last?: StoredEvent;
  /** The change before that. */
  readonly before?: StoredEvent;
  /** The last change of something within it, where that is later. */
  readonly within?: StoredEvent;
  /** The deletion of something that it was within, which ended it too. */
  readonly end?: StoredEvent;
  /** Why the last change may be another one; empty where the records prove it. */
  readonly doubts: readonly Doubt[];
  /** Whether the bot's latest calls were enough to say that; a bot that is read very often can hide a change. */
  readonly isComplete: boolean;
  readonly readUnits: number;
}

/** How many of the bot's latest calls are looked at, some 20 read units. */
const budget = 200;

/**
 * Who changed a resource last. It reads the end of the resource's own history and one stretch of its
 * bot's latest calls, however many events there are.
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
  const read = await concerning(store, { scope, place, since: { calls: 2 } });
  const own = lastOf(read, place);
  const since = own.last?.event.instant;
  const inside = await changesWithin(store, resource, {
    limit: 2,
    newestFirst: true,
    within: true,
    since,
    budget,
  });
  const within = inside.events.find(({ event }) => event.place !== place);
  return {
    ...own,
    within,
    isComplete: within !== undefined || inside.next === undefined,
    readUnits: read.readUnits + inside.readUnits,
  };
}

/** The last two changes, an end with what it was within, and what may have been the last one instead. */
function lastOf(read: Concerning, place: Place): Pick<LastChange, 'last' | 'before' | 'end' | 'doubts'> {
  const history = placeHistory(
    place,
    read.events.map(({ event }) => event),
  );
  const { transitions } = replayHistory(history);
  const isOwn = ({ event }: { readonly event: AuditEvent }) =>
    event.place === place && !mayImport(event, place);
  const [last, ...earlier] = transitions.filter(isOwn).toReversed();
  const before = earlier.find(({ event }) => last === undefined || !isSameEvent(event, last.event));
  const disputed = [last, before].flatMap((one) => (one?.event.disputed ? [one.event] : []));
  const ends = transitions.filter(
    (one) => one.event.place !== place && one.before.kind !== 'gone' && one.after.kind === 'gone',
  );
  const end = ends.findLast(
    (one) => last === undefined || transitions.indexOf(one) > transitions.indexOf(last),
  );
  const since = before ?? last;
  const hidden = transitions
    .slice(since === undefined ? 0 : transitions.indexOf(since) + 1)
    .flatMap((one) => hiddenIn(one, place));
  const orderDoubts = [last, before].flatMap((one) =>
    history.clusters.flatMap((cluster) => (one ? orderDoubtsOf(cluster, one.event) : [])),
  );
  const stored = (event: AuditEvent | undefined) => read.events.find((one) => one.event === event);
  return {
    last: stored(last?.event),
    before: stored(before?.event),
    end: stored(end?.event),
    doubts: mergedDoubts(
      read.events.find((one) => one.event === last?.event)?.change?.doubts ?? [],
      disputed.length > 0 ? [doubtOf('disputed-record', ...disputed)] : [],
      orderDoubts,
      hidden,
      read.doubts,
    ),
  };
}

/** What a call that names no resource, or an import, may have changed; of what was gone it can have changed nothing. */
function hiddenIn({ event, before, after }: Transition, place: Place): readonly Doubt[] {
  const kind = hiddenChange(event, place);
  return kind === undefined || (before.kind === 'gone' && before === after) ? [] : [doubtOf(kind, event)];
}
