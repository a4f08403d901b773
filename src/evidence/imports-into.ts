import { importAction, isImport, isImportable, mayImport } from '../change/import-target';
import { type NameIndex, nameIndex } from '../model/name-index';
import { localeOf, type Place } from '../model/place';
import { positionOf } from '../model/position';
import { readScope, scopeOf } from '../model/scope';
import type { NameMark, StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { allOfHistory } from './all-of-history';

/** The places of a scope that matter, and from when to when: instants or positions, both included. */
export interface ImportsQuery {
  readonly scope: string;
  readonly places: readonly Place[];
  readonly from?: string;
  readonly to?: string;
}

export interface ImportsInto {
  /** Those that may have changed one of the places. */
  readonly events: readonly StoredEvent[];
  /**
   * How much is known that says which imports by name are into this bot: its names, and imports by them.
   * 0 where there are no such imports. It only grows.
   */
  readonly evidence: number;
  readonly readUnits: number;
}

const none: ImportsInto = { events: [], evidence: 0, readUnits: 0 };

/**
 * Imports that Lex accepted and that may have changed one of the places. One of a locale or vocabulary
 * names its bot's id; one of a whole bot only the name that the bot had then.
 */
export async function importsInto(store: EventStore, query: ImportsQuery): Promise<ImportsInto> {
  const places = query.places.filter(isImportable);
  if (places.length === 0 || readScope(query.scope) === undefined) return none;
  const { scope } = query;
  const { marks, imports, readUnits } = await importsKnown(store, { ...query, places });
  const names = nameIndex(marks);
  const byName = imports.filter(({ event }) => event.scope !== scope).length;
  return {
    events: imports.filter(
      (stored) => isInto(stored, scope, names) && places.some((place) => mayImport(stored.event, place)),
    ),
    evidence: byName === 0 ? 0 : byName + marks.length,
    readUnits,
  };
}

/** Imports by name that are into a bot with these of its names and would not be without them, or the other way round. */
export async function importsMovedBy(
  store: EventStore,
  scope: string,
  named: readonly NameMark[],
): Promise<readonly StoredEvent[]> {
  const { marks, imports } = await importsKnown(store, { scope, places: ['', 'DRAFT'] });
  const positions = new Set(named.map(positionOf));
  const before = nameIndex(marks.filter((mark) => !positions.has(positionOf(mark))));
  const after = nameIndex(marks);
  return imports.filter((stored) => isInto(stored, scope, before) !== isInto(stored, scope, after));
}

interface ImportsKnown {
  /** The names of the bot. */
  readonly marks: readonly NameMark[];
  /** Those that name the bot's id, and those by any name that it ever had. */
  readonly imports: readonly StoredEvent[];
  readonly readUnits: number;
}

async function importsKnown(
  store: EventStore,
  { scope, places, from, to }: ImportsQuery,
): Promise<ImportsKnown> {
  const { marks, readUnits } = await store.names(scope, { place: '' });
  const named = nameIndex(marks)
    .everNamed(scope, '')
    .map((name) => scopeNamed(scope, name));
  const locations = [
    ...locationsIn(scope, places).map((place) => ({ scope, place })),
    ...named.map((one) => ({ scope: one, place: '' })),
  ];
  const span = { lane: 'state', action: importAction, from, to, newestFirst: false } as const;
  const reads = await Promise.all(locations.map((one) => allOfHistory(store, { ...span, ...one })));
  return {
    marks,
    imports: reads.flatMap(({ events }) => events).filter(({ event }) => isImport(event)),
    readUnits: reads.reduce((sum, read) => sum + read.readUnits, readUnits),
  };
}

/** The scope of calls that know a bot by its name only. */
export function scopeNamed(scope: string, name: string): string {
  const { root = '' } = readScope(scope) ?? {};
  return scopeOf({ root, kind: 'bot-named', id: name, isName: true });
}

/** Where imports are that name the scope itself: at the locales; in V1 at the scope. */
function locationsIn(scope: string, places: readonly Place[]): readonly Place[] {
  const locales = new Set(places.flatMap((place) => localeOf(place)?.place ?? []));
  return [...(readScope(scope)?.isName === true ? [''] : []), ...locales];
}

/** A name belongs to whatever bot has it, so an import by name is one into the bot that had it then. */
function isInto({ event }: StoredEvent, scope: string, names: NameIndex): boolean {
  if (event.scope === scope) return true;
  const name = names.nameAt(scope, '', positionOf(event)) ?? names.everNamed(scope, '')[0];
  return name !== undefined && event.scope === scopeNamed(scope, name);
}
