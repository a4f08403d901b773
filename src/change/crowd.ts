import { correctionIn } from '../model/correction';
import { type Doubt, doubtOfMany } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import type { Cluster } from './cluster';
import { declaredStateOf } from './declared-state';
import { isOrderFree } from './dependence';
import { isUnattributed } from './hidden-change';

/** More calls at one place in one second than anybody makes by hand: beyond it their order is not looked for. */
export const mostOrdered = 16;

/**
 * Whether a cluster has so many calls at a place that their order is not looked for. What is said of each of
 * them is then the same whichever the others are, and a call more leaves it as it is: so the work and what is
 * stored grow with the number of calls and not with its square. Calls are only ever added, so what is a crowd
 * stays one.
 */
export function isCrowd(cluster: Cluster, place: Place): boolean {
  if (cluster.events.length <= mostOrdered) return false;
  const known = crowds.get(cluster);
  if (known !== undefined) return known;
  const own = cluster.events.filter((event) => isOwn(event, place));
  const found = own.length > mostOrdered && !isOrderFree(own);
  crowds.set(cluster, found);
  return found;
}

/** A cluster is of one place, and asked of each of its calls. */
const crowds = new WeakMap<Cluster, boolean>();

function isOwn(event: AuditEvent, place: Place): boolean {
  return event.place === place && !isUnattributed(event) && declaredStateOf(event).kind !== 'imported';
}

/** What is not known of every call in a crowd, and of what it left. */
export const crowdDoubt: Doubt = doubtOfMany('order-unsure');

/** Sorts after every basis of a call that is not in a crowd, and before that of a call that was corrected. */
export const crowded = 'o';

/**
 * The basis of a change in a crowd: how far back the crowd reaches from the call, and how far on; whether the
 * call is disputed; and whether the crowd holds a correction, which takes the place of a call that may still
 * arrive.
 */
export function crowdBasis({ events, from, to }: Cluster, { interval, disputed }: AuditEvent): string {
  const isCorrected = events.some((event) => correctionIn(event) !== undefined);
  const extent = [crowded, padded(from, interval.from), padded(interval.to, to)];
  return [...extent, ...(disputed ? ['disputed'] : []), ...(isCorrected ? [corrected] : [])].join(' ');
}

const corrected = 'corrected';

/** Whether a basis is that of a call in a crowd with a correction. */
export function isOfCorrectedCrowd(basis: string): boolean {
  return unsettledBasis(basis) !== undefined && basis.endsWith(corrected);
}

/** The same before all calls of the crowd have their basis; undefined for any other basis. */
export function unsettledBasis(basis: string): string | undefined {
  return basis.startsWith(`${crowded} `) ? crowded : undefined;
}

/**
 * Of the basis of a call, the time within which a call that arrives is in the same crowd: all that were there
 * before have their basis, so that it concerns no other. Undefined where that is not known.
 */
export function settledCrowd(
  { interval }: AuditEvent,
  basis: string,
): Pick<Cluster, 'from' | 'to'> | undefined {
  const [, back, on] = /^o (\d+) (\d+)$/.exec(basis) ?? [];
  if (back === undefined || on === undefined) return undefined;
  return { from: moved(interval.from, -Number(back)), to: moved(interval.to, Number(on)) };
}

function padded(from: string, to: string): string {
  return String(Date.parse(to) - Date.parse(from)).padStart(4, '0');
}

function moved(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
