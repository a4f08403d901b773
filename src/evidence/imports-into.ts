import { type Naming, noNaming } from '../change/basis';
import { importAction, isImport, isImportable, mayImport } from '../change/import-target';
import { isCreation } from '../change/initial-state';
import type { AuditEvent } from '../model/event';
import { nameIndex, syncId } from '../model/name-index';
import { localeOf, type Place } from '../model/place';
import { compareKeys, positionOf } from '../model/position';
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
  /**
   * Whether to leave out imports by a name that no call gives the bot at any time; of a bot without a name
   * then, it may have been its own. @default false
   */
  readonly isNameKnown?: boolean;
}

export interface ImportsInto {
  /** Those that may have changed one of the places. */
  readonly events: readonly StoredEvent[];
  /** Where only known names count, what says which of the imports by name are into the bot. */
  readonly naming: Naming;
  readonly readUnits: number;
}

const none: ImportsInto = { events: [], naming: noNaming, readUnits: 0 };

/**
 * Imports that Lex accepted and that may have changed one of the places. One of a locale or vocabulary
 * names its bot's id; one of a whole bot only the name that the bot had then.
 */
export async function importsInto(store: EventStore, query: ImportsQuery): Promise<ImportsInto> {
  const { scope, from, to, isNameKnown = false } = query;
  const places = query.places.filter(isImportable);
  if (places.length === 0 || readScope(scope) === undefined) return none;
  const { marks, readUnits } = await store.names(scope, { place: '' });
  const bot = { scope, marks };
  const own = namedScopes(bot);
  const others = isNameKnown ? noScopes : await scopesUnderOtherNames(store, bot, from ?? '');
  const locations = [
    ...locationsIn(scope, places).map((place) => ({ scope, place })),
    ...[...own, ...others.scopes].map((one) => ({ scope: one, place: '' })),
  ];
  const span = { lane: 'state', action: importAction, from, to, newestFirst: false } as const;
  const reads = await Promise.all(locations.map((one) => allOfHistory(store, { ...span, ...one })));
  const found = reads.flatMap(({ events }) => events).filter(({ event }) => isImport(event));
  const imports = found.map(({ event }) => event).filter((one) => own.includes(one.scope));
  const naming = isNameKnown && imports.length > 0 ? await namingCalls(store, scope) : noCalls;
  const named = { scope, marks: namesBy(naming.calls, marks) };
  const into = found.filter(
    ({ event }) => isInto(event, named) && places.some((place) => mayImport(event, place)),
  );
  const existing = await withoutThoseBefore(store, named, into);
  return {
    events: existing.events,
    naming: { imports, calls: naming.calls },
    readUnits: [...reads, others, existing, naming].reduce((sum, read) => sum + read.readUnits, readUnits),
  };
}

/** What calls say of names goes before their marks, which may not be written yet. */
function namesBy(calls: readonly AuditEvent[], marks: readonly NameMark[]): readonly NameMark[] {
  if (calls.length === 0) return marks;
  const given = calls.map(({ scope, place, instant, id, name }) => ({ scope, place, instant, id, name }));
  return [...marks.filter(({ id }) => id === syncId), ...given];
}

/** The imports that some calls which name a bot make one into it, or one into another. */
export async function importsNamedBy(
  store: EventStore,
  scope: string,
  calls: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> {
  const { naming } = await importsInto(store, { scope, places: ['', 'DRAFT'], isNameKnown: true });
  const positions = new Set(calls.map(positionOf));
  const others = naming.calls.filter((call) => !positions.has(positionOf(call)));
  const known = new Set(others.map(({ name }) => name));
  const newNames = calls.flatMap(({ name }) => (name === undefined || known.has(name) ? [] : [name]));
  const scopes = new Set(newNames.map((name) => scopeNamed(scope, name)));
  const [first = ''] = calls.map(({ instant }) => instant).sort(compareKeys);
  return naming.imports.filter((one) => scopes.has(one.scope) || one.interval.to >= first);
}

const noCalls = { calls: [], readUnits: 0 };

async function namingCalls(
  store: EventStore,
  scope: string,
): Promise<{ readonly calls: readonly AuditEvent[]; readonly readUnits: number }> {
  const read = await allOfHistory(store, { scope, lane: 'state', place: '', newestFirst: false });
  const calls = read.events.map(({ event }) => event).filter(({ name }) => name !== undefined);
  return { calls, readUnits: read.readUnits };
}

/** The scope of calls that know a bot by its name only. */
export function scopeNamed(scope: string, name: string): string {
  const { root = '' } = readScope(scope) ?? {};
  return scopeOf({ root, kind: 'bot-named', id: name, isName: true });
}

/** A bot, and what it was called when. */
interface NamedBot {
  readonly scope: string;
  readonly marks: readonly NameMark[];
}

function namedScopes({ scope, marks }: NamedBot): readonly string[] {
  return nameIndex(marks)
    .everNamed(scope, '')
    .map((name) => scopeNamed(scope, name));
}

/** Where imports are that name the scope itself: at the locales; in V1 at the scope. */
function locationsIn(scope: string, places: readonly Place[]): readonly Place[] {
  const locales = new Set(places.flatMap((place) => localeOf(place)?.place ?? []));
  return [...(readScope(scope)?.isName === true ? [''] : []), ...locales];
}

const noScopes = { scopes: [], readUnits: 0 };

/** While no call says what a bot is called, an import by any name may be into it. */
async function scopesUnderOtherNames(
  store: EventStore,
  { scope, marks }: NamedBot,
  from: string,
): Promise<{ readonly scopes: readonly string[]; readonly readUnits: number }> {
  const { root, isName } = readScope(scope) ?? {};
  if (isName === true || nameIndex(marks).nameAt(scope, '', from) !== undefined) return noScopes;
  const { names, readUnits } = await store.bots();
  const own = new Set(namedScopes({ scope, marks }));
  const scopes = [...new Set(names.map((one) => one.scope))].filter((one) => {
    const other = readScope(one);
    return other?.kind === 'bot-named' && other.root === root && !own.has(one);
  });
  return { scopes, readUnits };
}

/** A name belongs to whatever bot has it, so an import by name is one into the bot that had it then. */
function isInto(event: AuditEvent, bot: NamedBot): boolean {
  const names = namesDuring(event, bot);
  return (
    event.scope === bot.scope ||
    names.some((name) => name === undefined || event.scope === scopeNamed(bot.scope, name))
  );
}

/** What the bot was called when a call took effect, as far as that is known; undefined is any name. */
function namesDuring({ interval }: AuditEvent, { scope, marks }: NamedBot): readonly (string | undefined)[] {
  const justBefore = new Date(Date.parse(interval.from) - 1).toISOString();
  const given = marks.filter(({ instant }) => instant >= interval.from && instant <= interval.to);
  return [nameIndex(marks).nameAt(scope, '', justBefore), ...given.flatMap(({ name }) => name ?? [])];
}

/** Into a bot that was made only later nothing was imported. */
async function withoutThoseBefore(
  store: EventStore,
  bot: NamedBot,
  imports: readonly StoredEvent[],
): Promise<Pick<ImportsInto, 'events' | 'readUnits'>> {
  const { scope } = bot;
  const isDoubtful = ({ event }: StoredEvent) =>
    event.scope !== scope && namesDuring(event, bot).includes(undefined);
  if (!imports.some(isDoubtful)) return { events: imports, readUnits: 0 };
  const { events, readUnits } = await store.history({
    scope,
    lane: 'state',
    place: '',
    newestFirst: false,
    limit: 1,
  });
  const made = events.find(({ event }) => isCreation(event))?.event.interval.from ?? '';
  return { events: imports.filter(({ event }) => event.interval.to >= made), readUnits };
}
