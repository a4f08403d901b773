import { concurrently } from '../src/model/concurrently';
import { dayMs } from '../src/model/duration';
import type { JsonObject } from '../src/model/json';
import { firstSeenDirectory } from '../src/query/run/first-seen';
import { namedEvent } from '../src/query/run/named-event';
import { nameDirectory } from '../src/query/run/names-of';
import { expiryOf } from '../src/store/dynamo/item';
import type { LoggedMatch, Noted } from '../src/store/dynamo/match-log';
import { compileRules } from '../src/watch/compile';
import { parseWatch } from '../src/watch/configuration';
import type { Watching } from '../src/watch/deliver/watching';
import { judgeEvent, type Match } from '../src/watch/judge';
import { inTime } from './in-time';
import type { Arrived } from './stream';

/** The rules that are switched on, read once; throws on what synth would have refused. */
export function rulesOf(watch: JsonObject): Pick<Watching, 'rules' | 'settings'> {
  const read = parseWatch(watch);
  if (read.kind === 'wrong')
    throw new Error(read.problems.map(({ rule, message }) => `watch rule '${rule}': ${message}`).join('; '));
  const { rules, settings } = read.watch;
  return { rules: compileRules(rules.filter(({ isOn }) => isOn)), settings };
}

/** What the rules make of one event that arrived; `error` where it could not be judged. */
export interface Judged {
  readonly arrived: Arrived;
  readonly matches: readonly Match[];
  readonly error?: unknown;
}

// Each may ask the store a few times; connections of its client are 50 at most.
const CONCURRENCY = 5;

/**
 * Judges events that no rule was asked about yet, each within the time that is left, in milliseconds.
 * What is older than `longestWait` is history, and told by nobody.
 */
export async function judged(
  arrived: readonly Arrived[],
  { rules, settings, store, now }: Watching,
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
  return concurrently(eligible, CONCURRENCY, async (each) => {
    try {
      return { arrived: each, matches: await inTime(judge(each), until - Date.now()) };
    } catch (error) {
      return { arrived: each, matches: [], error };
    }
  });
}

/** Nothing waits longer than SQS keeps it, 14 days; what is older was brought in by hand. */
export const longestWait = 14 * dayMs;

export interface FoundMatch {
  readonly match: Match;
  /** What the log knows of it; undefined where it is new. */
  readonly noted?: Noted;
}

/** Each match once, with what the log knows of it. */
export async function found(matches: readonly Match[], { log }: Watching): Promise<readonly FoundMatch[]> {
  const unique = new Map(matches.map((match) => [`${match.rule.name}|${match.named.event.id}`, match]));
  return concurrently([...unique.values()], CONCURRENCY, async (match) => ({
    match,
    noted: await log.find(loggedMatch(match)),
  }));
}

/** Notes matches as not told of yet. */
export async function note(matches: readonly Match[], { log, retentionDays, now }: Watching): Promise<void> {
  for (const name of new Set(matches.map(({ rule }) => rule.name))) await log.wake(name, now());
  await concurrently(matches, CONCURRENCY, (match) =>
    log.note(loggedMatch(match), now(), expiryOf(match.named.event.instant, retentionDays)),
  );
}

export function loggedMatch({ rule, named }: Match): LoggedMatch {
  const { scope, lane, place, instant, id } = named.event;
  return { rule: rule.name, key: { scope, lane, place, instant, id } };
}
