import type { NameIndex } from '../model/name-index';
import type { Place } from '../model/place';
import { type Resource, resourceAt } from '../questions/resource';
import type { PlaceState } from '../questions/states-within';
import type { LabelledState } from '../view/answers/state';

/** States with what they are called; `root` is where their places begin, such as `DRAFT` for those of a version. */
export function labelled(
  { scope }: Resource,
  states: ReadonlyMap<Place, PlaceState>,
  { names, root }: { readonly names: NameIndex; readonly root: Place },
): readonly LabelledState[] {
  return [...states].map(([place, state]) => {
    const whole = [root, place].filter((part) => part !== '').join('/');
    return { label: resourceAt(scope, whole, names).label, place, state };
  });
}
