import type { Difference } from '../model/change';
import type { JsonValue } from '../model/json';
import type { NamedEvent } from '../model/named';
import { placeOf } from '../model/place';

/** The differences of an event with the names of slots and slot types in place of their ids, where known. */
export function namedDifferences(named: NamedEvent): readonly Difference[] {
  return (named.change?.differences ?? []).map((difference) => withNames(named, difference));
}

function withNames(named: NamedEvent, difference: Difference): Difference {
  const { path } = difference;
  if (path === 'slotTypeId') return withValueNames(named, difference);
  const [, id] = /^slotPriorities\[([^\\\]]+)\]/.exec(path) ?? [];
  const name = id === undefined ? undefined : named.nameOf(`${named.event.place}/${placeOf('slot', id)}`);
  // A name with a bracket would not read back as the same path.
  if (id === undefined || name === undefined || /[\\\]]/.test(name)) return difference;
  return { ...difference, path: path.replace(id, () => name) };
}

function withValueNames(named: NamedEvent, difference: Difference): Difference {
  const nameOr = (value: JsonValue) => slotTypeName(named, value) ?? value;
  switch (difference.kind) {
    case 'added':
    case 'set':
      return { ...difference, after: nameOr(difference.after) };
    case 'changed':
      return { ...difference, before: nameOr(difference.before), after: nameOr(difference.after) };
    default:
      return difference;
  }
}

/** Slot types are beside the intents of the same language. */
function slotTypeName({ event, nameOf }: NamedEvent, id: JsonValue): string | undefined {
  const [locale] = /^.*?(?=\/intent\/)/s.exec(event.place) ?? [];
  return locale === undefined || typeof id !== 'string'
    ? undefined
    : nameOf(`${locale}/${placeOf('slottype', id)}`);
}
