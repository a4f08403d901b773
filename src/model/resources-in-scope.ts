import type { EventRow } from './event';
import { type Place, placeSegments } from './place';
import { readScope } from './scope';

const fields = ['intent', 'slot', 'slottype', 'locale', 'alias', 'version'] as const;

/** The kinds of resources within a scope that have a filter field of their own. */
export type ResourceField = (typeof fields)[number];

/** Something within a scope that a filter can ask for by id or name. */
export interface ScopedResource {
  readonly field: ResourceField;
  /** Empty where a call names the kind but none of it, such as a list. */
  readonly id: string;
  readonly place: Place;
}

/** What an event is about: the resource at its place, and those that this one is within, outermost first. */
export function resourcesInScope({
  scope,
  place,
}: Pick<EventRow, 'scope' | 'place'>): readonly ScopedResource[] {
  const root = readScope(scope);
  // In Lex V1, an intent or slot type is a scope of its own, and its name is its id.
  const own = root === undefined ? [] : resourceAt(root.kind, root.id, '');
  return [
    ...own,
    ...placeSegments(place).flatMap(({ kind, id = '', place: at }) => resourceAt(kind, id, at)),
  ];
}

function resourceAt(kind: string, id: string, place: Place): readonly ScopedResource[] {
  const field = fields.find((one) => one === kind);
  return field === undefined ? [] : [{ field, id, place }];
}
