import { concurrently } from '../../model/concurrently';
import { expiryOf } from '../../store/dynamo/expiry';
import type { LoggedMatch, Noted } from '../../store/dynamo/match-log';
import type { Match } from '../judge';
import type { Notifier } from './notifier';

export interface FoundMatch {
  readonly match: Match;
  /** What the log knows of it; undefined where it is new. */
  readonly noted?: Noted;
}

// Connections of the store's client are 50 at most.
const concurrency = 5;

/** Each match once, with what the log knows of it. */
export async function findMatches(
  matches: readonly Match[],
  { log }: Pick<Notifier, 'log'>,
): Promise<readonly FoundMatch[]> {
  const unique = new Map(matches.map((match) => [`${match.rule.name}|${match.named.event.id}`, match]));
  return concurrently([...unique.values()], concurrency, async (match) => ({
    match,
    noted: await log.find(loggedMatch(match)),
  }));
}

/** Notes matches as pending: nobody was notified of them yet. */
export async function noteMatches(
  matches: readonly Match[],
  { log, retentionDays, now }: Pick<Notifier, 'log' | 'retentionDays' | 'now'>,
): Promise<void> {
  for (const name of new Set(matches.map(({ rule }) => rule.name))) await log.markActive(name, now());
  await concurrently(matches, concurrency, (match) =>
    log.note(loggedMatch(match), now(), expiryOf(match.named.event.instant, retentionDays)),
  );
}

export function loggedMatch({ rule, named, doubts }: Match): LoggedMatch {
  const { scope, lane, place, instant, id } = named.event;
  return { rule: rule.name, key: { scope, lane, place, instant, id }, ...(doubts && { isUnsure: true }) };
}
