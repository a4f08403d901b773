import { dayMs, hourMs } from '../model/duration';
import type { EventRow } from '../model/event';
import { endOf } from '../model/position';
import { requireWhole } from '../model/requirements';
import { byActor } from '../store/keys';
import type { EventStore } from '../store/store';
import { issuingCall } from './issuing-call';
import { type FoundRows, type ManyRows, rowsThatFit } from './read-all';

/** The longest session that AWS gives is 36 hours (STS GetSessionToken). */
const longestMs = 36 * hourMs;

/**
 * Everything of one sign-in, oldest first, and before it the call that issued its key, if that is stored. Access keys and addresses change within a session; what
 * holds it together is the principal and the moment it was created. Undefined where the event tells
 * of no session.
 *
 * @example
 * ```ts
 * const session = await sessionOf(store, named.event);
 * console.log(session?.rows.length ?? 'no session');
 * ```
 */
export async function sessionOf(
  store: EventStore,
  event: Pick<EventRow, 'actor' | 'session' | 'instant'>,
  limit = 1000,
): Promise<ManyRows | undefined> {
  requireWhole('limit', limit);
  if (event.session === undefined) return undefined;
  const moment = Date.parse(event.instant);
  const [from, to] = [moment - longestMs, moment + longestMs].map((at) => new Date(at).toISOString());
  const days = Array.from({ length: 5 }, (_, index) =>
    new Date(moment + (index - 2) * dayMs).toISOString().slice(0, 10),
  );
  const partitions = byActor.partitions(event.actor, days).toReversed();
  const found: FoundRows[] = [];
  const left = () => limit - found.reduce((sum, one) => sum + one.rows.length, 0);
  for (const partition of partitions) {
    const query = { index: 'byActor', partition, from, to: endOf(to ?? ''), newestFirst: false } as const;
    if (left() <= 0) break;
    found.push(
      await rowsThatFit(
        store,
        { ...query, limit: left(), budget: 10 * limit },
        (row) => row.session === event.session,
      ),
    );
  }
  const issuing = await issuingCall(store, event.session);
  return {
    rows: [...(issuing.row === undefined ? [] : [issuing.row]), ...found.flatMap(({ rows }) => rows)],
    isComplete: left() > 0 && found.every(({ next }) => next === undefined),
    readUnits: found.reduce((sum, one) => sum + one.readUnits, issuing.readUnits),
  };
}
