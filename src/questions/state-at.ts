import { nothing, type State } from '../change/replay-state';
import { type FoundState, stateAtMoment, statesAround } from '../change/state-at-moment';
import { type Concerning, concerning } from '../evidence/concerning';
import { type Doubt, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { JsonObject } from '../model/json';
import type { Place } from '../model/place';
import { positionOf } from '../model/position';
import { requireInstant } from '../model/requirements';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { ever } from './resource';

export interface StateAt {
  /** `nothing`: no call up to then is known; `gone`: it, or something around it, was deleted. */
  readonly kind: State['kind'];
  readonly document: JsonObject;
  /** Why the document is not all there is, or may not be; empty where it is. */
  readonly doubts: readonly Doubt[];
  /** The last call that the document rests on, or the deletion. */
  readonly event?: StoredEvent;
  readonly readUnits: number;
}

/**
 * What a resource was at an instant, or right after a call (its position, `instant|id`), as far as calls
 * up to then say it.
 *
 * @example
 * ```ts
 * const { document, doubts } = await stateAt(store, named.event.scope, named.event.place, '2026-11-01T00:00:00Z');
 * if (doubts.length === 0) console.log(document);
 * ```
 */
export async function stateAt(store: EventStore, scope: string, place: Place, at: string): Promise<StateAt> {
  requireInstant('at', at);
  const [instant = at, id] = at.split('|');
  const to = at === ever ? undefined : instant;
  const since = id === undefined ? 'state' : { before: instant };
  const read = await concerning(store, { scope, place, to, since });
  const events = read.events.map(({ event }) => event);
  const call = id === undefined ? undefined : events.find((event) => positionOf(event) === at);
  const state =
    call === undefined ? stateAtMoment(place, events, to) : statesAround(place, events, call).after;
  return answered(state, read);
}

/** What was there right before a call. */
export async function stateBefore(store: EventStore, event: AuditEvent): Promise<StateAt> {
  const { scope, place, interval } = event;
  const query = { scope, place, to: interval.to, since: { before: interval.from } };
  const read = await concerning(store, query);
  const events = read.events.map((stored) => stored.event);
  const call = events.find((one) => positionOf(one) === positionOf(event) && one.place === place);
  const state = call === undefined ? nothing : statesAround(place, events, call).before;
  return answered(state, read);
}

function answered({ kind, document, doubts, event }: FoundState, read: Concerning): StateAt {
  // To say that nothing is known leaves no doubt.
  const told = kind === 'nothing' ? doubts.filter((one) => one.kind !== 'first-known-state') : doubts;
  return {
    kind,
    document,
    doubts: mergedDoubts(told, kind === 'known' ? read.doubts : []),
    event: read.events.find((one) => one.event === event),
    readUnits: read.readUnits,
  };
}
