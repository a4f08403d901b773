import { placeHistory } from '../change/history';
import { allOfHistory } from '../evidence/all-of-history';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { isObject, textOf } from '../model/json';
import { isWithin, type Place, placeOf } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type PlaceState, statesFoundBy } from './states-within';

export interface VersionContents {
  /** The call that froze it; absent where no call made that version. */
  readonly event?: StoredEvent;
  /** What it froze, by place within the version: `en_US`, `en_US/intent/ID`, … */
  readonly states: ReadonlyMap<Place, PlaceState>;
  /** What was not in it though calls are known of it. */
  readonly absent: ReadonlySet<Place>;
  /** Locales from a source that is not known: a version made before the trail. */
  readonly unknown: readonly string[];
  /** Why it may hold more than these. */
  readonly doubts: readonly Doubt[];
  readonly readUnits: number;
}

/**
 * What a numbered version contains. A version is a frozen copy, made by CreateBotVersion: for each
 * locale of DRAFT, or of an earlier version, as it was at that moment.
 *
 * @example
 * ```ts
 * const { states, unknown } = await stateOfVersion(store, named.event.scope, '7');
 * console.log([...states.keys()], unknown);
 * ```
 */
export async function stateOfVersion(
  store: EventStore,
  scope: string,
  version: string,
): Promise<VersionContents> {
  const place = placeOf('version', version);
  const made = await allOfHistory(store, { scope, lane: 'state', place, newestFirst: false });
  const [first] = placeHistory(
    place,
    made.events.map((stored) => stored.event),
  ).events;
  const event = made.events.find((stored) => stored.event === first);
  if (event === undefined || !event.event.action.startsWith('Create')) {
    return { ...nothingKnown, readUnits: made.readUnits };
  }
  const sources = localesOf(event);
  const copied = await Promise.all(
    sources.map(([locale, source]) => copyOf(store, scope, { locale, source, version, event: event.event })),
  );
  return {
    event,
    states: new Map(copied.flatMap(({ states }) => [...states])),
    absent: new Set(copied.flatMap(({ absent }) => [...absent])),
    unknown: copied.flatMap(({ unknown }) => unknown),
    doubts: mergedDoubts(...copied.map(({ doubts }) => doubts)),
    readUnits: copied.reduce((sum, one) => sum + one.readUnits, made.readUnits),
  };
}

const nothingKnown = {
  states: new Map<Place, PlaceState>(),
  absent: new Set<Place>(),
  unknown: [],
  doubts: [doubtOf('first-known-state')],
  readUnits: 0,
};

interface Copy {
  readonly locale: string;
  readonly source: string;
  readonly version: string;
  readonly event: AuditEvent;
}

async function copyOf(store: EventStore, scope: string, { locale, source, version, event }: Copy) {
  if (source === 'DRAFT') {
    const draft = { scope, place: placeOf('DRAFT', locale) };
    const { states, absent, ...found } = await statesFoundBy(store, draft, event);
    return {
      ...found,
      states: new Map([...states].map(([place, state]) => [inVersion(place), state] as const)),
      absent: new Set([...absent].map(inVersion)),
      unknown: [],
    };
  }
  // A version can only copy an earlier one, so this ends whatever a record claims.
  if (!(Number(source) < Number(version))) return { ...nothingKnown, unknown: [locale] };
  const { event: made, ...earlier } = await stateOfVersion(store, scope, source);
  return {
    ...earlier,
    states: new Map([...earlier.states].filter(([place]) => isWithin(place, locale))),
    unknown: made === undefined || earlier.unknown.includes(locale) ? [locale] : [],
  };
}

/** A place of the draft as it is in a version. */
function inVersion(place: Place): Place {
  return place.replace(/^DRAFT\//, '');
}

/** The locales that a version was made of, each with the version that was copied, or DRAFT. */
export function localesOf({ event }: StoredEvent): readonly (readonly [string, string])[] {
  const said = isObject(event.request) ? event.request.botVersionLocaleSpecification : undefined;
  const echoed = isObject(event.response) ? event.response.botVersionLocaleSpecification : undefined;
  const specification = isObject(said) ? said : echoed;
  if (!isObject(specification)) return [];
  return Object.entries(specification).map(([locale, details]) => {
    const source = isObject(details) ? textOf(details.sourceBotVersion) : undefined;
    return [locale, source ?? 'DRAFT'];
  });
}
