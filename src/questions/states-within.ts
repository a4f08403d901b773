import { declaredStateOf } from '../change/declared-state';
import { replay, type State } from '../change/replay-state';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { JsonObject } from '../model/json';
import { isWithin, lineage, type Place } from '../model/place';
import { compareKeys } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type AsOf, endOfMoment, positionIn } from './change-chain';
import { type Gap, gapsBetween, hiddenChanges } from './hidden-changes';
import { initialStateIn, makerOf, taggedBy } from './initial-state';
import { allOfHistory } from './read-all';
import { callsOf, doubtsOf } from './state-at';

/** The state of something, and the last call that it rests on. */
export interface PlaceState extends State {
  readonly event: StoredEvent;
  /** Why the document is not all there is, or may not be; empty where it is. */
  readonly doubts: readonly Doubt[];
  /** No call that made it is known: it may have been there before the first that is. */
  readonly isFirstKnown?: true;
}

/** What is known of everything in some part of a scope; what was deleted is left out, and what holds nothing. */
export interface States {
  readonly states: ReadonlyMap<Place, PlaceState>;
  /** Why there may be more than these. */
  readonly doubts: readonly Doubt[];
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
  const alive = [...places].flatMap((at): [Place, Replayed][] => {
    const state = isWithin(at, place) ? replayedAt(chains, at) : undefined;
    return state === undefined ? [] : [[at, state]];
  });
  const readUnits = reads.reduce((sum, read) => sum + read.readUnits, 0);
  return withDoubts(store, { scope, place, at }, { states: new Map(alive), chains, readUnits });
}

/** A state without what may have changed it, and the calls that it rests on. */
interface Replayed extends Omit<PlaceState, 'doubts'> {
  readonly calls: readonly StoredEvent[];
}

interface Found {
  readonly states: ReadonlyMap<Place, Replayed>;
  readonly chains: Chains;
  readonly readUnits: number;
}

async function withDoubts(
  store: EventStore,
  { scope, place, at }: AsOf,
  { states, chains, readUnits }: Found,
): Promise<States> {
  const to = endOfMoment(at);
  const gaps = new Map([...states].map(([inner, { calls }]) => [inner, gapsBetween(calls, inner, to)]));
  const homes = homesOf(chains, place, states).map((made) => gapSince(made, to));
  const hidden = await hiddenChanges(store, scope, [...[...gaps.values()].flat(), ...homes]);
  const doubted = [...states].map(([inner, { calls, ...state }]): [Place, PlaceState] => {
    const first = doubtsOf(state, calls[0] ?? state.event);
    return [
      inner,
      { ...state, doubts: mergedDoubts(first, ...(gaps.get(inner) ?? []).map(hidden.doubtsIn)) },
    ];
  });
  return {
    states: new Map(doubted),
    doubts: mergedDoubts(beginningsUnseen(chains, place), ...homes.map(hidden.doubtsIn)),
    readUnits: readUnits + hidden.readUnits,
  };
}

/** The calls that made what imports bring new things into: the bot and its locales, as far as they are asked about. */
function homesOf(chains: Chains, place: Place, states: ReadonlyMap<Place, Replayed>): readonly StoredEvent[] {
  const homes = [...chains.keys()].filter((home) => home === '' || /^DRAFT\/[^/]+$/.test(home));
  const asked = homes.filter((home) => states.has(home) || (isWithin(place, home) && isThere(chains, home)));
  return asked.flatMap((home) => chains.get(home)?.findLast(({ event }) => isMaking(event)) ?? []);
}

function gapSince(made: StoredEvent, to: string): Gap {
  return { place: made.event.place, from: positionIn(made), to, call: made.event };
}

/** Where no call that made a bot or locale is known, there may have been things in it that no call shows. */
function beginningsUnseen(chains: Chains, place: Place): readonly Doubt[] {
  if (lineage(place).some((home) => chains.has(home) && !isThere(chains, home))) return [];
  const home = lineage(place).findLast((around) => around === '' || /^DRAFT\/[^/]+$/.test(around)) ?? '';
  const [first] = [...chains.values()]
    .flat()
    .toSorted((one, other) => compareKeys(positionIn(one), positionIn(other)));
  const isSeen = (chains.get(home) ?? []).some(({ event }) => isMaking(event));
  return isSeen || first === undefined ? [] : [doubtOf('first-known-state', first.event)];
}

function isThere(chains: Chains, place: Place): boolean {
  const last = chains.get(place)?.at(-1);
  return last !== undefined && !isOver(chains, place, last);
}

function isMaking({ action }: StoredEvent['event']): boolean {
  return /^(?:Create|Put)/.test(action);
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

function replayedAt(chains: Chains, place: Place): Replayed | undefined {
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
  const calls = callsOf(origin, sinceWhole(own));
  return { ...state, event: last, calls, ...(isMade ? {} : { isFirstKnown: true }) };
}

/** Tags and vocabularies of which nothing is left are as if they had never been. */
function holdsNothing(document: JsonObject): boolean {
  return Object.values(document).every((entries) => Object.keys(entries ?? {}).length === 0);
}

/** The last call that said the whole state, and the parts since. */
function sinceWhole(own: readonly StoredEvent[]): readonly StoredEvent[] {
  return own.slice(
    Math.max(
      0,
      own.findLastIndex(({ event }) => declaredStateOf(event).kind !== 'partial'),
    ),
  );
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
