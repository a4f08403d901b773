import type { NameIndex } from '../../model/name-index';
import type { NamedEvent } from '../../model/named';
import type { Place } from '../../model/place';
import { positionOf } from '../../model/position';
import type { StoredEvent } from '../../model/stored';

/** A stored event with the names as of that event. */
export function namedEvent(stored: StoredEvent, names: NameIndex): NamedEvent {
  return { ...stored, nameOf: (place) => nameIn(stored, place, names) };
}

/** The name that a successful call gives; else the last known name, else the one the call mentions. */
function nameIn({ event }: StoredEvent, place: Place, names: NameIndex): string | undefined {
  const own = place === event.place ? event.name : undefined;
  const ownOfBot = place === '' ? event.botName : undefined;
  if (own !== undefined && event.lane === 'state') return own;
  return names.nameAt(event.scope, place, positionOf(event)) ?? own ?? ownOfBot;
}
