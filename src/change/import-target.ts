import type { AuditEvent } from '../model/event';
import { isObject } from '../model/json';
import { isWithin, type Place } from '../model/place';

export const importAction = 'StartImport';

/** Whether an event is an import that Lex accepted. What it brings, and whether it succeeds, no event says. */
export function isImport({ action, outcome }: Pick<AuditEvent, 'action' | 'outcome'>): boolean {
  return action === importAction && outcome === 'ok';
}

/**
 * Whether an import may change a place of the bot that it goes into. One of a locale or of its custom
 * vocabulary is at the locale's place, one of a whole bot at the empty place.
 */
export function mayImport(event: AuditEvent, place: Place): boolean {
  if (!isImport(event)) return false;
  if (event.place === '') return isImportable(place);
  return isOfVocabulary(event) ? place === `${event.place}/vocabulary` : isWithin(place, event.place);
}

/** Whether an import can replace what is at a place: versions are frozen, aliases and tags are no part of it. */
export function isImportable(place: Place): boolean {
  return place === '' || isWithin(place, 'DRAFT');
}

function isOfVocabulary({ request }: AuditEvent): boolean {
  const specification = isObject(request) ? request.resourceSpecification : undefined;
  return isObject(specification) && specification.customVocabularyImportSpecification !== undefined;
}
