import { sharedIdOf } from '../model/event-id';
import type { NamedEvent } from '../model/named';
import { shortestId } from '../query/filter/limits';
import { eventsById } from '../query/run/by-id';
import { recordIdOf } from '../store/record-id';
import { safeText } from '../view/safe-text';
import type { AskedStore } from './ask';
import { describeTarget } from './choose-store';
import { failed, misused } from './failure';

/** The one event that an id, or its first characters, names; a refusal that helps where it is none or several. */
export async function eventOf(asked: AskedStore, id: string): Promise<NamedEvent> {
  const records = await recordsOf(asked, id);
  const [event, ...others] = records;
  if (event !== undefined && others.length === 0) return event;
  throw failed(
    `'${safeText(id)}' is the id of ${records.length} records with different content; give one of them:\n${records.map(recordChoice).join('\n')}`,
  );
}

/** All records with the one id that an id, or its first characters, names: nearly always one. */
export async function recordsOf({ store, target }: AskedStore, id: string): Promise<readonly NamedEvent[]> {
  const found = id === '' ? [] : await eventsById(store, id);
  // A whole id is found however short it is.
  const events = id.length < shortestId ? found.filter(({ event }) => sharedIdOf(event.id) === id) : found;
  if (events.length === 0 && id.length < shortestId) {
    throw misused(
      `an event id needs at least its first ${shortestId} characters, got '${safeText(id)}'; lextrail query lists ids`,
    );
  }
  const ids = new Set(events.map(({ event }) => sharedIdOf(event.id)));
  if (ids.size === 0) {
    throw failed(`no event '${safeText(id)}' in ${describeTarget(target)}; lextrail query lists events`);
  }
  if (ids.size === 1) return events;
  throw failed(
    `'${safeText(id)}' begins the ids of ${ids.size} events; give more of one:\n${events.map(eventChoice).join('\n')}`,
  );
}

function eventChoice({ event }: NamedEvent): string {
  return safeText(`  ${event.id}  ${event.time}  ${event.action}  ${event.actor}`);
}

function recordChoice({ event }: NamedEvent): string {
  return safeText(`  ${recordIdOf(event)}  ${event.time}  ${event.action}  ${event.actor}`);
}
