import { type NameIndex, nameIndex } from '../name-index';
import { lineage, type Place, placeOf } from '../place';
import { nearest } from '../query/nearest';
import { botOf, thingsOf } from '../query/things';
import { byBot } from '../store/keys';
import type { EventStore, NameMark } from '../store/store';
import { rowsThatFit } from './read-all';
import { ever, type Resource, resourceAt } from './resource';

export type Resolution = { readonly readUnits: number } & (
  | { readonly kind: 'found'; readonly resource: Resource }
  /** Several fit; each candidate's label tells it apart. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Resource[] }
  | {
      readonly kind: 'unknown';
      /** The part of the text that nothing fits. */
      readonly part: string;
      /** What it may have meant. */
      readonly suggestions: readonly string[];
    }
);

/**
 * The resource that a text means: `OrderFlowers`, `OrderFlowers/BookHotel`, `OrderFlowers/BookHotel/Day`,
 * `OrderFlowers/en_US/BookHotel`, `OrderFlowers/alias:PROD`, an ARN; an id can stand for any name, and
 * a name that a thing once bore finds it too.
 */
export async function resolveResource(store: EventStore, text: string): Promise<Resolution> {
  const scopes = await store.bots();
  const { root, parts } = partsOf(text, scopes.marks);
  const found = await rootsNamed(store, root, scopes.marks);
  const readUnits = scopes.readUnits + found.readUnits;
  if (found.roots.length === 0) return { ...unknown(root, namesOfScopes(scopes.marks)), readUnits };
  if (parts.length === 0) return { ...chosen(found.roots, nameIndex(scopes.marks)), readUnits };
  const within = await Promise.all(found.roots.map((scope) => findWithin(store, scope, parts, scopes.marks)));
  const cost = within.reduce((sum, one) => sum + one.readUnits, readUnits);
  const resources = within.flatMap((one) => one.resources);
  const [first, ...others] = resources;
  if (first === undefined) {
    return {
      ...unknown(
        parts.at(-1) ?? '',
        within.flatMap((one) => one.names),
      ),
      readUnits: cost,
    };
  }
  if (others.length === 0) return { kind: 'found', resource: first, readUnits: cost };
  return { kind: 'ambiguous', candidates: resources, readUnits: cost };
}

/** An ARN may hold slashes itself; everything else is split at them. */
function partsOf(text: string, marks: readonly NameMark[]) {
  const trimmed = text.trim().replace(/\/+$/, '');
  const scope = marks
    .map((mark) => mark.scope)
    .filter((known) => trimmed === known || trimmed.startsWith(`${known}/`))
    .reduce((longest, known) => (known.length > longest.length ? known : longest), '');
  if (scope !== '') return { root: scope, parts: split(trimmed.slice(scope.length)) };
  const [root = '', ...parts] = split(trimmed);
  return { root, parts };
}

function split(text: string): readonly string[] {
  return text.split('/').filter((part) => part !== '');
}

/** The scopes a text means, the best kind of match only: its ARN or id, its name now, a name it once bore. */
async function rootsNamed(store: EventStore, text: string, marks: readonly NameMark[]) {
  const names = nameIndex(marks);
  const wanted = text.toLowerCase();
  const tests: readonly ((scope: string) => boolean)[] = [
    (scope) => scope === text || idOf(scope).toLowerCase() === wanted,
    (scope) => !isNameOnly(scope) && names.nameAt(scope, '', ever)?.toLowerCase() === wanted,
    (scope) => !isNameOnly(scope) && names.everNamed(scope, '').some((name) => name.toLowerCase() === wanted),
    (scope) => names.everNamed(scope, '').some((name) => name.toLowerCase() === wanted),
  ];
  const scopes = names.scopes();
  const roots = tests.map((test) => scopes.filter(test)).find((fitting) => fitting.length > 0) ?? [];
  return roots.length < 2 ? { roots, readUnits: 0 } : withoutDeleted(store, roots);
}

/** Of several that bore the name, those that were deleted only count if all were. */
async function withoutDeleted(store: EventStore, scopes: readonly string[]) {
  const reads = await Promise.all(
    scopes.map((scope) => store.history({ scope, lane: 'state', place: '', newestFirst: true, limit: 1 })),
  );
  const alive = scopes.filter((_, index) => !reads[index]?.events[0]?.event.action.startsWith('Delete'));
  const readUnits = reads.reduce((sum, read) => sum + read.readUnits, 0);
  return { roots: alive.length > 0 ? alive : scopes, readUnits };
}

/** A bot that a call knew by name only is not a bot of its own. */
function isNameOnly(scope: string): boolean {
  return scope.includes(':bot-named/');
}

function idOf(scope: string): string {
  if (isNameOnly(scope)) return '';
  return botOf(scope) ?? scope.split(/[:/]/).at(-1) ?? '';
}

interface Within {
  readonly resources: readonly Resource[];
  /** Names of what there is, for suggestions. */
  readonly names: readonly string[];
  readonly readUnits: number;
}

async function findWithin(
  store: EventStore,
  scope: string,
  parts: readonly string[],
  scopeMarks: readonly NameMark[],
): Promise<Within> {
  const { marks, readUnits } = await store.names(scope);
  const names = nameIndex([...scopeMarks.filter((mark) => mark.scope === scope), ...marks]);
  const named = new Set(marks.flatMap(({ place }) => lineage(place)));
  const known = placesThatFit([...named], scope, parts, names);
  const spare = known.length > 0 ? undefined : await recentPlaces(store, scope);
  const places = spare === undefined ? known : placesThatFit(spare.places, scope, parts, names);
  return {
    resources: places.map((place) => resourceAt(scope, place, names)),
    names: [...named].flatMap((place) => names.everNamed(scope, place)),
    readUnits: readUnits + (spare?.readUnits ?? 0),
  };
}

/** Places of the latest calls: what never got a name (a version, a replica) is found there. */
async function recentPlaces(store: EventStore, scope: string) {
  const query = { index: 'byBot', partition: scope, newestFirst: true, limit: 1000, budget: 1000 } as const;
  const { rows, readUnits } = byBot.holds(scope)
    ? await rowsThatFit(store, query, () => true)
    : { rows: [], readUnits: 0 };
  return { places: [...new Set(rows.flatMap(({ place }) => lineage(place)))], readUnits };
}

/** The places whose last thing the last part means, and whose outer things the parts before mean, in order. */
function placesThatFit(
  places: readonly Place[],
  scope: string,
  parts: readonly string[],
  names: NameIndex,
): readonly Place[] {
  const exact = places.filter((place) => place !== '' && isSamePlace(place, parts));
  if (exact.length > 0) return exact;
  const nameNow = (at: Place) => [names.nameAt(scope, at, ever)].filter((name) => name !== undefined);
  const current = places.filter((place) => fits(place, scope, parts, nameNow));
  if (current.length > 0) return current;
  return places.filter((place) => fits(place, scope, parts, (at) => names.everNamed(scope, at)));
}

/** `OrderFlowers/en_US/vocabulary` is a place as it stands, with or without its `DRAFT`. */
function isSamePlace(place: Place, parts: readonly string[]): boolean {
  const written = placeOf(...parts);
  return place === written || place === `DRAFT/${written}`;
}

function fits(
  place: Place,
  scope: string,
  parts: readonly string[],
  namesAt: (place: Place) => readonly string[],
): boolean {
  const things = thingsOf({ scope, place }).filter((thing) => thing.place !== '');
  const last = things.at(-1);
  if (last === undefined || last.place !== place) return false;
  const left = [...parts];
  for (const thing of things.toReversed()) {
    const part = left.at(-1);
    const isMeant = part !== undefined && means(part, thing.field, [thing.id, ...namesAt(thing.place)]);
    if (isMeant) left.pop();
    else if (thing === last) return false;
  }
  return left.length === 0;
}

/** `PROD` and `alias:PROD` mean the alias PROD; a version goes by its number with the word before it. */
function means(part: string, field: string, names: readonly string[]): boolean {
  const [, prefix, bare] = /^(alias|intent|slot|slottype|locale|version):(.*)$/is.exec(part) ?? [];
  if (prefix !== undefined && prefix.toLowerCase() !== field) return false;
  const wanted = (bare ?? part).toLowerCase();
  return names.some((name) => name.toLowerCase() === wanted);
}

function chosen(roots: readonly string[], names: NameIndex) {
  const candidates = roots.map((scope) => resourceAt(scope, '', names));
  const [first, ...others] = candidates;
  if (first !== undefined && others.length === 0) return { kind: 'found', resource: first } as const;
  // Their names are the same, so only the ARN tells them apart.
  return { kind: 'ambiguous', candidates: candidates.map((one) => ({ ...one, label: one.scope })) } as const;
}

function namesOfScopes(marks: readonly NameMark[]): readonly string[] {
  return marks.flatMap(({ name }) => name ?? []);
}

function unknown(part: string, names: readonly string[]) {
  const suggestion = nearest(part, [...new Set(names)]);
  return { kind: 'unknown', part, suggestions: suggestion === undefined ? [] : [suggestion] } as const;
}
