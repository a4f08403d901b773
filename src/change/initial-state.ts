import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject } from '../model/json';
import { isAspect, isWithin, type Place, parentOf, placeSegments } from '../model/place';
import { testAlias } from '../model/test-alias';
import { apply } from './apply';
import { declaredStateOf } from './declared-state';
import { tagsOf } from './partial-updates';
import { entryPath } from './path';

/**
 * Tags, policies and vocabularies change by calls that say only what they add or take away. What they
 * are in whole is known if the call that created their bot, alias or locale is: it gave the first tags,
 * and there was neither policy nor vocabulary before it. This is the place of that call; undefined for a
 * place that has calls of its own which say all of it.
 */
export function creatorPlaceOf(place: Place): Place | undefined {
  const last = placeSegments(place).at(-1);
  if (last === undefined || !isAspect(last.kind)) return undefined;
  const owner = parentOf(place);
  return owner === testAlias.place ? '' : owner;
}

/** What a place holds from a call on that created what it belongs to; undefined for any other call. */
export function initialState(event: AuditEvent, place: Place): JsonObject | undefined {
  if (!isCreation(event) || creatorPlaceOf(place) !== event.place) return undefined;
  const said = saidBy(event);
  return said === undefined ? undefined : firstDocument(event, said, place);
}

/** The places that got their first tags from a call: CreateBot gives them to the test alias too. */
export function placesTaggedBy(event: AuditEvent): readonly Place[] {
  if (!isCreation(event)) return [];
  const owners = event.place === '' ? ['', testAlias.place] : [event.place];
  const places = owners.map((owner) => (owner === '' ? 'tags' : `${owner}/tags`));
  return places.filter((place) => Object.keys(initialState(event, place) ?? {}).length > 0);
}

/** Whether a call deleted something that a place is within, and so the place with it. */
export function endsPlace(event: AuditEvent, place: Place): boolean {
  return event.place !== place && isWithin(place, event.place) && declaredStateOf(event).kind === 'gone';
}

/** Whether a call creates its resource. V1 does so by a Put without the checksum of what it replaces (PutBot). */
export function isCreation(event: AuditEvent): boolean {
  if (event.disputed) return false;
  if (event.lex === 'V2') return /^Create(?!BotVersion)/.test(event.action);
  return event.action.startsWith('Put') && isObject(event.request) && event.request.checksum === undefined;
}

/** The response says again what tags were given. */
function saidBy({ request, response, omitted }: AuditEvent): JsonObject | undefined {
  if (isObject(request) && !omitted.includes('request')) return request;
  return isObject(response) && !omitted.includes('response') ? response : undefined;
}

function firstDocument(event: AuditEvent, said: JsonObject, place: Place): JsonObject {
  if (placeSegments(place).at(-1)?.kind !== 'tags') return {};
  const isOfTestAlias = event.place === '' && isWithin(place, testAlias.place);
  const tags = tagsOf(isOfTestAlias ? said.testBotAliasTags : (said.botTags ?? said.tags));
  return apply(
    {},
    tags.map(([key, after]) => ({ kind: 'set', path: entryPath('tags', key), after })),
  );
}
