import type { NamedEvent } from '../model/named';
import { shortestId } from '../query/filter/limits';
import { eventsById } from '../query/run/by-id';
import { safeText } from '../view/safe-text';
import type { AskedStore } from './ask';
import { describeTarget } from './choose-store';
import { failed, misused } from './failure';

/** The one event that an id, or its first characters, names; a refusal that helps where it is none or several. */
export async function eventOf({ store, target }: AskedStore, id: string): Promise<NamedEvent> {
  if (id.length < shortestId) {
    throw misused(
      `an event id needs at least its first ${shortestId} characters, got '${safeText(id)}'; lextrail query lists ids`,
    );
  }
  const events = await eventsById(store, id);
  const [event, ...others] = events;
  if (event === undefined) {
    throw failed(`no event '${safeText(id)}' in ${describeTarget(target)}; lextrail query lists events`);
  }
  if (others.length === 0) return event;
  throw failed(
    `'${safeText(id)}' begins the ids of ${events.length} events; give more of one:\n${events.map(eventChoice).join('\n')}`,
  );
}

function eventChoice({ event }: NamedEvent): string {
  return safeText(`  ${event.id}  ${event.time}  ${event.action}  ${event.actor}`);
}
