import type { AuditEvent } from './event';
import { isObject, type JsonObject, textOf } from './json';

/** CloudTrail user guide, record contents, addendum: UPDATED_DATA marks an event that corrects an earlier one. */
export interface Correction {
  readonly originalId: string;
  /** The members of the record that it corrects, where CloudTrail names them. */
  readonly fields: readonly string[];
}

/** What an event says of the one that it corrects; undefined for nearly every event. */
export function correctionIn({ received }: Pick<AuditEvent, 'received'>): Correction | undefined {
  const addendum = addendumOf(received);
  const originalId = textOf(addendum?.originalEventID);
  if (originalId === undefined) return undefined;
  const fields = textOf(addendum?.updatedFields)?.split(',') ?? [];
  return { originalId, fields: fields.map((field) => field.trim()).filter((field) => field !== '') };
}

/** Whether an event corrects another one, even if it does not say which. */
export function isCorrection({ received }: Pick<AuditEvent, 'received'>): boolean {
  return addendumOf(received) !== undefined;
}

function addendumOf({ addendum }: JsonObject): JsonObject | undefined {
  return isObject(addendum) && addendum.reason === 'UPDATED_DATA' ? addendum : undefined;
}
