import { changesOf } from '../../src/change/changes';
import type { Change } from '../../src/model/change';
import type { AuditEvent } from '../../src/model/event';

/** What each of the calls at one place changed, in the order given. */
export function changesIn(events: readonly AuditEvent[]): readonly (Change | undefined)[] {
  const changes = changesOf(events[0]?.place ?? '', events);
  return events.map((event) => changes.get(event));
}
