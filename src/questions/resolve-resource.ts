import { type NameIndex, nameIndex } from '../model/name-index';
import { lineage, type Place, placeOf } from '../model/place';
import { resourcesInScope } from '../model/resources-in-scope';
import { readScope } from '../model/scope';
import { nearest } from '../query/filter/nearest';
import type { BotNames } from '../query/plan/bot-names';
import { meter } from '../query/run/cost';
import { type NameDirectory, nameDirectory } from '../query/run/names-of';
import { byBot } from '../store/keys';
import type { EventStore } from '../store/store';
import { type Meant, meantOf, type Namesake } from './namesakes';
import { rowsThatFit } from './read-all';
import { ever, type Resource, resourceAt } from './resource';

export type Resolution = Resolved & { readonly readUnits: number };

export type Resolved =
  /** `namesakes`: other bots that the name means or once meant, and that this is not about. */
  | { readonly kind: 'found'; readonly resource: Resource; readonly namesakes: readonly Namesake[] }
  /** Several fit; each candidate's label tells it apart. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Resource[] }
  | {
      readonly kind: 'unknown';
      /** The part of the text that nothing fits. */
      readonly part: string;
      /** What it may have meant. */
      readonly suggestions: readonly string[];
    };

/**
 * The resource that a text means: `OrderFlowers`, `OrderFlowers/BookHotel`, `OrderFlowers/BookHotel/Day`,
 * `OrderFlowers/en_US/BookHotel`, `OrderFlowers/alias:PROD`, an ARN; an id can replace any name, and
 * a former name finds it too.
 *
 * @example
 * ```ts
 * const found = await resolveResource(store, 'OrderFlowers/alias:PROD');
 * if (found.kind === 'unknown') console.error('did you mean', found.suggestions);
 * ```
 */
export async function resolveResource(store: EventStore, text: string): Promise<Resolution> {
  const costs = meter();
  const directory = nameDirectory(store, costs.units);
  const bots = await directory.loadBots();
  const { root, parts } = partsOf(text, bots);
  const answer = await answerOf({ store, directory, bots, units: costs.units }, root, parts);
  return { ...answer, readUnits: costs.cost.readUnits };
}

interface ResolutionContext {
  readonly store: EventStore;
  readonly directory: NameDirectory;
  readonly bots: BotNames;
  /** Hears what reading costs. */
  readonly units: (readUnits: number) => void;
}

async function answerOf(
  context: ResolutionContext,
  root: string,
  parts: readonly string[],
): Promise<Resolved> {
  const { scopes: roots, others: namesakes } = await rootsNamed(context, root);
  if (roots.length === 0) return unknown(root, [...context.bots.values()].flat());
  if (parts.length === 0) return chosen(roots, namesakes, context.directory.names);
  const within = await Promise.all(roots.map((scope) => findWithin(context, scope, parts)));
  const resources = within.flatMap((one) => one.resources);
  const [first, ...others] = resources;
  if (first === undefined) {
    return unknown(
      parts.at(-1) ?? '',
      within.flatMap((one) => one.names),
    );
  }
  return others.length === 0
    ? { kind: 'found', resource: first, namesakes }
    : { kind: 'ambiguous', candidates: resources };
}

/** An ARN may hold slashes itself; everything else is split at them. */
function partsOf(text: string, bots: BotNames) {
  const trimmed = text.trim().replace(/\/+$/, '');
  const scope = [...bots.keys()]
    .filter((known) => trimmed === known || trimmed.startsWith(`${known}/`))
    .reduce((longest, known) => (known.length > longest.length ? known : longest), '');
  if (scope !== '') return { root: scope, parts: split(trimmed.slice(scope.length)) };
  const [root = '', ...parts] = split(trimmed);
  return { root, parts };
}

function split(text: string): readonly string[] {
  return text.split('/').filter((part) => part !== '');
}

/** The scopes a text means, the best kind of match only: its ARN or id, its name now, a former name. */
async function rootsNamed(context: ResolutionContext, text: string): Promise<Meant> {
  const wanted = text.toLowerCase();
  const isItself = (scope: string) => scope === text || idOf(scope).toLowerCase() === wanted;
  const tests: readonly ((scope: string, names: readonly string[]) => boolean)[] = [
    isItself,
    (scope, names) => !isNameOnly(scope) && names.some((name) => name.toLowerCase() === wanted),
    (_, names) => names.some((name) => name.toLowerCase() === wanted),
  ];
  const fitting = tests
    .map((test) => [...context.bots].filter(([scope, names]) => test(scope, names)).map(([scope]) => scope))
    .find((scopes) => scopes.length > 0);
  if (fitting === undefined) return { scopes: [], others: [] };
  const { names, loadResources } = context.directory;
  await loadResources(fitting.map((scope) => ({ scope, place: '', since: ever })));
  return meantOf(
    context,
    fitting,
    (scope) => isItself(scope) || names.nameAt(scope, '', ever)?.toLowerCase() === wanted,
  );
}

/** A bot that a call knew by name only is not a bot of its own. */
function isNameOnly(scope: string): boolean {
  return readScope(scope)?.kind === 'bot-named';
}

function idOf(scope: string): string {
  return isNameOnly(scope) ? '' : (readScope(scope)?.id ?? '');
}

interface MatchesWithin {
  readonly resources: readonly Resource[];
  /** Names of what there is, for suggestions. */
  readonly names: readonly string[];
}

async function findWithin(
  context: ResolutionContext,
  scope: string,
  parts: readonly string[],
): Promise<MatchesWithin> {
  const { marks, readUnits } = await context.store.names(scope);
  context.units(readUnits);
  const names = nameIndex(marks);
  const named = new Set(marks.flatMap(({ place }) => lineage(place)));
  const known = placesThatFit([...named], scope, parts, names);
  const places =
    known.length > 0 ? known : placesThatFit(await recentPlaces(context, scope), scope, parts, names);
  return {
    resources: places.map((place) => resourceAt(scope, place, names)),
    names: [...named].flatMap((place) => names.everNamed(scope, place)),
  };
}

/** Places of the latest calls: what never got a name (a version, a replica) is found there. */
async function recentPlaces({ store, units }: ResolutionContext, scope: string): Promise<readonly Place[]> {
  if (!byBot.holds(scope)) return [];
  const query = { index: 'byBot', partition: scope, newestFirst: true, limit: 1000, budget: 1000 } as const;
  const { rows, readUnits } = await rowsThatFit(store, query, () => true);
  units(readUnits);
  return [...new Set(rows.flatMap(({ place }) => lineage(place)))];
}

/** The places where the last part means the last thing, and the parts before it mean outer things, in order. */
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

/** `OrderFlowers/en_US/vocabulary` is a place as it is written, with or without its `DRAFT`. */
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
  const things = resourcesInScope({ scope, place }).filter((thing) => thing.place !== '');
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

/** `PROD`, `alias:PROD` and, as lists print it, `alias PROD` mean the alias PROD; a version goes by its number with the word before it. */
function means(part: string, field: string, names: readonly string[]): boolean {
  const [, prefix, bare] = /^(alias|intent|slot|slottype|locale|version)[: ](.*)$/is.exec(part) ?? [];
  if (prefix !== undefined && prefix.toLowerCase() !== field) return false;
  const wanted = (bare ?? part).toLowerCase();
  return names.some((name) => name.toLowerCase() === wanted);
}

function chosen(roots: readonly string[], namesakes: readonly Namesake[], names: NameIndex): Resolved {
  const candidates = roots.map((scope) => resourceAt(scope, '', names));
  const [first, ...others] = candidates;
  if (first !== undefined && others.length === 0) return { kind: 'found', resource: first, namesakes };
  // Their names are the same, so only the ARN tells them apart.
  return { kind: 'ambiguous', candidates: candidates.map((one) => ({ ...one, label: one.scope })) };
}

function unknown(part: string, names: readonly string[]): Resolved {
  // The same name elsewhere is no help: it is not known where it was asked for.
  const others = names.filter((name) => name.toLowerCase() !== part.toLowerCase());
  const suggestion = nearest(part, [...new Set(others)]);
  return { kind: 'unknown', part, suggestions: suggestion === undefined ? [] : [suggestion] };
}
