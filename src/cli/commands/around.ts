import { around as callsAround } from '../../questions/context';
import { eventJson } from '../../view/event-json';
import { shortId } from '../../view/next-commands';
import { eventTable } from '../../view/table';
import { counted } from '../../view/words';
import { ask, type QuestionOptions } from '../ask';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import { lengthOf } from '../moments';
import { named } from '../named';
import { quoted } from '../target';
import type { ExitCode } from '../world';

interface Options extends QuestionOptions {
  readonly within: string;
}

/** `lextrail around <event-id>`: what anybody did shortly before and after a call, oldest first. */
export function around(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, words } = invocation;
  const withinMs = lengthOf('--within', options.within);
  return ask(invocation, { name: 'around', formats: ['table', 'json', 'ndjson', 'csv'] }, async (asking) => {
    const { event } = await eventOf(asking, words[0] ?? '');
    const found = await callsAround(asking.store, event, withinMs);
    const stored = await asking.store.fetch(found.rows);
    const events = await named(asking.store, stored.events);
    const count = counted(events.length, 'call');
    return {
      json: { id: event.id, withinMs, complete: found.isComplete, events: events.map(eventJson) },
      text: (look) => eventTable(events, look),
      events,
      remarks: [
        `${count} within ${options.within} of ${quoted(shortId(event.id))}${found.isComplete ? '' : ', the earliest only; give a shorter --within'}`,
      ],
      next: `lextrail session ${quoted(shortId(event.id))}`,
    };
  });
}
