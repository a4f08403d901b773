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
 * - where there are imports by the bot's name, how much is known of the name and of them;
 * - how far back the event's own cluster reaches, and how many calls it has;
 * - for a cluster of several, how near the next one is and how many it has: they are evidence of its order;
 * - the last cluster before it with an anchor: which one, how far back it reaches, and how many calls
 *   there are from it on; where that cluster has several calls, also the one before it, and so on.
 *
 * A crowd counts as a crowd, whichever its calls are: in it the text says how far it reaches, and after it
 * nothing older counts.
 */
export function basisOf({ place, clusters, evidence }: Known, index: number, event: AuditEvent): string {
  const own = clusters[index];
  if (own === undefined) return '';
  const imports = evidence > 0 ? [`i${padded(evidence)}`] : [];
  if (isCrowd(own, place)) return [...imports, crowdBasis(own, event)].join(' ');
  return [
    ...imports,
    padded(milliseconds(own.from, event.interval.from)),
    padded(own.events.length),
    ...(own.events.length > 1 ? nextParts(place, own, clusters[index + 1]) : []),
    ...(hasOnlyParts(place) ? [] : earlierParts(place, clusters, index)),
  ].join(' ');
}

/** What is known of a place: its calls, and how much of imports by its bot's name. */
export interface Known {
  readonly place: Place;
  readonly clusters: readonly Cluster[];
  readonly evidence: number;
}

/** A change that rests on no other call. */
export const ownBasis = `${padded(0)} ${padded(1)}`;

function nextParts(place: Place, { to }: Cluster, next: Cluster | undefined): readonly string[] {
  if (next === undefined) return [padded(0), padded(0)];
  const count = isCrowd(next, place) ? crowded : padded(next.events.length);
  return [padded(farthest - milliseconds(to, next.from)), count];
}

function earlierParts(place: Place, clusters: readonly Cluster[], end: number): readonly string[] {
  const start = clusters.findLastIndex(
    (cluster, index) =>
      index < end && (cluster.events.some((one) => isAnchor(one, place)) || isCrowd(cluster, place)),
  );
  const found = clusters[start];
  if (found === undefined) return ['', padded(countOf(clusters.slice(0, end)))];
  // Sorts after all anchors in the crowd.
  if (isCrowd(found, place)) return [`${found.to}~`, padded(countOf(clusters.slice(start + 1, end)))];
  const count = countOf(clusters.slice(start, end));
  const anchors = found.events.filter((one) => isAnchor(one, place)).map(anchorKey);
  const last = anchors.sort(compareKeys).at(-1) ?? '';
  const parts = [last, padded(milliseconds(found.from, last.slice(0, 24))), padded(count)];
  return found.events.length === 1 ? parts : [...parts, ...earlierParts(place, clusters, start)];
}

function countOf(clusters: readonly Cluster[]): number {
  return clusters.reduce((sum, { events }) => sum + events.length, 0);
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
