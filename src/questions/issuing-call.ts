import type { AuditEvent, EventRow } from '../model/event';
import { isObject, type JsonValue } from '../model/json';
import { endOf } from '../model/position';
import type { StoredRow } from '../model/stored';
import { byTime } from '../store/keys';
import type { EventStore } from '../store/store';
import { rowsThatFit } from './read-all';

/** The call that issued the key of a session, if calls of STS are stored, and what it cost to look. */
export interface IssuingCall {
  readonly row?: StoredRow;
  readonly readUnits: number;
}

/**
 * Finds the call that a session began with: STS answers it with the session's principal, in the second in
 * which the session was created. It says who the session is, such as the repository of a pipeline.
 */
export async function issuingCall(store: EventStore, session: string): Promise<IssuingCall> {
  const at = session.lastIndexOf('@');
  const [principal, started] = [session.slice(0, at), Date.parse(session.slice(at + 1))];
  if (Number.isNaN(started)) return { readUnits: 0 };
  const [from, to] = [started - marginMs, started + marginMs].map((each) => new Date(each).toISOString());
  const query = {
    index: 'byTime',
    partition: byTime.partition(session.slice(at + 1, at + 11)),
    from,
    to: endOf(to ?? ''),
    newestFirst: false,
    limit: mostCalls,
    budget: 10 * mostCalls,
  } as const;
  const { rows, readUnits } = await rowsThatFit(store, query, isIssuing);
  const { events } = await store.fetch(rows);
  const index = events.findIndex(({ event }) => principalIssued(event) === principal);
  return { row: rows[index], readUnits };
}

// The answer may be of the next second.
const marginMs = 1500;
// In a busy account some dozens of sessions begin in a second.
const mostCalls = 200;

function isIssuing({ service, action, outcome }: EventRow): boolean {
  return service === 'sts.amazonaws.com' && outcome === 'ok' && issuing.test(action);
}

const issuing = /^(?:AssumeRole|GetFederationToken)/;

function principalIssued({ response }: AuditEvent): JsonValue | undefined {
  if (!isObject(response)) return undefined;
  const { assumedRoleUser, federatedUser } = response;
  if (isObject(assumedRoleUser)) return assumedRoleUser.assumedRoleId;
  return isObject(federatedUser) ? federatedUser.federatedUserId : undefined;
}
