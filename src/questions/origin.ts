import { apply } from '../change/apply';
import { nothing, type State } from '../change/fold';
import { tagsOf } from '../change/part';
import { entryPath } from '../change/path';
import { isObject } from '../json';
import type { Place } from '../place';
import type { EventStore, StoredEvent } from '../store/store';
import { endOfMoment, type Moment } from './chain';
import { allOfHistory } from './read-all';

/** What stood at a place when the thing that it belongs to was made. */
export interface Origin {
  readonly state: State;
  /** The call that made that thing; absent where none is known. */
  readonly event?: StoredEvent;
  readonly readUnits: number;
}

/** Lex makes this alias with every bot, and tags it as CreateBot says. */
const testAlias = 'alias/TSTALIASID';

/**
 * Tags, policies and vocabularies change by calls that say only what they add or take away. What they
 * are in whole is known if the call that made their bot, alias or locale is: it gave the first tags,
 * and there was neither policy nor vocabulary before it.
 */
export async function originOf(store: EventStore, { scope, place, at }: Moment): Promise<Origin> {
  const [, home, aspect] = /^(.*?)\/?(tags|policy|vocabulary)$/s.exec(place) ?? [];
  if (home === undefined) return { state: nothing, readUnits: 0 };
  const maker: Place = home === testAlias ? '' : home;
  const query = { scope, lane: 'state', place: maker, to: endOfMoment(at), newestFirst: true } as const;
  const { events, readUnits } = await allOfHistory(store, query);
  const event = events.find((stored) => /^Create(?!BotVersion)/.test(stored.event.action));
  if (event === undefined || event.event.omitted.includes('request')) return { state: nothing, readUnits };
  const document =
    aspect === 'tags' ? firstTags(event, home === testAlias ? 'testBotAliasTags' : undefined) : {};
  return { state: { kind: 'known', document, whole: true }, event, readUnits };
}

function firstTags({ event }: StoredEvent, member: string | undefined): State['document'] {
  const request = isObject(event.request) ? event.request : {};
  const tags = tagsOf(member === undefined ? (request.botTags ?? request.tags) : request[member]);
  return apply(
    {},
    tags.map(([key, after]) => ({ kind: 'set', path: entryPath('tags', key), after })),
  );
}
