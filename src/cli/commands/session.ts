import { counted } from '../../model/counted';
import type { AuditEvent } from '../../model/event';
import type { NamedEvent } from '../../model/named';
import { sessionOf } from '../../questions/session-of';
import { roleWords } from '../../view/caller-words';
import { eventJson } from '../../view/event-json';
import { shortId } from '../../view/next-commands';
import { safeText } from '../../view/safe-text';
import { eventTable } from '../../view/table';
import { readableTime } from '../../view/time';
import { ask, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import type { ExitCode } from '../exit-codes';
import { failed } from '../failure';
import { withNames } from '../named';
import { nextCommand } from '../next';

/** `lextrail session <event-id>`: everything of the sign-in that a call belongs to, oldest first. */
export function session(invocation: Invocation<QuestionFlags>): Promise<ExitCode> {
  const { options, words } = invocation;
  return ask(invocation, { name: 'session', formats: ['table', 'json', 'ndjson', 'csv'] }, async (asked) => {
    const { event } = await eventOf(asked, words[0] ?? '');
    const found = await sessionOf(asked.store, event);
    if (found === undefined) {
      const around = nextCommand(invocation, { command: 'around', words: [shortId(event.id)] });
      throw failed(
        `event ${safeText(event.id)} belongs to no sign-in, as it was made ${madeWith(event.identity.type)}; try: ${around}`,
      );
    }
    const stored = await asked.store.fetch(found.rows);
    const events = await withNames(asked.store, stored.events);
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
        `${who}${signedIn}${issuedTo(events[0], event)}: ${counted(events.length, 'call')}${found.isComplete ? '' : ', and more'}`,
      ],
      next: { command: 'around', words: [shortId(event.id)] },
    };
  });
}

/** Who asked for the session's key, if the call that did is stored. */
function issuedTo(first: NamedEvent | undefined, { session: own }: Pick<AuditEvent, 'session'>): string {
  if (first === undefined || first.event.session === own) return '';
  return `, issued to ${safeText(first.event.actor)}`;
}

function madeWith(type: string): string {
  return type === 'AWSService' ? 'by an AWS service itself' : `with lasting credentials (${safeText(type)})`;
}
