import { apply } from '../change/apply';
import { tagsOf } from '../change/partial-updates';
import { entryPath } from '../change/path';
import { nothing, type State } from '../change/replay-state';
import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject } from '../model/json';
import { isAspect, isWithin, type Place, parentOf, placeSegments } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type AsOf, endOfMoment } from './change-chain';
import { allOfHistory } from './read-all';

/** What stood at a place when the thing that it belongs to was made. */
export interface InitialState {
  readonly state: State;
  /** The call that made that thing; absent where none is known. */
  readonly event?: StoredEvent;
}

/** Lex makes this alias with every bot, and tags it as CreateBot says. */
const testAlias = 'alias/TSTALIASID';

/**
 * Tags, policies and vocabularies change by calls that say only what they add or take away. What they
 * are in whole is known if the call that made their bot, alias or locale is: it gave the first tags,
 * and there was neither policy nor vocabulary before it. This is the place of that call;
 * undefined for a place whose own calls say all of it.
 */
export function makerOf(place: Place): Place | undefined {
  const home = aspectOf(place)?.home;
  return home === testAlias ? '' : home;
}

/** The places that got their first tags from a call at a place. */
export function taggedBy({ event }: StoredEvent): readonly Place[] {
  if (!isCreation(event)) return [];
  const homes = event.place === '' ? ['', testAlias] : [event.place];
  const places = homes.map((home) => (home === '' ? 'tags' : `${home}/tags`));
  return places.filter((place) => Object.keys(firstState(event, place)).length > 0);
}

/** What the calls at the maker's place, oldest first, show of a place's beginning. */
export function initialStateIn(makers: readonly StoredEvent[], place: Place): InitialState {
  const event = makers.findLast((stored) => isCreation(stored.event));
  if (event === undefined || saidBy(event.event) === undefined) return { state: nothing };
  return { state: { kind: 'known', document: firstState(event.event, place), whole: true }, event };
}

export async function initialStateOf(
  store: EventStore,
  { scope, place, at }: AsOf,
): Promise<InitialState & { readonly readUnits: number }> {
  const maker = makerOf(place);
  if (maker === undefined) return { state: nothing, readUnits: 0 };
  const query = { scope, lane: 'state', place: maker, to: endOfMoment(at), newestFirst: false } as const;
  const { events, readUnits } = await allOfHistory(store, query);
  return { ...initialStateIn(events, place), readUnits };
}

function aspectOf(place: Place): { readonly home: Place; readonly aspect: string } | undefined {
  const last = placeSegments(place).at(-1);
  return last === undefined || !isAspect(last.kind)
    ? undefined
    : { home: parentOf(place), aspect: last.kind };
}

/** V1 makes a thing by a Put without the checksum of what it replaces (model building API, PutBot). */
function isCreation(event: AuditEvent): boolean {
  if (event.lex === 'V2') return /^Create(?!BotVersion)/.test(event.action);
  return event.action.startsWith('Put') && isObject(event.request) && event.request.checksum === undefined;
}

/** The response says again what tags were given. */
function saidBy({ request, response, omitted }: AuditEvent): JsonObject | undefined {
  if (isObject(request) && !omitted.includes('request')) return request;
  return isObject(response) && !omitted.includes('response') ? response : undefined;
}

function firstState(event: AuditEvent, place: Place): JsonObject {
  const said = saidBy(event) ?? {};
  if (aspectOf(place)?.aspect !== 'tags') return {};
  const isOfTestAlias = event.place === '' && isWithin(place, testAlias);
  const tags = tagsOf(isOfTestAlias ? said.testBotAliasTags : (said.botTags ?? said.tags));
  return apply(
    {},
    tags.map(([key, after]) => ({ kind: 'set', path: entryPath('tags', key), after })),
  );
}
