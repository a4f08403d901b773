import type { Difference } from '../../model/change';
import { type JsonValue, textOf } from '../../model/json';
import { draftOf, type Place, placeOf } from '../../model/place';
import { type ResourceField, resourcesInScope } from '../../model/resources-in-scope';
import type { StoredEvent } from '../../model/stored';
import type { MarksOf } from '../../store/store';
import { valuesAt } from '../judge/json-walk';

/** A resource to be named. */
export interface NamedResource extends MarksOf {
  readonly scope: string;
}

/** The resources that views of these events name, and no others, however much their bots hold. */
export function resourcesNamed(events: readonly StoredEvent[]): readonly NamedResource[] {
  const [since] = events.map(({ event }) => event.instant).sort();
  return events.flatMap((stored) =>
    placesNamed(stored).flatMap((place) => marksAsked(stored.event.scope, place, since)),
  );
}

/** A numbered version has its draft's name if the draft has had only one: so all of the draft's are needed. */
function marksAsked(scope: string, place: Place, since: string | undefined): readonly NamedResource[] {
  const draft = draftOf(place);
  return [{ scope, place, since }, ...(draft === place ? [] : [{ scope, place: draft }])];
}

/** The scope, the resources around the event's place, and those that its members and differences name by id. */
function placesNamed({ event, change }: StoredEvent): readonly Place[] {
  const around = resourcesInScope(event).filter(({ field, id }) => namedFields.has(field) && id !== '');
  const places = [
    '',
    ...around.map(({ place }) => place),
    ...[event.request, event.response].flatMap(aliasesIn),
    ...(change?.differences ?? []).flatMap((difference) => placesIn(difference, event.place)),
  ];
  // A successful call carries the name of its own resource.
  const saysItself = event.lane === 'state' && event.name !== undefined;
  return [...new Set(saysItself ? places.filter((place) => place !== event.place) : places)];
}

/** Resources with names; locales and versions go by their id. */
const namedFields: ReadonlySet<ResourceField> = new Set(['alias', 'intent', 'slot', 'slottype']);

/** Where requests and responses name an alias that is not the call's own resource. */
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
