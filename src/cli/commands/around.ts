import { counted } from '../../model/counted';
import { shellWord } from '../../model/shell';
import { contextOf } from '../../questions/context';
import { eventJson } from '../../view/event-json';
import { shortId } from '../../view/next-commands';
import { eventTable } from '../../view/table';
import { ask, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import type { ExitCode } from '../exit-codes';
import { withNames } from '../named';
import { lengthOf } from '../time-options';

interface AroundFlags extends QuestionFlags {
  readonly within: string;
}

/** `lextrail around <event-id>`: what anybody did shortly before and after a call, oldest first. */
export function around(invocation: Invocation<AroundFlags>): Promise<ExitCode> {
  const { options, words } = invocation;
  const withinMs = lengthOf('--within', options.within);
  return ask(invocation, { name: 'around', formats: ['table', 'json', 'ndjson', 'csv'] }, async (asked) => {
    const { event } = await eventOf(asked, words[0] ?? '');
    const found = await contextOf(asked.store, event, withinMs);
    const stored = await asked.store.fetch(found.rows);
    const events = await withNames(asked.store, stored.events);
    const about = { command: 'show', words: [shortId(event.id)] };
    const count = counted(events.length, 'call');
    return {
      json: { id: event.id, withinMs, complete: found.isComplete, events: events.map(eventJson) },
      text: (look) => eventTable(events, look),
      events,
      remarks: [
        `${count} within ${options.within} of ${shellWord(shortId(event.id))}${found.isComplete ? '' : ', the earliest only; give a shorter --within'}`,
      ],
      next: event.session === undefined ? about : { ...about, command: 'session' },
    };
  });
}
