import type { Difference } from '../../model/change';
import { type JsonValue, textOf } from '../../model/json';
import { draftOf, type Place, placeOf } from '../../model/place';
import { type ResourceField, resourcesInScope } from '../../model/resources-in-scope';
import type { StoredEvent } from '../../model/stored';
import type { MarksOf } from '../../store/store';
import { valuesAt } from '../judge/json-walk';

/** A thing of which is asked what it was called. */
export interface NamedResource extends MarksOf {
  readonly scope: string;
}

/** What views of these events name, as of their time: no more than that, however much their bots hold. */
export function resourcesNamed(events: readonly StoredEvent[]): readonly NamedResource[] {
  const [since] = events.map(({ event }) => event.instant).sort();
  return events.flatMap((stored) =>
    placesNamed(stored).flatMap((place) => marksAsked(stored.event.scope, place, since)),
  );
}

/** Of a numbered version the draft tells the name, if it had ever but one: so all of the draft's count. */
function marksAsked(scope: string, place: Place, since: string | undefined): readonly NamedResource[] {
  const draft = draftOf(place);
  return [{ scope, place, since }, ...(draft === place ? [] : [{ scope, place: draft }])];
}

/** The scope, the things that the event stands in, and those that its members and differences tell the id of. */
function placesNamed({ event, change }: StoredEvent): readonly Place[] {
  const around = resourcesInScope(event).filter(({ field, id }) => namedFields.has(field) && id !== '');
  const places = [
    '',
    ...around.map(({ place }) => place),
    ...[event.request, event.response].flatMap(aliasesIn),
    ...(change?.differences ?? []).flatMap((difference) => placesIn(difference, event.place)),
  ];
  // A call that succeeded says what it names is called.
  const saysItself = event.lane === 'state' && event.name !== undefined;
  return [...new Set(saysItself ? places.filter((place) => place !== event.place) : places)];
}

/** What goes by a name; a locale and a version go by their id. */
const namedFields: ReadonlySet<ResourceField> = new Set(['alias', 'intent', 'slot', 'slottype']);

/** Where calls tell the id of an alias that they do not stand at. */
const aliasIdPaths = [
  'botAliasId',
  'target.botAliasTarget.botAliasId',
  'generationDataSource.conversationLogsDataSource.botAliasId',
] as const;

function aliasesIn(members: JsonValue): readonly Place[] {
  return aliasIdPaths.flatMap((path) => valuesAt(members, path)).flatMap((id) => placeBy('alias', id));
}

/** An intent orders its slots by their ids, and a slot takes a slot type of its locale. */
function placesIn(difference: Difference, place: Place): readonly Place[] {
  const [, slot] = /^slotPriorities\[([^\\\]]+)\]/.exec(difference.path) ?? [];
  if (slot !== undefined) return [`${place}/${placeOf('slot', slot)}`];
  const [locale] = /^.*?(?=\/intent\/)/s.exec(place) ?? [];
  if (difference.path !== 'slotTypeId' || locale === undefined) return [];
  const ids = ['before' in difference && difference.before, 'after' in difference && difference.after];
  return ids.flatMap((id) => placeBy('slottype', id)).map((type) => `${locale}/${type}`);
}

/** Built-in slot types are their own names. */
function placeBy(kind: 'alias' | 'slottype', id: JsonValue): readonly Place[] {
  const text = textOf(id);
  return text === undefined || text.startsWith('AMAZON.') ? [] : [placeOf(kind, text)];
}
