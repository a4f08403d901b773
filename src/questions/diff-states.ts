import { diff } from '../change/diff';
import type { Difference } from '../model/change';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import { lineage, type Place } from '../model/place';
import { makerOf } from './initial-state';
import type { PlaceState } from './states-within';

/** How something differs between two moments, versions or bots. */
export interface PlaceDifference {
  readonly place: Place;
  /** `unknown`: one of the two states is not known whole, or no more since an import, so they cannot be compared. */
  readonly kind: 'added' | 'removed' | 'changed' | 'unknown';
  /** Empty for what exists on one side only. */
  readonly differences: readonly Difference[];
  /** Why it cannot be compared; empty where it can. */
  readonly doubts: readonly Doubt[];
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
      : [firstKnown(place, after.get(place))],
  );
}

/** No call made it, so it may have been there before the first that is known. */
function firstKnown(place: Place, state: PlaceState | undefined): PlaceDifference {
  const doubts = state === undefined ? [] : [doubtOf('first-known-state', state.event.event)];
  return { place, kind: 'unknown', differences: [], doubts };
}

function differenceAt(
  place: Place,
  before: PlaceState | undefined,
  after: PlaceState | undefined,
): readonly PlaceDifference[] {
  // An aspect that nothing is known to be in may as well be empty, and so be no different.
  const isUnknown = makerOf(place) !== undefined && (before?.doubts ?? after?.doubts ?? []).length > 0;
  if (isUnknown && (before === undefined || after === undefined)) return [unknown(place, before, after)];
  if (before === undefined) return [{ place, kind: 'added', differences: [], doubts: [] }];
  if (after === undefined) return [{ place, kind: 'removed', differences: [], doubts: [] }];
  // The same calls on both sides: whatever they said, it is the same.
  if (before.event.event.id === after.event.event.id && isSameDoubt(before, after)) return [];
  if (before.doubts.length + after.doubts.length > 0) return [unknown(place, before, after)];
  const differences = diff(before.document, after.document);
  return differences.length === 0 ? [] : [{ place, kind: 'changed', differences, doubts: [] }];
}

function isSameDoubt(before: PlaceState, after: PlaceState): boolean {
  const ids = ({ doubts }: PlaceState) =>
    doubts.flatMap(({ events }) => events.map(({ id }) => id)).join(' ');
  return ids(before) === ids(after);
}

function unknown(place: Place, ...states: readonly (PlaceState | undefined)[]): PlaceDifference {
  const doubts = mergedDoubts(...states.map((state) => state?.doubts ?? []));
  return { place, kind: 'unknown', differences: [], doubts };
}
