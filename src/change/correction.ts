import type { AuditEvent } from '../model/event';
import { sharedIdOf } from '../model/event-id';
import { isObject, textOf } from '../model/json';

/** CloudTrail user guide, record contents, addendum: UPDATED_DATA marks an event that corrects an earlier one. */
export interface Correction {
  readonly originalId: string;
  /** The members of the record that it corrects, where CloudTrail names them. */
  readonly fields: readonly string[];
}

/** What an event says of the one that it corrects; undefined for nearly every event. */
export function correctionIn({ received }: Pick<AuditEvent, 'received'>): Correction | undefined {
  const { addendum } = received;
  if (!isObject(addendum) || addendum.reason !== 'UPDATED_DATA') return undefined;
  const originalId = textOf(addendum.originalEventID);
  if (originalId === undefined) return undefined;
  const fields = textOf(addendum.updatedFields)?.split(',') ?? [];
  return { originalId, fields: fields.map((field) => field.trim()).filter((field) => field !== '') };
}

/** The events but for those that others among them correct: the correction takes their place. */
export function withoutSuperseded(events: readonly AuditEvent[]): readonly AuditEvent[] {
  const superseded = new Set(events.flatMap((event) => correctionIn(event)?.originalId ?? []));
  return superseded.size === 0 ? events : events.filter(({ id }) => !superseded.has(sharedIdOf(id)));
}
