import type { Place } from './place';
import type { StoredEvent } from './stored';

/** A stored event with names for its ids, as they were at its moment: what every view is made from. */
export interface NamedEvent extends StoredEvent {
  /**
   * The name of the thing at a place of the event's own scope ('' is the bot) as of the event;
   * undefined where no call up to then said it.
   */
  nameOf(place: Place): string | undefined;
}
