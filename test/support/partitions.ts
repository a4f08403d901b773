import type { AuditEvent } from '../../src/model/event';
import type { IndexName } from '../../src/model/stored';
import { byActor, byBot, byFault, byId, byTime, dayOf } from '../../src/store/keys';

/** The partition of each index that holds an event; none where the index is sparse. */
export const partitions: Readonly<Record<IndexName, (event: AuditEvent) => string | undefined>> = {
  byBot: ({ scope }) => (byBot.holds(scope) ? byBot.partition(scope) : undefined),
  byActor: (event) => byActor.partition(event.actor, dayOf(event)),
  byTime: (event) => byTime.partition(dayOf(event)),
  byFault: (event) =>
    byFault.holds(event.outcome) ? byFault.partition(event.outcome, dayOf(event)) : undefined,
  byId: ({ id }) => byId.partition(id),
};
