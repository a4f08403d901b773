import type { Difference } from '../model/change';
import type { AuditEvent } from '../model/event';
import { sharedIdOf } from '../model/event-id';
import type { JsonValue } from '../model/json';
import { declaredStateOf } from './declared-state';
import { isSame } from './same';
import { revisionExpectedBy, revisionLeftBy } from './world';

/** Whether the order of two calls makes a difference: two tags of different keys, for instance, make none. */
export function isOrderDependent(one: AuditEvent, other: AuditEvent): boolean {
  if (isSameEvent(one, other)) return false;
  if (one.place !== other.place || !isAlike(one, other)) return true;
  return hasRevision(one) || hasRevision(other) || isContradiction(one, other);
}

/** Whether no order of calls at one place makes a difference; as isOrderDependent, without looking at each pair. */
export function isOrderFree(events: readonly AuditEvent[]): boolean {
  const [first] = events;
  if (first === undefined) return true;
  const values = new Map<string, JsonValue | undefined>();
  return events.every((event) => {
    const declared = declaredStateOf(event);
    if (!isAlike(first, event) || hasRevision(event) || declared.kind !== 'partial') return false;
    return declared.differences.every((difference) => {
      const value = valueSet(difference);
      const isFirst = !values.has(difference.path);
      if (isFirst) values.set(difference.path, value);
      return isFirst || isSame(values.get(difference.path), value);
    });
  });
}

/** Of records with one id at most one is what happened. */
export function isSameEvent(one: AuditEvent, other: AuditEvent): boolean {
  return one.disputed === true && other.disputed === true && sharedIdOf(one.id) === sharedIdOf(other.id);
}

function isAlike(one: AuditEvent, other: AuditEvent): boolean {
  const isTag = ({ resourceType }: AuditEvent) => resourceType === 'tagged-resource';
  return one.action === other.action || (isTag(one) && isTag(other));
}

function hasRevision(event: AuditEvent): boolean {
  return revisionExpectedBy(event) !== undefined || revisionLeftBy(event) !== undefined;
}

/** Whether two calls set or take away the same thing differently; those that say a whole state always do. */
function isContradiction(one: AuditEvent, other: AuditEvent): boolean {
  const [left, right] = [declaredStateOf(one), declaredStateOf(other)];
  if (left.kind !== 'partial' || right.kind !== 'partial') return true;
  const values = new Map(left.differences.map((difference) => [difference.path, valueSet(difference)]));
  return right.differences.some(
    (difference) => values.has(difference.path) && !isSame(values.get(difference.path), valueSet(difference)),
  );
}

function valueSet(difference: Difference): JsonValue | undefined {
  return difference.kind === 'set' ? difference.after : undefined;
}
