import type { NameIndex } from '../model/name-index';
import { type Place, type PlaceSegment, placeSegments } from '../model/place';
import { readScope } from '../model/scope';

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
  const root = names.nameAt(scope, '', ever) ?? readScope(scope)?.id ?? scope;
  const labels = placeSegments(place).flatMap((segment) => labelsOf(segment, scope, names));
  return { scope, place, label: [root, ...labels].join('/') };
}

/** A locale goes by its id, `en_US`, which is what people call it; the draft needs no word. */
function labelsOf({ kind, id, place }: PlaceSegment, scope: string, names: NameIndex): readonly string[] {
  if (kind === 'version' && id === 'DRAFT') return [];
  if (id === undefined) return [kind];
  if (kind === 'locale') return [id];
  const best = names.nameAt(scope, place, ever) ?? id;
  if (kind === 'alias' || kind === 'version') return [`${kind}:${best}`];
  return named.has(kind) ? [best] : [kind, best];
}

const named: ReadonlySet<string> = new Set(['intent', 'slot', 'slottype']);
