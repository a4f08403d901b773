import { diff } from '../change/diff';
import { isSame } from '../change/same';
import type { Difference } from '../model/change';
import { type Doubt, mergedDoubts } from '../model/doubt';
import { lineage, type Place } from '../model/place';
import { positionOf } from '../model/position';
import { testAlias } from '../model/test-alias';
import type { PlaceState, StatesWithin } from './states-within';

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

/** One of the two sides of a comparison. */
export type ComparedStates = Pick<StatesWithin, 'states' | 'absent' | 'doubts'>;

/**
 * What differs between two sets of states, in the order of places; what is equal is left out.
 *
 * @example
 * ```ts
 * const one = await stateOfVersion(store, named.event.scope, '1');
 * const two = await stateOfVersion(store, named.event.scope, '2');
 * for (const { place, kind } of diffStates(one, two)) console.log(kind, place);
 * ```
 */
export function diffStates(before: ComparedStates, after: ComparedStates): readonly PlaceDifference[] {
  const places = [...new Set([...before.states.keys(), ...after.states.keys()])].sort();
  return places.flatMap((place) => {
    const [old, young] = [before.states.get(place), after.states.get(place)];
    if (old !== undefined && young !== undefined) return differenceAt(place, old, young);
    return [old === undefined ? added(place, before, after) : removed(place, before, after)];
  });
}

function added(place: Place, before: ComparedStates, after: ComparedStates): PlaceDifference {
  const { document = {}, doubts = [] } = after.states.get(place) ?? {};
  if (!isAbsent(place, before, after)) return { place, kind: 'unknown', differences: [], doubts };
  return { place, kind: 'added', differences: diff({}, document), doubts };
}

function removed(place: Place, before: ComparedStates, after: ComparedStates): PlaceDifference {
  const { doubts = [] } = before.states.get(place) ?? {};
  const kind = isAbsent(place, after, before) ? 'removed' : 'unknown';
  return { place, kind, differences: [], doubts };
}

/**
 * Whether what one side does not hold is known not to have been there: that side holds all there was, or a
 * call deleted it, or one made it later; or the same of what it is within.
 */
function isAbsent(place: Place, { states, absent, doubts }: ComparedStates, other: ComparedStates): boolean {
  const isMadeLater = (home: Place) => {
    const state = other.states.get(home);
    return !states.has(home) && state !== undefined && state.isFirstKnown === undefined;
  };
  // Lex makes the test alias together with the bot, so that no call does.
  const isWhole = doubts.length === 0 && place !== testAlias.place;
  return isWhole || lineage(place).some((home) => absent.has(home) || isMadeLater(home));
}

function differenceAt(place: Place, before: PlaceState, after: PlaceState): readonly PlaceDifference[] {
  const doubts = mergedDoubts(before.doubts, after.doubts);
  // The same calls on both sides: whatever they said, it is the same.
  const isSameCall = positionOf(before.event.event) === positionOf(after.event.event);
  if (isSameCall && isSame(idsOf(before), idsOf(after))) return [];
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
