import { statementOf } from '../change/document';
import { fold, type State } from '../change/fold';
import { lineage, type Place } from '../place';
import type { EventStore, StoredEvent } from '../store/store';
import { endOfMoment, positionIn } from './chain';
import { allOfHistory } from './read-all';

/** The state of something, and the last call that it rests on. */
export interface PlaceState extends State {
  readonly event: StoredEvent;
}

/** What is known of everything in some part of a scope; what was deleted is left out. */
export interface States {
  readonly states: ReadonlyMap<Place, PlaceState>;
  readonly readUnits: number;
}

/** Everything at and beneath a place as it was at an instant or a position (`instant|id`). It reads all its changes. */
export async function statesWithin(
  store: EventStore,
  scope: string,
  place: Place,
  at: string,
): Promise<States> {
  const query = {
    scope,
    lane: 'state',
    place,
    subtree: true,
    to: endOfMoment(at),
    newestFirst: false,
  } as const;
  const { events, readUnits } = await allOfHistory(store, query);
  const chains = chainsOf(events);
  const ends = new Map([...chains].map(([at, chain]) => [at, lastEnd(chain)]));
  const alive = [...chains].flatMap(([at, chain]): [Place, PlaceState][] => {
    const last = chain.at(-1);
    if (last === undefined || isOver(at, last, ends)) return [];
    return [[at, { ...fold(chain.map(({ event }) => event)), event: last }]];
  });
  return { states: new Map(alive), readUnits };
}

function chainsOf(events: readonly StoredEvent[]): ReadonlyMap<Place, readonly StoredEvent[]> {
  const chains = new Map<Place, StoredEvent[]>();
  for (const stored of events) {
    const chain = chains.get(stored.event.place) ?? [];
    chain.push(stored);
    chains.set(stored.event.place, chain);
  }
  return chains;
}

function lastEnd(chain: readonly StoredEvent[]): string {
  const end = chain.findLast(({ event }) => statementOf(event).kind === 'gone');
  return end === undefined ? '' : positionIn(end);
}

/** Whether the place, or something that it is within, was deleted by the last call at the place or after it. */
function isOver(place: Place, last: StoredEvent, ends: ReadonlyMap<Place, string>): boolean {
  return lineage(place).some((around) => (ends.get(around) ?? '') >= positionIn(last));
}
