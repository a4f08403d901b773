import { type Doubt, mergedDoubts } from '../../model/doubt';
import type { NamedEvent } from '../../model/named';
import { readScope } from '../../model/scope';
import type { StoredEvent } from '../../model/stored';
import { callsWithoutBot } from '../../questions/calls-without-bot';
import { type HistoryOptions, historyOf } from '../../questions/history-of';
import type { Resource } from '../../questions/resource';
import { historyText } from '../../view/answers/history';
import { doubtLines, doubtsJson } from '../../view/doubt';
import { eventJson } from '../../view/event-json';
import { shortId } from '../../view/next-commands';
import { type AskedStore, ask, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import type { ExitCode } from '../exit-codes';
import { withNames } from '../named';
import type { NextStep } from '../next';
import { nextCommand } from '../next';
import { askedResource, resourceWord } from '../resource-of';
import { firstInstantOf, lastInstantOf } from '../time-options';
import { wholeFormat } from '../whole-format';

interface HistoryFlags extends QuestionFlags {
  readonly patch?: true;
  readonly intent?: string;
  readonly since?: string;
  readonly until?: string;
  readonly after?: string;
  readonly limit: number;
}

/** `lextrail history <resource>`: its changes and those of what is within it, newest first. */
export function history(invocation: Invocation<HistoryFlags>): Promise<ExitCode> {
  const { options, words } = invocation;
  const since = firstInstantOf('--since', options.since, invocation);
  const until = lastInstantOf('--until', options.until, invocation);
  return ask(invocation, { name: 'history', formats: ['table', 'json', 'ndjson', 'csv'] }, async (asked) => {
    const intent = options.intent === undefined ? '' : `/intent:${options.intent}`;
    const resource = await askedResource(asked, `${words[0] ?? ''}${intent}`);
    const last = options.after === undefined ? undefined : await eventOf(asked, options.after);
    const page = await pageOf(asked, resource, {
      since,
      until: last === undefined ? until : `${last.event.instant}|${last.event.id}`,
      except: last?.event.id,
      limit: wantedOf(invocation),
    });
    const events = await withNames(asked.store, page.events);
    const oldest = events.at(-1);
    return {
      json: {
        resource: { ...resource },
        complete: page.isComplete,
        events: events.map(eventJson),
        doubts: doubtsJson(page.doubts),
      },
      text: (look) =>
        [
          historyText(events, look, options.patch === true),
          ...doubtLines(page.doubts, look).map((line) => `${line}\n`),
        ].join(''),
      events,
      remarks: await remarksOn(asked, resource, { since, until, oldest: events.at(-1) }),
      next:
        page.isComplete || oldest === undefined
          ? { command: 'blame', words: [resourceWord(resource)] }
          : { command: 'history', words: [resourceWord(resource)], options: olderThan(oldest) },
    };
  });
}

interface HistoryAnswered {
  readonly since?: string;
  readonly until?: string;
  readonly oldest?: NamedEvent;
}

/** What the answer leaves open: calls that may belong to it, as CloudTrail left out which bot they were about. */
async function remarksOn(
  { store, context }: AskedStore,
  resource: Resource,
  { since, until, oldest }: HistoryAnswered,
): Promise<readonly string[]> {
  if (oldest === undefined) return [`no change of ${resourceWord(resource)} is known there`];
  const { scope } = resource;
  const from = since ?? oldest.event.instant;
  const to = until ?? context.world.now().toISOString();
  const count = await callsWithoutBot(store, scope, { from, to });
  if (count === 0) return [];
  const times = [`since:${from}`, ...(until === undefined ? [] : [`until:${until}`])];
  const list = nextCommand(context, {
    command: 'query',
    words: ['effect:write', 'has:omitted', '-has:bot', `region:${readScope(scope)?.region}`, ...times],
    options: { since: undefined, until: undefined, limit: undefined },
  });
  const [calls, say] = count === 1 ? ['call', 'does'] : ['calls', 'do'];
  return [`${count} ${calls} of this time ${say} not say which bot; list them: ${list}`];
}

function wantedOf(invocation: Invocation<HistoryFlags>): number {
  return wholeFormat(invocation) === undefined ? invocation.options.limit : Number.MAX_SAFE_INTEGER - 1;
}

/** How many events are searched for at once. */
const eventsAtOnce = 500;

interface HistorySpan extends Pick<HistoryOptions, 'since' | 'until' | 'limit'> {
  /** The event that an earlier page ended with, by id. */
  readonly except?: string;
}

/** One page; a bot that is read all day long may take several searches between two of its changes. */
async function pageOf(
  { store }: AskedStore,
  resource: Resource,
  { except, limit, since, until }: HistorySpan,
) {
  const events: StoredEvent[] = [];
  const doubts: Doubt[] = [];
  let after: string | undefined;
  do {
    const wanted = Math.min(limit + 1 - events.length, eventsAtOnce);
    const options = { since, until, after, limit: wanted, newestFirst: true, within: true };
    const found = await historyOf(store, resource, options);
    events.push(...found.events.filter(({ event }) => event.id !== except));
    doubts.push(...found.doubts);
    after = found.next;
  } while (after !== undefined && events.length <= limit);
  return {
    events: events.slice(0, limit),
    isComplete: events.length <= limit,
    doubts: mergedDoubts(doubts),
  };
}

/** The resource already says which intent. */
function olderThan({ event }: StoredEvent): NextStep['options'] {
  return { after: shortId(event.id), intent: undefined };
}
