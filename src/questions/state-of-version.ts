import { placeHistory } from '../change/history';
import { allOfHistory } from '../evidence/all-of-history';
import { type Doubt, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { isObject, textOf } from '../model/json';
import { type Place, placeOf } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { type PlaceState, statesFoundBy } from './states-within';

export interface VersionContents {
  /** The call that froze it; absent where no call made that version. */
  readonly event?: StoredEvent;
  /** What it froze, by place within the version: `en_US`, `en_US/intent/ID`, … */
  readonly states: ReadonlyMap<Place, PlaceState>;
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
    return { states: new Map(), unknown: [], doubts: [], readUnits: made.readUnits };
  }
  const sources = localesOf(event);
  const copied = await Promise.all(
    sources.map(([locale, source]) => copyOf(store, scope, { locale, source, version, event: event.event })),
  );
  return {
    event,
    states: new Map(copied.flatMap(({ states }) => [...states])),
    unknown: copied.flatMap(({ unknown }) => unknown),
    doubts: mergedDoubts(...copied.map(({ doubts }) => doubts)),
    readUnits: copied.reduce((sum, one) => sum + one.readUnits, made.readUnits),
  };
}

interface Copy {
  readonly locale: string;
  readonly source: string;
  readonly version: string;
  readonly event: AuditEvent;
}

async function copyOf(store: EventStore, scope: string, { locale, source, version, event }: Copy) {
  if (source === 'DRAFT') {
    const { states, doubts, readUnits } = await statesFoundBy(
      store,
      { scope, place: placeOf('DRAFT', locale) },
      event,
    );
    const inside = [...states].map(([place, state]) => [place.replace(/^DRAFT\//, ''), state] as const);
    return { states: new Map(inside), unknown: [], doubts, readUnits };
  }
  // A version can only copy an earlier one, so this ends whatever a record claims.
  if (!(Number(source) < Number(version)))
    return { states: new Map(), unknown: [locale], doubts: [], readUnits: 0 };
  const earlier = await stateOfVersion(store, scope, source);
  const inside = [...earlier.states].filter(([place]) => place === locale || place.startsWith(`${locale}/`));
  const isUnknown = earlier.event === undefined || earlier.unknown.includes(locale);
  const { doubts, readUnits } = earlier;
  return { states: new Map(inside), unknown: isUnknown ? [locale] : [], doubts, readUnits };
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
