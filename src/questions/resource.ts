import type { NameIndex } from '../model/name-index';
import type { Place } from '../model/place';
import { botOf, type Thing, thingsOf } from '../model/resources-in-scope';

/** A bot, or something in one, that a question is about. */
export interface Resource {
  readonly scope: string;
  readonly place: Place;
  /** As one would type it to ask again: `OrderFlowers/en_US/BookHotel`, by last known names. */
  readonly label: string;
}

/** Sorts after every instant: as a moment it asks for the last that is known. */
export const ever = '9999-12-31T23:59:59.999Z';

export function resourceAt(scope: string, place: Place, names: NameIndex): Resource {
  const root = names.nameAt(scope, '', ever) ?? botOf(scope) ?? scope;
  const things = thingsOf({ scope, place }).filter((thing) => thing.place !== '' && thing.id !== 'DRAFT');
  const labels = things.map((thing) => thingLabel(thing, names.nameAt(scope, thing.place, ever)));
  const rest = placeBeyond(place, things.at(-1)?.place ?? '');
  return { scope, place, label: [root, ...labels, ...rest].join('/') };
}

/** Locales go by their id, `en_US`, which is what people call them; aliases and versions say what they are. */
function thingLabel({ field, id }: Thing, name: string | undefined): string {
  if (field === 'locale') return id;
  const best = name ?? id;
  return field === 'alias' || field === 'version' ? `${field}:${best}` : best;
}

/** What of a place is not a thing with an id: `tags`, `policy`, `vocabulary`, `replica/eu-west-1`. */
function placeBeyond(place: Place, known: Place): readonly string[] {
  const rest = known === '' ? place : place.slice(known.length + 1);
  return rest === '' || rest === 'DRAFT' ? [] : rest.replace(/^DRAFT\//, '').split('/');
}
