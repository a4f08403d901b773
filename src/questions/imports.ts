import type { AuditEvent, EventRow } from '../model/event';
import { isObject } from '../model/json';
import { type NameIndex, nameIndex } from '../model/name-index';
import { isWithin, localeOf, type Place } from '../model/place';
import { readScope, scopeOf } from '../model/scope';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { positionIn } from './change-chain';
import { type FoundEvents, latestOfHistory } from './read-all';

/** How many calls at each place where imports location are looked through; the latest ones, where there are more. */
const budget = 500;

/** A query of a scope's history, both positions included, and the places that matter. */
export interface ImportsQuery {
  readonly scope: string;
  readonly places: readonly Place[];
  readonly from: string;
  readonly to: string;
}

/**
 * Imports that were accepted in a query and may have changed one of the places, oldest first. No event
 * says what an import brought. One of a locale or vocabulary names its bot's id, one of a whole bot only
 * the name that the bot had then.
 */
export async function importsIn(store: EventStore, query: ImportsQuery): Promise<FoundEvents> {
  const { scope, from, to } = query;
  const places = query.places.filter(isImportable);
  if (places.length === 0) return { events: [], isComplete: true, readUnits: 0 };
  const { marks, readUnits } = await store.names(scope, { place: '' });
  const names = nameIndex(marks);
  const reads = await Promise.all(
    locationsOf(scope, places, names).map((location) =>
      latestOfHistory(store, { ...location, lane: 'other', from, to, budget }, ({ event }) =>
        isImport(event),
      ),
    ),
  );
  const events = reads
    .flatMap((read) => read.events)
    .filter((stored) => isInto(stored, scope, names) && places.some((place) => mayChange(stored, place)));
  return {
    events: events.toSorted((one, other) => (positionIn(one) < positionIn(other) ? -1 : 1)),
    isComplete: reads.every((read) => read.isComplete),
    readUnits: reads.reduce((sum, read) => sum + read.readUnits, readUnits),
  };
}

/** Whether an import that is where such imports are may have changed a place. */
export function mayChange({ event }: StoredEvent, place: Place): boolean {
  if (event.place === '') return isImportable(place);
  return isOfVocabulary(event) ? place === `${event.place}/vocabulary` : isWithin(place, event.place);
}

/** What an import can replace: versions are frozen, aliases and tags are no part of it. */
function isImportable(place: Place): boolean {
  return place === '' || isWithin(place, 'DRAFT');
}

/** Whether a call is an import that Lex accepted. */
export function isImport({ action, outcome }: Pick<EventRow, 'action' | 'outcome'>): boolean {
  return action === 'StartImport' && outcome === 'ok';
}

function isOfVocabulary({ request }: AuditEvent): boolean {
  const specification = isObject(request) ? request.resourceSpecification : undefined;
  return isObject(specification) && specification.customVocabularyImportSpecification !== undefined;
}

interface ImportLocation {
  readonly scope: string;
  readonly place: Place;
}

function locationsOf(scope: string, places: readonly Place[], names: NameIndex): readonly ImportLocation[] {
  const locales = places.flatMap((place) => localeOf(place)?.place ?? []);
  const named = names.everNamed(scope, '').map((name) => ({ scope: scopeNamed(scope, name), place: '' }));
  // A V1 import names what it replaces.
  const own = readScope(scope)?.isName === false ? [] : [{ scope, place: '' }];
  return [...own, ...named, ...[...new Set(locales)].map((place) => ({ scope, place }))];
}

/** A name belongs to whatever bot has it, so an import by name is one into the bot that had it then. */
function isInto(stored: StoredEvent, scope: string, names: NameIndex): boolean {
  if (stored.event.scope === scope) return true;
  const name = names.nameAt(scope, '', positionIn(stored)) ?? names.everNamed(scope, '')[0];
  return name !== undefined && stored.event.scope === scopeNamed(scope, name);
}

/** Where the calls are that know a bot by its name only. */
function scopeNamed(scope: string, name: string): string {
  const { root = '' } = readScope(scope) ?? {};
  return scopeOf({ root, kind: 'bot-named', id: name, isName: true });
}
