import { changeInCrowd } from '../change/changes';
import { crowded, settledCrowd } from '../change/crowd';
import { isImportable } from '../change/import-target';
import { importsInto } from '../evidence/imports-into';
import { readStretch } from '../evidence/stretch';
import type { Change } from '../model/change';
import { correctionIn } from '../model/correction';
import type { AuditEvent } from '../model/event';
import { positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import type { Touched } from './history-window';

/** A call that arrived in a crowd: it concerns no other call, and no other concerns it. */
export interface CrowdArrival {
  readonly event: AuditEvent;
  readonly change: Change;
  /** The event and those around it, in the order of the store. */
  readonly around: readonly AuditEvent[];
}

/**
 * The events that were put, where each is in a crowd of which all other calls have their change: so however
 * many calls there were within one second, one more costs the same. Undefined where anything else may be so.
 */
export async function crowdArrivals(
  store: EventStore,
  touched: Touched,
  nearby: Iterable<StoredEvent>,
): Promise<readonly CrowdArrival[] | undefined> {
  if (![...nearby].some(isInSettledCrowd) || touched.events.some(correctionIn)) return undefined;
  const arrivals: CrowdArrival[] = [];
  for (const event of touched.events) {
    const arrival = await arrivalOf(store, touched, event);
    if (arrival === undefined) return undefined;
    arrivals.push(arrival);
  }
  return (await isBesideImports(store, touched)) ? undefined : arrivals;
}

function isInSettledCrowd({ event, change }: StoredEvent): boolean {
  return change !== undefined && settledCrowd(event, change.basis) !== undefined;
}

async function arrivalOf(
  store: EventStore,
  { scope, place }: Touched,
  event: AuditEvent,
): Promise<CrowdArrival | undefined> {
  const reader = await readStretch(store, { scope, place, at: positionOf(event), limit: 3 });
  await reader.newer();
  const { events } = reader.stretch();
  const crowd = events
    .map((one) => one.change && settledCrowd(one.event, one.change.basis))
    .find((one) => one !== undefined && one.from <= event.interval.from && event.interval.to <= one.to);
  const own = events.find((one) => positionOf(one.event) === positionOf(event))?.change;
  // Whoever wrote that did not come to its end.
  const isUnsettled = own?.basis === crowded;
  if (crowd === undefined || isUnsettled) return undefined;
  return { event, change: changeInCrowd(event, crowd), around: events.map((one) => one.event) };
}

/**
 * Whether imports make more than the calls at hand matter: one by the name of the bot, or one in the same second,
 * which can make one crowd of calls that time orders.
 */
async function isBesideImports(store: EventStore, { scope, place, events }: Touched): Promise<boolean> {
  if (!isImportable(place)) return false;
  const { events: into, naming } = await importsInto(store, { scope, places: [place], isNameKnown: true });
  const seconds = new Set(events.map(({ interval }) => secondOf(interval.from)));
  return naming.imports.length > 0 || into.some(({ event }) => seconds.has(secondOf(event.interval.from)));
}

function secondOf(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
}
