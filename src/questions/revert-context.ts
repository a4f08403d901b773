import { allOfHistory } from '../evidence/all-of-history';
import type { AuditEvent } from '../model/event';
import { positionOf } from '../model/position';
import type { EventStore } from '../store/store';
import { promotions } from './promotions';

/** The calls that changed the resource of a call after it, oldest first. */
export async function changesSince(
  store: EventStore,
  event: AuditEvent,
): Promise<{ readonly events: readonly AuditEvent[]; readonly readUnits: number }> {
  const { scope, place } = event;
  const query = { scope, lane: 'state', place, from: positionOf(event), newestFirst: false } as const;
  const { events, readUnits } = await allOfHistory(store, query);
  return { events: events.map((stored) => stored.event).filter(({ id }) => id !== event.id), readUnits };
}

/** Why a version that a call made cannot be deleted: an alias serves it. */
export async function whatServes(
  store: EventStore,
  event: AuditEvent,
): Promise<{ readonly why?: string; readonly readUnits: number }> {
  const [, version] = /^version\/([^/]+)$/.exec(event.place) ?? [];
  if (event.action !== 'CreateBotVersion' || version === undefined) return { readUnits: 0 };
  const { aliases, readUnits } = await promotions(store, event.scope);
  const serving = aliases.find(
    ({ isDeleted, promotions: moves }) => !isDeleted && moves.at(-1)?.to === version,
  );
  if (serving === undefined) return { readUnits };
  const alias = serving.name ?? serving.place.replace(/^alias\//, '');
  return { why: `alias ${alias} serves version ${version}; point it to another one first`, readUnits };
}
