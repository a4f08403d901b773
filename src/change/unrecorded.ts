import { type Doubt, doubtOf } from '../model/doubt';
import type { AuditEvent } from '../model/event';

/** Why it is not known what a call said: CloudTrail left it out, or the store could not keep the record. */
export function unrecordedDoubt(event: AuditEvent): Doubt {
  return doubtOf(event.isCut ? 'content-not-kept' : 'content-not-recorded', event);
}
