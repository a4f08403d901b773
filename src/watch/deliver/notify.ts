import { dayMs } from '../../model/duration';
import type { StoredEvent } from '../../model/stored';
import { instantText } from '../../query/filter/times';
import { namedEvent } from '../../query/run/named-event';
import { namesOf } from '../../query/run/names-of';
import type { LoggedMatch } from '../../store/dynamo/match-log';
import { groupOf } from '../group';
import type { Rule } from '../rule';
import { publish } from './channels';
import { enough } from './enough';
import type { Notifier } from './notifier';
import { scopesOf } from './scopes';

const minute = 60_000;

/** A page of the log of matches; what is beyond it waits for the next message. */
const mostInOne = 500;

/**
 * Notifies of what a rule took and nobody was notified of: the first at once, and what follows within a minute
 * in one message at its end, so that a burst is two messages and not two hundred. `known` are events as
 * they just arrived, by id.
 */
export async function notifyOf(
  rule: Rule,
  notifier: Notifier,
  known: ReadonlyMap<string, StoredEvent> = new Map(),
): Promise<void> {
  const { log, now } = notifier;
  const due = await dueOf(rule, notifier);
  if (due.length === 0 || !(await log.claim(rule.name, now(), minute))) return;
  const events = await eventsOf(due, known, notifier);
  const names = await namesOf(notifier.store, scopesOf(events.map(({ event }) => event)));
  const named = events.map((each) => namedEvent(each, names));
  const unsure = new Set(due.flatMap(({ key, isUnsure }) => (isUnsure ? [key.id] : [])));
  for (const group of groupOf(rule, named, unsure)) await publish(group, notifier);
  await log.markNotified(due);
}

/** Notifies of what had to wait or failed before: of every rule that took something in the last day. */
export async function notifyWaiting(notifier: Notifier): Promise<void> {
  const names = await notifier.log.activeSince(notifier.now() - dayMs);
  const rules = notifier.rules.rules.map(({ rule }) => rule).filter(({ name }) => names.includes(name));
  const outcomes = await Promise.allSettled(rules.map((rule) => notifyOf(rule, notifier)));
  // One rule that cannot be notified of does not stop the others; the error is seen all the same.
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** What nobody was notified of, and is enough to notify of. */
async function dueOf(rule: Rule, { log, now }: Notifier): Promise<readonly LoggedMatch[]> {
  if (rule.threshold <= 1) return log.pending(rule.name, mostInOne);
  // What was too little a day after its window closed stays too little.
  const since = now() - rule.windowMinutes * minute - dayMs;
  return enough(rule, await log.pending(rule.name, mostInOne, instantText(since)), log);
}

async function eventsOf(
  matches: readonly LoggedMatch[],
  known: ReadonlyMap<string, StoredEvent>,
  { store }: Notifier,
): Promise<readonly StoredEvent[]> {
  const keys = matches.map(({ key }) => key);
  const { events } = await store.fetch(keys.filter(({ id }) => !known.has(id)));
  return [...events, ...keys.flatMap(({ id }) => known.get(id) ?? [])];
}
