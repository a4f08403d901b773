import type { AuditEvent } from '../event';
import { isObject, textOf } from '../json';
import { type Place, placeOf } from '../place';

/**
 * The places whose names a view of an event may show: the outermost named thing that it stands in, with
 * all beneath it (an intent and its slots), and the slot type that a slot takes.
 */
export function placesAround({ place, request }: Pick<AuditEvent, 'place' | 'request'>): readonly Place[] {
  const named = namedThing(place);
  // What stands within a numbered version is called as it was in the draft.
  const places = named.flatMap((each) => [each, each.replace(/^version\/[^/]+\//, 'DRAFT/')]);
  return [...new Set([...places, ...slotTypeOf(place, request)])];
}

const THING = /^(?:(?:DRAFT|version\/[^/]+)\/[^/]+\/(?:intent|slottype)|alias)\/[^/]+/;

function namedThing(place: Place): readonly Place[] {
  const [thing] = THING.exec(place) ?? [];
  return thing === undefined ? [] : [thing];
}

function slotTypeOf(place: Place, request: AuditEvent['request']): readonly Place[] {
  const [, locale] = /^(DRAFT\/[^/]+)\/intent\//.exec(place) ?? [];
  const id = isObject(request) ? textOf(request.slotTypeId) : undefined;
  return locale === undefined || id === undefined ? [] : [`${locale}/${placeOf('slottype', id)}`];
}
