import type { NamedEvent } from '../model/named';
import { eventsById, shortestId } from '../query/run/by-id';
import { safeText } from '../view/safe-text';
import type { Asking } from './ask';
import { Failure, misused } from './failure';
import { describeTarget } from './target';

/** The one event that an id, or its first characters, names; a refusal that helps where it is none or several. */
export async function eventOf({ store, target }: Asking, id: string): Promise<NamedEvent> {
  if (id.length < shortestId) {
    throw misused(
      `an event id needs at least its first ${shortestId} characters, got '${safeText(id)}'; lextrail query --json lists ids`,
    );
  }
  const events = await eventsById(store, id);
  const [event, ...others] = events;
  if (event === undefined) {
    throw new Failure(
      `no event '${safeText(id)}' in ${describeTarget(target)}; lextrail query lists events`,
      1,
    );
  }
  if (others.length === 0) return event;
  throw new Failure(
    `'${safeText(id)}' begins the ids of ${events.length} events; give more of one:\n${events.map(line).join('\n')}`,
    1,
  );
}

function line({ event }: NamedEvent): string {
  return safeText(`  ${event.id}  ${event.time}  ${event.action}  ${event.actor}`);
}
