import { sessionOf } from '../../questions/session-of';
import { eventJson } from '../../view/event-json';
import { shortId } from '../../view/next-commands';
import { safeText } from '../../view/safe-text';
import { roleWords } from '../../view/sentence/who';
import { eventTable } from '../../view/table';
import { readableTime } from '../../view/time';
import { counted } from '../../view/words';
import { ask, type QuestionOptions } from '../ask';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import { Failure } from '../failure';
import { named } from '../named';
import { quoted } from '../target';
import type { ExitCode } from '../world';

/** `lextrail session <event-id>`: everything of the sign-in that a call belongs to, oldest first. */
export function session(invocation: Invocation<QuestionOptions>): Promise<ExitCode> {
  const { options, words } = invocation;
  return ask(invocation, { name: 'session', formats: ['table', 'json', 'ndjson', 'csv'] }, async (asking) => {
    const { event } = await eventOf(asking, words[0] ?? '');
    const found = await sessionOf(asking.store, event);
    const id = quoted(shortId(event.id));
    if (found === undefined) {
      throw new Failure(
        `event ${safeText(event.id)} tells of no sign-in, as it was made ${madeWith(event.identity.type)}; try: lextrail around ${id}`,
        1,
      );
    }
    const stored = await asking.store.fetch(found.rows);
    const events = await named(asking.store, stored.events);
    const started = event.identity.sessionStarted;
    const who = safeText(`${event.actor}${event.role === undefined ? '' : ` (${roleWords(event.role)})`}`);
    const signedIn = started === undefined ? '' : `, signed in ${readableTime(started, options.tz)}`;
    return {
      json: {
        session: event.session ?? null,
        complete: found.isComplete,
        events: events.map(eventJson),
      },
      text: (look) => eventTable(events, look),
      events,
      remarks: [
        `${who}${signedIn}: ${counted(events.length, 'call')}${found.isComplete ? '' : ', and more'}`,
      ],
      next: `lextrail around ${id}`,
    };
  });
}

function madeWith(type: string): string {
  return type === 'AWSService' ? 'by an AWS service itself' : `with lasting credentials (${safeText(type)})`;
}
