import { diff } from '../change/diff';
import type { Difference } from '../model/change';
import { lineage, type Place } from '../model/place';
import type { PlaceState } from './states-within';

/** How something differs between two moments, versions or bots. */
export interface PlaceDifference {
  readonly place: Place;
  /** `unknown`: one of the two states is not known whole, or no more since an import, so they cannot be compared. */
  readonly kind: 'added' | 'removed' | 'changed' | 'unknown';
  /** Empty for what exists on one side only. */
  readonly differences: readonly Difference[];
}

/**
 * What differs between two sets of states, in the order of places; what is equal is left out.
 *
 * @example
 * ```ts
 * const one = await stateOfVersion(store, named.event.scope, '1');
 * const two = await stateOfVersion(store, named.event.scope, '2');
 * for (const { place, kind } of diffStates(one.states, two.states)) console.log(kind, place);
 * ```
 */
export function diffStates(
  before: ReadonlyMap<Place, PlaceState>,
  after: ReadonlyMap<Place, PlaceState>,
): readonly PlaceDifference[] {
  const places = [...new Set([...before.keys(), ...after.keys()])].sort();
  const isAdded = (place: Place) =>
    lineage(place).some(
      (home) => !before.has(home) && after.get(home)?.isFirstKnown === undefined && after.has(home),
    );
  return places.flatMap((place) =>
    before.has(place) || isAdded(place)
      ? differenceAt(place, before.get(place), after.get(place))
      : [{ place, kind: 'unknown', differences: [] }],
  );
}

function differenceAt(
  place: Place,
  before: PlaceState | undefined,
  after: PlaceState | undefined,
): readonly PlaceDifference[] {
  if (before === undefined) return [{ place, kind: 'added', differences: [] }];
  if (after === undefined) return [{ place, kind: 'removed', differences: [] }];
  // The same calls on both sides: whatever they said, it is the same.
  const hasSameImport = before.importSince?.event.id === after.importSince?.event.id;
  if (hasSameImport && before.event.event.id === after.event.event.id) return [];
  if (!isKnown(before) || !isKnown(after)) return [{ place, kind: 'unknown', differences: [] }];
  const differences = diff(before.document, after.document);
  return differences.length === 0 ? [] : [{ place, kind: 'changed', differences }];
}

function isKnown({ whole, importSince }: PlaceState): boolean {
  return whole && importSince === undefined;
}
