import { concurrently } from '../src/change/concurrently';
import type { AuditEvent } from '../src/event';
import type { JsonObject } from '../src/json';
import { firstDirectory } from '../src/query/firsts';
import { namedEvent } from '../src/query/named-event';
import { namesOf } from '../src/query/names-of';
import { expiryOf } from '../src/store/item';
import type { LoggedMatch, MatchLog } from '../src/store/match-log';
import type { EventStore } from '../src/store/store';
import { type CompiledRules, compileRules } from '../src/watch/compile';
import { parseWatch } from '../src/watch/configuration';
import { judgeEvent, type Match } from '../src/watch/judge';
import type { WatchSettings } from '../src/watch/rule';
import type { Arrived } from './stream';

/** What is watched for, where, and where what matched is noted. */
export interface Watching {
  readonly rules: CompiledRules;
  readonly settings: WatchSettings;
  readonly store: EventStore;
  readonly log: MatchLog;
  readonly retentionDays: number;
  readonly now: () => number;
}

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

/** Judges events that no rule was asked about yet; what is older than `longestWait` is history, and told by nobody. */
export async function judged(arrived: readonly Arrived[], watching: Watching): Promise<readonly Judged[]> {
  const { rules, settings, store, now } = watching;
  const since = new Date(now() - longestWait).toISOString();
  const eligible = arrived.filter(
    ({ stored: { event } }) => event.instant >= since && rules.candidates(event).length > 0,
  );
  if (eligible.length === 0) return [];
  const names = await namesOf(store, scopesOf(eligible.map(({ stored }) => stored.event)));
  const context = { names, store, settings, firsts: firstDirectory(store, () => {}) };
  return concurrently(eligible, CONCURRENCY, async (each) => {
    try {
      return { arrived: each, matches: await judgeEvent(rules, namedEvent(each.stored, names), context) };
    } catch (error) {
      return { arrived: each, matches: [], error };
    }
  });
}

/** Nothing waits longer than SQS keeps it, 14 days; what is older was brought in by hand. */
export const longestWait = 14 * 86_400_000;

export function scopesOf(events: readonly AuditEvent[]): ReadonlySet<string> {
  return new Set(events.map(({ scope }) => scope));
}

/** Those that nobody noted yet, each once. */
export async function freshOf(matches: readonly Match[], { log }: Watching): Promise<readonly Match[]> {
  const unique = new Map(matches.map((match) => [`${match.rule.name}|${match.named.event.id}`, match]));
  const known = await concurrently([...unique.values()], CONCURRENCY, async (match) => ({
    match,
    isKnown: await log.has(loggedMatch(match)),
  }));
  return known.filter(({ isKnown }) => !isKnown).map(({ match }) => match);
}

/** Notes matches as not told of yet. */
export async function note(matches: readonly Match[], { log, retentionDays }: Watching): Promise<void> {
  await concurrently(matches, CONCURRENCY, (match) =>
    log.note(loggedMatch(match), expiryOf(match.named.event.instant, retentionDays)),
  );
}

function loggedMatch({ rule, named }: Match): LoggedMatch {
  const { scope, lane, place, instant, id } = named.event;
  return { rule: rule.name, key: { scope, lane, place, instant, id } };
}
