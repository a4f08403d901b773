import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { compareKeys } from '../model/position';
import { hasOnlyParts, isAnchor } from './anchor';
import type { Cluster } from './cluster';
import { crowdBasis, crowded, isCrowd } from './crowd';

/**
 * Which calls a change rests on, as a text that sorts as the store sorts and grows with every call that
 * becomes known of them. Calls are only ever added, so a cluster only grows, the last anchor before a
 * given moment only moves forward, and the next call after it only comes nearer. The text names, in an
 * order in which each part can only grow while those before it are the same:
 *
 * - how far back the event's own cluster reaches, how many calls it has, and how many of them are disputed,
 *   as with every count of calls below;
 * - for a cluster of several, how near the next one is and how many it has: they are evidence of its order;
 * - the last cluster before it with an anchor: which one, how far back it reaches, and how many calls
 *   there are from it on; where that cluster has several calls, also the one before it, and so on.
 *
 * A crowd counts as a crowd, whichever its calls are: in it the text says how far it reaches, and after it
 * nothing older counts.
 *
 * Imports by a name count among the calls whether they are into the bot or not. After each number of calls
 * with such imports follows how many calls up to the last of them are known that name the bot: with each it can turn out to
 * be none of the bot's.
 */
export function basisOf(known: Known, index: number, event: AuditEvent): string {
  const { place, clusters } = known;
  const own = clusters[index];
  if (own === undefined) return '';
  if (isCrowd(own, place)) return crowdBasis(own, event);
  return [
    padded(milliseconds(own.from, event.interval.from)),
    ...countParts(known, [own]),
    ...(own.events.length > 1 ? nextParts(known, own, clusters[index + 1]) : []),
    ...(hasOnlyParts(place) ? [] : earlierParts(known, index)),
  ].join(' ');
}

/** What is known of a place. */
export interface Known {
  readonly place: Place;
  /** Its calls, with the imports by any name that the bot ever had. */
  readonly clusters: readonly Cluster[];
  readonly naming: Naming;
}

/** The imports by any name that a bot ever had, into it or not, and the calls that named it. Both only grow. */
export interface Naming {
  readonly imports: readonly AuditEvent[];
  readonly calls: readonly AuditEvent[];
}

export const noNaming: Naming = { imports: [], calls: [] };

/** A change that rests on no other call. */
export const ownBasis = `${padded(0)} ${padded(1)}`;

function countParts({ naming }: Known, clusters: readonly Cluster[]): readonly string[] {
  const events = clusters.flatMap((cluster) => cluster.events);
  const imports = events.filter((event) => naming.imports.includes(event));
  const count = countOf(events);
  if (imports.length === 0) return [count];
  const isUpToThem = ({ instant }: AuditEvent) => imports.some(({ interval }) => instant <= interval.to);
  return [count, padded(naming.calls.filter(isUpToThem).length)];
}

function nextParts(known: Known, { to }: Cluster, next: Cluster | undefined): readonly string[] {
  if (next === undefined) return [padded(0), padded(0)];
  const counted = isCrowd(next, known.place) ? [crowded] : countParts(known, [next]);
  return [padded(farthest - milliseconds(to, next.from)), ...counted];
}

function earlierParts(known: Known, end: number): readonly string[] {
  const { place, clusters } = known;
  const start = clusters.findLastIndex(
    (cluster, index) =>
      index < end && (cluster.events.some((one) => isAnchor(one, place)) || isCrowd(cluster, place)),
  );
  const found = clusters[start];
  if (found === undefined) return ['', ...countParts(known, clusters.slice(0, end))];
  // Sorts after all anchors in the crowd.
  if (isCrowd(found, place)) return [`${found.to}~`, ...countParts(known, clusters.slice(start + 1, end))];
  const counted = countParts(known, clusters.slice(start, end));
  const anchors = found.events.filter((one) => isAnchor(one, place)).map(anchorKey);
  const last = anchors.sort(compareKeys).at(-1) ?? '';
  const parts = [last, padded(milliseconds(found.from, last.slice(0, 24))), ...counted];
  return found.events.length === 1 ? parts : [...parts, ...earlierParts(known, start)];
}

/** A `d` sorts after the space that ends a count without disputes. */
function countOf(events: readonly AuditEvent[]): string {
  const disputed = events.filter((event) => event.disputed).length;
  return `${padded(events.length)}${disputed === 0 ? '' : `d${padded(disputed)}`}`;
}

/** A space and what sorts below it are escaped in the id, so that an id that begins like another cannot upset the order. */
function anchorKey({ interval, id }: AuditEvent): string {
  const escaped = id.replace(
    /[\0-!]/g,
    (character) => `!${String.fromCharCode(character.charCodeAt(0) + 0x22)}`,
  );
  return `${interval.from}|${escaped}`;
}

/** Longer than the time from 1970 to 9999 in milliseconds. */
const farthest = 999_999_999_999_999;

function milliseconds(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

function padded(count: number): string {
  return String(count).padStart(15, '0');
}
