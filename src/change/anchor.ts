import type { AuditEvent } from '../model/event';
import { type Place, placeSegments } from '../model/place';
import type { Cluster } from './cluster';
import { declaredStateOf } from './declared-state';
import { isUnattributed } from './hidden-change';

/** Whether what comes after a call needs to know nothing older: it says the whole state, or that there is none. */
export function isAnchor(event: AuditEvent, place: Place): boolean {
  const { kind } = declaredStateOf(event);
  return event.place === place && !isUnattributed(event) && kind !== 'partial' && kind !== 'imported';
}

/** Whether a cluster is one call after which nothing older counts. */
export function isLoneAnchor({ events }: Cluster, place: Place): boolean {
  const [event] = events;
  return events.length === 1 && event !== undefined && isAnchor(event, place);
}

/** Whether the change of a call that is alone in its time rests on no other: it says a part, or creates its resource. */
export function isIndependent(event: AuditEvent): boolean {
  return declaredStateOf(event).kind === 'partial' || isFreshCreation(event);
}

/** What a Create call of V2 makes has nothing before it. */
export function isFreshCreation({ lex, action, disputed }: AuditEvent): boolean {
  return lex === 'V2' && action.startsWith('Create') && !disputed;
}

/** Whether all calls at a place say a part, so that no change rests on an older call: that is so of tags. */
export function hasOnlyParts(place: Place): boolean {
  return placeSegments(place).at(-1)?.kind === 'tags';
}
