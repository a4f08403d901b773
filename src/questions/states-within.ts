import { declaredStateOf } from '../change/declared-state';
import { replay, type State } from '../change/replay-state';
import type { JsonObject } from '../model/json';
import { isWithin, lineage, type Place } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type AsOf, endOfMoment, positionIn } from './change-chain';
import { importsIn, mayChange } from './imports';
import { initialStateIn, makerOf, taggedBy } from './initial-state';
import { allOfHistory } from './read-all';

/** The state of something, and the last call that it rests on. */
export interface PlaceState extends State {
  readonly event: StoredEvent;
  /** An import that was accepted since; what it changed is not recorded. */
  readonly importSince?: StoredEvent;
  /** No call that made it is known: it may have been there before the first that is. */
  readonly isFirstKnown?: true;
}

/** What is known of everything in some part of a scope; what was deleted is left out, and what holds nothing. */
export interface States {
  readonly states: ReadonlyMap<Place, PlaceState>;
  readonly readUnits: number;
}

/**
 * Everything at and beneath a place as it was at an instant or a position (`instant|id`). It reads all
 * changes there, and those of what the place is within: their end is its end, and they gave the first tags.
 */
export async function statesWithin(
  store: EventStore,
  scope: string,
  place: Place,
  at: string,
): Promise<States> {
  const span = { scope, lane: 'state', to: endOfMoment(at), newestFirst: false } as const;
  const reads = await Promise.all([
    ...lineage(place)
      .slice(0, -1)
      .map((around) => allOfHistory(store, { ...span, place: around })),
    allOfHistory(store, { ...span, place, subtree: true }),
  ]);
  const events = reads.flatMap((read) => read.events);
  const chains = chainsOf(events);
  const places = new Set([...chains.keys(), ...events.flatMap(taggedBy)]);
  const alive = [...places].flatMap((at): [Place, PlaceState][] => {
    const state = isWithin(at, place) ? stateIn(chains, at) : undefined;
    return state === undefined ? [] : [[at, state]];
  });
  const readUnits = reads.reduce((sum, read) => sum + read.readUnits, 0);
  return withImports(store, { scope, at }, { states: new Map(alive), readUnits });
}

async function withImports(
  store: EventStore,
  { scope, at }: Pick<AsOf, 'scope' | 'at'>,
  { states, readUnits }: States,
): Promise<States> {
  const places = [...states.keys()];
  const [from = ''] = [...states.values()].map(({ event }) => positionIn(event)).sort();
  const imports = await importsIn(store, { scope, places, from, to: endOfMoment(at) });
  const marked = [...states].map(([place, state]): [Place, PlaceState] => {
    const importSince = imports.events.findLast(
      (one) => positionIn(one) > positionIn(state.event) && mayChange(one, place),
    );
    return [place, importSince === undefined ? state : { ...state, importSince }];
  });
  return { states: new Map(marked), readUnits: readUnits + imports.readUnits };
}

type Chains = ReadonlyMap<Place, readonly StoredEvent[]>;

function chainsOf(events: readonly StoredEvent[]): Chains {
  const chains = new Map<Place, StoredEvent[]>();
  for (const stored of events) {
    const chain = chains.get(stored.event.place);
    if (chain === undefined) chains.set(stored.event.place, [stored]);
    else chain.push(stored);
  }
  return chains;
}

function stateIn(chains: Chains, place: Place): PlaceState | undefined {
  const maker = makerOf(place);
  const origin = initialStateIn(maker === undefined ? [] : (chains.get(maker) ?? []), place);
  const begin = origin.event === undefined ? '' : positionIn(origin.event);
  const own = (chains.get(place) ?? []).filter((stored) => positionIn(stored) > begin);
  const last = own.at(-1) ?? origin.event;
  if (last === undefined || isOver(chains, place, last)) return undefined;
  const state = replay(
    own.map(({ event }) => event),
    origin.state,
  );
  const isNothing = maker !== undefined && state.whole && holdsNothing(state.document);
  if (state.kind === 'gone' || isNothing) return undefined;
  const isMade = origin.event !== undefined || isMadeAgain(own);
  return { ...state, event: last, ...(isMade ? {} : { isFirstKnown: true }) };
}

/** Tags and vocabularies of which nothing is left are as if they had never been. */
function holdsNothing(document: JsonObject): boolean {
  return Object.values(document).every((entries) => Object.keys(entries ?? {}).length === 0);
}

/** Whether what is there now began with a call that made it. */
function isMadeAgain(own: readonly StoredEvent[]): boolean {
  const end = own.findLastIndex(({ event }) => declaredStateOf(event).kind === 'gone');
  return end >= 0 || own[0]?.event.action.startsWith('Create') === true;
}

/** Whether the place, or something that it is within, was deleted by the last call at the place or after it. */
function isOver(chains: Chains, place: Place, last: StoredEvent): boolean {
  return lineage(place).some((around) => {
    const end = chains.get(around)?.findLast(({ event }) => declaredStateOf(event).kind === 'gone');
    return end !== undefined && positionIn(end) >= positionIn(last);
  });
}
