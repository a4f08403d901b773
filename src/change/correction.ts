import { correctionIn } from '../model/correction';
import type { AuditEvent } from '../model/event';
import { sharedIdOf } from '../model/event-id';

/** The events but for those that others among them correct: the correction takes their place. */
export function withoutSuperseded(events: readonly AuditEvent[]): readonly AuditEvent[] {
  const superseded = new Set(events.flatMap((event) => correctionIn(event)?.originalId ?? []));
  return superseded.size === 0 ? events : events.filter(({ id }) => !superseded.has(sharedIdOf(id)));
}
