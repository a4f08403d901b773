import { statementOf } from '../change/document';
import { fold, type State } from '../change/fold';
import type { JsonObject } from '../json';
import { lineage, type Place } from '../place';
import type { EventStore, StoredEvent } from '../store/store';
import { chainUpTo, endOfMoment, type Moment, positionIn } from './chain';
import { importsSince } from './imports-since';
import { originOf } from './origin';
import { allOfHistory } from './read-all';

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
 * `unrecorded`: CloudTrail left out what a call said; `parts`: only calls that say a part are known;
 * `import`: an import was accepted since, whose content no event records.
 */
export interface Doubt {
  readonly why: 'unrecorded' | 'parts' | 'import';
  readonly event: StoredEvent;
}

/** What a resource was at an instant (or at a position, `instant|id`), as far as calls up to then say it. */
export async function stateAt(store: EventStore, scope: string, place: Place, at: string): Promise<StateAt> {
  return stateUpTo(store, { scope, place, at });
}

export async function stateUpTo(store: EventStore, moment: Moment): Promise<StateAt> {
  const origin = await originOf(store, moment);
  const own = await chainUpTo(store, moment, origin.event && positionIn(origin.event));
  const readUnits = own.readUnits + origin.readUnits;
  const last = own.events.at(-1) ?? origin.event;
  if (last === undefined) return { kind: 'nothing', document: {}, doubts: [], readUnits };
  const end = await endAround(store, moment, positionIn(last));
  const events = own.events.map(({ event }) => event);
  const state = fold(events, origin.state);
  if (end.event !== undefined || state.kind === 'gone') {
    const event = end.event ?? last;
    return { kind: 'gone', document: {}, doubts: [], event, readUnits: readUnits + end.readUnits };
  }
  const imports = await importsSince(store, moment, positionIn(last));
  return {
    kind: 'known',
    document: state.document,
    doubts: [...doubtsOf(state, own.events[0] ?? last), ...imports.events.map(importDoubt)],
    event: last,
    readUnits: readUnits + end.readUnits + imports.readUnits,
  };
}

function doubtsOf(state: State, first: StoredEvent): readonly Doubt[] {
  if (state.whole) return [];
  return [{ why: statementOf(first.event).kind === 'unrecorded' ? 'unrecorded' : 'parts', event: first }];
}

function importDoubt(event: StoredEvent): Doubt {
  return { why: 'import', event };
}

/** A deletion of something that the place is within, after the last call at the place itself. */
export async function endAround(store: EventStore, { scope, place, at }: Moment, from: string) {
  let readUnits = 0;
  for (const around of lineage(place).slice(0, -1)) {
    const query = {
      scope,
      lane: 'state',
      place: around,
      from,
      to: endOfMoment(at),
      newestFirst: true,
    } as const;
    const read = await allOfHistory(store, query);
    readUnits += read.readUnits;
    const event = read.events.find((stored) => statementOf(stored.event).kind === 'gone');
    if (event !== undefined) return { event, readUnits };
  }
  return { readUnits };
}
