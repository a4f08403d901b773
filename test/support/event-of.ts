import { toEvent } from '../../src/ingest/to-event';
import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import { aRecord } from './a-record';

/** The event that a record becomes which is none but for these members. */
export function eventOf(overrides: JsonObject): AuditEvent {
  return eventOfRecord(aRecord(overrides));
}

export function eventOfRecord(record: unknown): AuditEvent {
  const outcome = toEvent(record, '*');
  if (outcome.kind !== 'event') throw new Error(`no event: ${JSON.stringify(outcome)}`);
  return outcome.event;
}

/** A call by its name, request and response, and nothing of the fixture's own. */
export function callOf(
  eventName: string,
  requestParameters: JsonObject | null,
  responseElements: JsonObject | null = null,
  more: JsonObject = {},
): AuditEvent {
  const base = aRecord({ eventName, ...more });
  return eventOfRecord({ ...base, requestParameters, responseElements });
}
