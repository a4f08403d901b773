import { concurrently } from '../../model/concurrently';
import { dayMs } from '../../model/duration';
import { withinTime } from '../../model/within-time';
import { firstSeenDirectory } from '../../query/run/first-seen';
import { namedEvent } from '../../query/run/named-event';
import { nameDirectory } from '../../query/run/names-of';
import { judgeEvent, type Match } from '../judge';
import type { Notifier } from './notifier';
import type { Arrived } from './stream-record';

/** What the rules make of one event that arrived; `error` where it could not be judged. */
export interface Judged {
  readonly arrived: Arrived;
  readonly matches: readonly Match[];
  readonly error?: unknown;
}

// Each may ask the store a few times; connections of its client are 50 at most.
const concurrency = 5;

/**
 * Judges events that no rule was asked about yet, each within the time that is left, in milliseconds.
 * What is older than `longestWait` is history, and nobody is notified of it.
 */
export async function judgeArrivals(
  arrived: readonly Arrived[],
  { rules, settings, store, now }: Notifier,
  timeLeft: number,
): Promise<readonly Judged[]> {
  const since = new Date(now() - longestWait).toISOString();
  const eligible = arrived.filter(
    ({ stored: { event } }) => event.instant >= since && rules.candidates(event).length > 0,
  );
  const directory = nameDirectory(store);
  const { names } = directory;
  const context = { names, store, settings, firstSeen: firstSeenDirectory(store, () => {}) };
  const judge = async ({ stored }: Arrived) => {
    await directory.load([stored.event.scope]);
    return judgeEvent(rules, namedEvent(stored, names), context);
  };
  const until = Date.now() + timeLeft;
  return concurrently(eligible, concurrency, async (each) => {
    try {
      return { arrived: each, matches: await withinTime(judge(each), until - Date.now()) };
    } catch (error) {
      return { arrived: each, matches: [], error };
    }
  });
}

/** Nothing waits longer than SQS keeps it, 14 days; what is older was brought in by hand. */
export const longestWait = 14 * dayMs;
