import { concurrently } from '../src/change/concurrently';
import type { AuditEvent } from '../src/event';
import { firstDirectory } from '../src/query/firsts';
import { namedEvent } from '../src/query/named-event';
import { namesOf } from '../src/query/names-of';
import { positionOf } from '../src/query/position';
import type { EventStore, StoredEvent } from '../src/store/store';
import type { CompiledRules } from '../src/watch/compile';
import type { WatchContext } from '../src/watch/context';
import { judgeEvent, type Match } from '../src/watch/judge';
import type { WatchSettings } from '../src/watch/rule';

/** What a function watches for. */
export interface Watching {
  readonly rules: CompiledRules;
  readonly settings: WatchSettings;
}

// Each may ask the store a few times; connections of its client are 50 at most.
const concurrency = 5;

/** What the rules take of events that stand in the store. */
export async function matchesOf(
  events: readonly AuditEvent[],
  store: EventStore,
  { rules, settings }: Watching,
): Promise<readonly Match[]> {
  const eligible = events.filter((event) => rules.candidates(event).length > 0);
  if (eligible.length === 0) return [];
  const scopes = eligible.map(({ scope }) => scope);
  const [names, stored] = await Promise.all([
    namesOf(store, scopes),
    concurrently(eligible, concurrency, (event) => asStored(event, store)),
  ]);
  const context: WatchContext = { names, store, settings, firsts: firstDirectory(store, () => {}) };
  const found = await concurrently(stored, concurrency, (each) =>
    judgeEvent(rules, namedEvent(each, names), context),
  );
  return found.flat();
}

/** With what the event changed, which was found after it was put; strongly consistent. */
async function asStored(event: AuditEvent, store: EventStore): Promise<StoredEvent> {
  if (event.lane !== 'state') return { event };
  const { scope, lane, place } = event;
  const position = positionOf(event);
  const own = { scope, lane, place, from: position, to: position, newestFirst: false, limit: 1 };
  const { events } = await store.history(own);
  return events[0] ?? { event };
}
