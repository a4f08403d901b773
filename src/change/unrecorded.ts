import { type Doubt, doubtOf } from '../model/doubt';
import type { AuditEvent } from '../model/event';

/** Why it is not known what a call said: another record disputes it, CloudTrail left it out, or the store could not keep it. */
export function unrecordedDoubt(event: AuditEvent): Doubt {
  if (event.disputed) return doubtOf('disputed-record', event);
  return doubtOf(event.isCut ? 'content-not-kept' : 'content-not-recorded', event);
}
