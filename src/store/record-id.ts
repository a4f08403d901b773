import { digestOf } from '../ingest/id';
import type { AuditEvent } from '../model/event';
import { furtherId, sharedIdOf } from '../model/event-id';

/** Names one record among several with one id: that id, `~` and a hash of what it says. */
export function recordIdOf({ id, received }: Pick<AuditEvent, 'id' | 'received'>): string {
  return furtherId(sharedIdOf(id), digestOf(received));
}
