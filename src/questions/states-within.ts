import { declaredStateOf } from '../change/declared-state';
import { isUnattributed, unattributableTypes } from '../change/hidden-change';
import { placeHistory } from '../change/history';
import { isImport } from '../change/import-target';
import { creatorPlaceOf, isCreation, placesTaggedBy } from '../change/initial-state';
import type { State } from '../change/replay-state';
import { type FoundState, stateAtMoment, statesAround } from '../change/state-at-moment';
import { allOfHistory } from '../evidence/all-of-history';
import { type Concerning, concerns, inStoredOrder } from '../evidence/concerning';
import { importsInto } from '../evidence/imports-into';
import { unattributedCalls } from '../evidence/unattributed-calls';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { JsonObject } from '../model/json';
import { isUnnamed, isWithin, lineage, localeOf, type Place } from '../model/place';
import { positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { ever } from './resource';

/** The state of something, and the last call that it rests on. */
export interface PlaceState extends State {
  readonly event: StoredEvent;
  /** No call that created it is known: it may have been there before the first that is. */
  readonly isFirstKnown?: true;
}

/** What is known of everything in some part of a scope; what was deleted is left out, and what holds nothing. */
export interface StatesWithin {
  readonly states: ReadonlyMap<Place, PlaceState>;
  /** What calls are known of and yet is not there, or holds nothing. */
  readonly absent: ReadonlySet<Place>;
  /** Why there may be more than these. */
  readonly doubts: readonly Doubt[];
  readonly readUnits: number;
}

/**
 * Everything at and beneath a place as it was at an instant, or right after a call (`instant|id`). It
 * reads all changes there, and those of what the place is within: their end is its end, and they gave
 * the first tags.
 */
export async function statesWithin(
  store: EventStore,
  scope: string,
  place: Place,
  at: string,
): Promise<StatesWithin> {
  return statesAt(store, { scope, place }, at === ever ? undefined : at);
}

/** Everything at and beneath a place as a call elsewhere in the scope found it. */
export async function statesFoundBy(
  store: EventStore,
  where: Pick<AuditEvent, 'scope' | 'place'>,
  moment: AuditEvent,
): Promise<StatesWithin> {
  return statesAt(store, where, positionOf(moment), moment);
}

async function statesAt(
  store: EventStore,
  { scope, place }: Pick<AuditEvent, 'scope' | 'place'>,
  at: string | undefined,
  moment?: AuditEvent,
): Promise<StatesWithin> {
  const [instant] = at === undefined ? [undefined] : at.split('|');
  const span = { lane: 'state', to: instant && secondsLater(instant), newestFirst: false } as const;
  const reads = await Promise.all([
    ...lineage(place)
      .slice(0, -1)
      .map((outer) => allOfHistory(store, { ...span, scope, place: outer })),
    allOfHistory(store, { ...span, scope, place, subtree: true }),
  ]);
  const own = reads.flatMap((read) => read.events);
  const places = placesIn(own, place);
  const [first] = inStoredOrder(own);
  const from = first && secondsBefore(first.event.instant);
  const hidden = await hiddenIn(store, { scope, places, from, to: span.to });
  const stored = new Map([...own, ...hidden.events].map((one) => [one.event, one]));
  const pool = poolOf([...stored.keys()], scope);
  const around = moment === undefined ? [] : [moment];
  const found = places.map((one) => {
    const events = [...pool(one), ...around];
    return { place: one, ...stateOf(one, events, { at, moment }), isFirstKnown: !isSeenCreated(one, events) };
  });
  const states = thoseThere(found, stored);
  const known = found.filter(({ kind }) => kind !== 'nothing').map((one) => one.place);
  const absent = new Set(known.filter((one) => !states.has(one)));
  const query = { place, at: instant, states };
  return {
    states,
    absent,
    doubts: mergedDoubts(
      beginningUnseen(own, query),
      arrivalsUnseen(own, hidden.events, query),
      hidden.doubts,
    ),
    readUnits: reads.reduce((sum, read) => sum + read.readUnits, hidden.readUnits),
  };
}

interface FoundPlace extends FoundState {
  readonly place: Place;
  readonly isFirstKnown: boolean;
}

function thoseThere(
  found: readonly FoundPlace[],
  stored: ReadonlyMap<AuditEvent, StoredEvent>,
): ReadonlyMap<Place, PlaceState> {
  const there = found.filter((one) => isThere(one, one.place));
  return new Map(
    there.flatMap(({ place, kind, document, doubts, event, isFirstKnown }): [Place, PlaceState][] => {
      const last = event && stored.get(event);
      if (last === undefined) return [];
      return [[place, { kind, document, doubts, event: last, ...(isFirstKnown && { isFirstKnown }) }]];
    }),
  );
}

interface HiddenQuery {
  readonly scope: string;
  readonly places: readonly Place[];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Imports, and calls of which CloudTrail left out what they were about. */
async function hiddenIn(store: EventStore, { from, ...query }: HiddenQuery): Promise<Concerning> {
  if (from === undefined) return { events: [], doubts: [], readUnits: 0 };
  const [imports, unattributed] = await Promise.all([
    importsInto(store, query),
    // Also of what is not known to be there: it may have been created.
    unattributedCalls(store, { ...query, types: unattributableTypes, from }),
  ]);
  return {
    events: [...imports.events, ...unattributed.events],
    doubts: unattributed.isComplete ? [] : [doubtOf('search-incomplete')],
    readUnits: imports.readUnits + unattributed.readUnits,
  };
}

interface AnsweredStates {
  readonly place: Place;
  readonly at: string | undefined;
  readonly states: ReadonlyMap<Place, PlaceState>;
}

/** Where no call that created a bot or locale is known, there may have been things in it that no call shows. */
function beginningUnseen(
  own: readonly StoredEvent[],
  { place, at, states }: AnsweredStates,
): readonly Doubt[] {
  const earlier = own.filter(({ event }) => at === undefined || event.interval.from <= at);
  const homes = lineage(place).filter((home) => home === '' || localeOf(home)?.place === home);
  const isGone = homes.some(
    (home) => !states.has(home) && own.some(({ event }) => event.place === home) && isEnded(earlier, home),
  );
  const home = homes.at(-1) ?? '';
  const isSeen = own.some(({ event }) => event.place === home && isCreation(event));
  const [first] = inStoredOrder(own);
  const events = first === undefined ? [] : [first.event];
  return isGone || isSeen ? [] : [doubtOf('first-known-state', ...events)];
}

function isEnded(own: readonly StoredEvent[], place: Place): boolean {
  return own.some(({ event }) => isWithin(place, event.place) && declaredStateOf(event).kind === 'gone');
}

/** Imports, and calls that do not say which resource they created: there may be more in what is there. */
function arrivalsUnseen(
  own: readonly StoredEvent[],
  hidden: readonly StoredEvent[],
  { place, at, states }: AnsweredStates,
): readonly Doubt[] {
  if (place === '' && states.size === 0) return [];
  const made = own.findLast(({ event }) => event.place === place && isCreation(event));
  const isBetween = ({ interval }: AuditEvent) =>
    (at === undefined || interval.from <= at) &&
    (made === undefined || interval.to >= made.event.interval.from);
  return [...hidden, ...own].flatMap(({ event }) => {
    if (!isBetween(event)) return [];
    if (isImport(event)) return [doubtOf('import-between', event)];
    const isNameless = isUnattributed(event) || (isUnnamed(event.place) && isWithin(event.place, place));
    return event.action.startsWith('Create') && isNameless ? [doubtOf('unattributed-call', event)] : [];
  });
}

/** Calls of the next second or two may be evidence of the order of the last ones. */
function secondsLater(instant: string): string {
  return new Date(Date.parse(instant) + 2999).toISOString();
}

/** A call takes effect in the second of its key, or in the next. */
function secondsBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1999).toISOString();
}

function placesIn(events: readonly StoredEvent[], place: Place): readonly Place[] {
  const own = events.flatMap(({ event }) => [event.place, ...placesTaggedBy(event)]);
  return [...new Set(own)].filter((one) => isWithin(one, place) && !isUnnamed(one)).sort();
}

/** What concerns each place, without looking through everything for each. */
function poolOf(events: readonly AuditEvent[], scope: string): (place: Place) => readonly AuditEvent[] {
  const byPlace = new Map<string, AuditEvent[]>();
  for (const event of events) {
    const key = event.scope === scope ? event.place : importedByName;
    const others = byPlace.get(key) ?? [];
    others.push(event);
    byPlace.set(key, others);
  }
  return (place) => {
    const around = new Set([...lineage(place), creatorPlaceOf(place) ?? place, importedByName]);
    return [...around]
      .flatMap((one) => byPlace.get(one) ?? [])
      .filter((event) => concerns(event, scope, place));
  };
}

/** No place can be called so. */
const importedByName = '|';

function stateOf(
  place: Place,
  events: readonly AuditEvent[],
  { at, moment }: { readonly at: string | undefined; readonly moment?: AuditEvent },
): FoundState {
  if (moment !== undefined) return statesAround(place, events, moment).after;
  const call = at?.includes('|') ? events.find((event) => positionOf(event) === at) : undefined;
  if (call !== undefined) return statesAround(place, events, call).after;
  return stateAtMoment(place, events, at?.split('|')[0]);
}

/** Tags and vocabularies of which nothing is left are as if they had never been. */
function isThere({ kind, document, doubts }: State, place: Place): boolean {
  if (kind === 'gone') return doubts.length > 0;
  const isEmpty = creatorPlaceOf(place) !== undefined && doubts.length === 0 && holdsNothing(document);
  return kind === 'known' && !isEmpty;
}

function holdsNothing(document: JsonObject): boolean {
  return Object.values(document).every((entries) => Object.keys(entries ?? {}).length === 0);
}

/** Whether a call is known that created it or what it belongs to, so that it was not there before. */
function isSeenCreated(place: Place, events: readonly AuditEvent[]): boolean {
  const [first] = placeHistory(
    place,
    events.filter((event) => event.place === place),
  ).clusters;
  const orders = first === undefined ? [] : [first.shown, ...first.others];
  const isCreated = orders.every(([event]) => event !== undefined && isMaking(event));
  return (orders.length > 0 && isCreated) || isMadeWithOwner(place, events);
}

/** Whether a tag, policy or vocabulary came with a creation of what it belongs to, and nothing is known from before. */
function isMadeWithOwner(place: Place, events: readonly AuditEvent[]): boolean {
  const owner = creatorPlaceOf(place);
  const known = events.filter((event) => event.place === place || event.place === owner);
  return known.some(
    (made) =>
      made.place === owner &&
      isCreation(made) &&
      known.every(({ interval }) => interval.to >= made.interval.from),
  );
}

/** A statement is created in a policy that may be there. */
function isMaking(event: AuditEvent): boolean {
  return event.action.startsWith('Create') && declaredStateOf(event).kind !== 'partial';
}
