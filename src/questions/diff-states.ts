import { diff } from '../change/diff';
import { isSame } from '../change/same';
import type { Difference } from '../model/change';
import { type Doubt, mergedDoubts } from '../model/doubt';
import { lineage, type Place } from '../model/place';
import type { PlaceState } from './states-within';

/** How something differs between two moments, versions or bots. */
export interface PlaceDifference {
  readonly place: Place;
  /** `unknown`: what one of the two was is not known, so they cannot be compared. */
  readonly kind: 'added' | 'removed' | 'changed' | 'unknown';
  /** Of what was added, all that it is; empty for what was removed. */
  readonly differences: readonly Difference[];
  /** What is not known of the two; empty where the records prove the difference. */
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
      : [{ place, kind: 'unknown', differences: [], doubts: after.get(place)?.doubts ?? [] }],
  );
}

function differenceAt(
  place: Place,
  before: PlaceState | undefined,
  after: PlaceState | undefined,
): readonly PlaceDifference[] {
  const doubts = mergedDoubts(before?.doubts ?? [], after?.doubts ?? []);
  if (before === undefined)
    return [{ place, kind: 'added', differences: diff({}, after?.document ?? {}), doubts }];
  if (after === undefined) return [{ place, kind: 'removed', differences: [], doubts }];
  // The same calls on both sides: whatever they said, it is the same.
  if (before.event.event.id === after.event.event.id && isSame(idsOf(before), idsOf(after))) return [];
  if (doubts.some(({ kind }) => kind !== 'order-unsure'))
    return [{ place, kind: 'unknown', differences: [], doubts }];
  const differences = diff(before.document, after.document);
  if (differences.length === 0 && doubts.length === 0) return [];
  return [{ place, kind: 'changed', differences, doubts }];
}

/** Which calls the doubts come from. */
function idsOf({ doubts }: PlaceState): readonly string[] {
  return doubts.flatMap(({ kind, events }) => events.map(({ id }) => `${kind} ${id}`));
}
