import { draftOf, type Place } from './place';
import { compareKeys, endOf } from './position';
import type { NameMark } from './stored';
import { testAlias } from './test-alias';

/** The id of a mark that was read from Lex itself, and not from an event. */
export const syncId = 'sync';

/** What things were called, by the name marks of a store. */
export interface NameIndex {
  /**
   * What the thing at a place of a scope ('' is the scope itself) was called at a moment: the name of the
   * last mark at or before it. The moment is a position `instant|id`, or an instant with all it holds.
   */
  nameAt(scope: string, place: Place, at: string): string | undefined;
  /** Every name that a thing has had, oldest first, each once. */
  everNamed(scope: string, place: Place): readonly string[];
}

/**
 * Makes names searchable by moment, from the name marks of `EventStore.names`.
 *
 * @example
 * ```ts
 * const { marks } = await store.names(named.event.scope);
 * console.log(nameIndex(marks).everNamed(named.event.scope, ''));
 * ```
 */
export function nameIndex(marks: readonly NameMark[]): NameIndex {
  const index: Index = new Map();
  for (const mark of marks) addMark(index, mark);
  for (const places of index.values()) {
    for (const [place, names] of places) places.set(place, inOrder(names));
  }
  return {
    nameAt: (scope, place, at) => nameAt(index, { scope, place }, at),
    everNamed: (scope, place) => everNamed(index, { scope, place }),
  };
}

interface Named {
  readonly at: string;
  readonly name: string;
}

/** A renaming would have left a mark of its own: a name that Lex gave before any event did has held since the trail began. */
function inOrder(names: readonly Named[]): Named[] {
  const [first, ...later] = names.toSorted((a, b) => compareKeys(a.at, b.at));
  if (first === undefined) return [];
  return [first.at.endsWith(`|${syncId}`) ? { ...first, at: '' } : first, ...later];
}

type Index = Map<string, Map<Place, Named[]>>;
type Thing = Pick<NameMark, 'scope' | 'place'>;

function addMark(index: Index, { scope, place, instant, id, name }: NameMark): void {
  if (name === undefined) return;
  const places = index.get(scope) ?? new Map<Place, Named[]>();
  index.set(scope, places);
  const names = places.get(place);
  const named = { at: `${instant}|${id}`, name };
  if (names) names.push(named);
  else places.set(place, [named]);
}

function nameAt(index: Index, thing: Thing, at: string): string | undefined {
  const limit = at.includes('|') ? at : endOf(`${at}|`);
  const own = namesOf(index, thing);
  const last = own.findLast((named) => compareKeys(named.at, limit) <= 0);
  if (last || own.length > 0) return last?.name;
  if (thing.place === testAlias.place) return testAlias.name;
  const drafts = namesOf(index, { ...thing, place: draftOf(thing.place) });
  // Which name a version froze is not recorded; a draft that had only ever one leaves no doubt.
  const [only] = drafts;
  return only && compareKeys(only.at, limit) <= 0 && drafts.every(({ name }) => name === only.name)
    ? only.name
    : undefined;
}

function everNamed(index: Index, thing: Thing): readonly string[] {
  const all = [...namesOf(index, thing), ...namesOf(index, { ...thing, place: draftOf(thing.place) })];
  const given = thing.place === testAlias.place ? [testAlias.name] : [];
  return [...new Set([...given, ...all.map(({ name }) => name)])];
}

function namesOf(index: Index, { scope, place }: Thing): readonly Named[] {
  return index.get(scope)?.get(place) ?? [];
}
