import { enrich } from '../ingest/enrich';
import { omitUndefined } from '../ingest/omit-undefined';
import { parseRecord } from '../ingest/record';
import type { AuditEvent, EventRow } from '../model/event';
import type { JsonObject } from '../model/json';
import type { StoredRow } from '../model/stored';

/** What an event says beyond its row and the record itself: all of it follows from the record. */
export type BeyondRow = Omit<AuditEvent, keyof EventRow | 'received'>;

/**
 * The whole event again: its row as it was stored, and beyond it what this version of the program reads
 * in the record. `beyondRow` is given where a store could not keep the record.
 */
export function deriveEvent(
  row: StoredRow,
  received: JsonObject,
  beyondRow: BeyondRow = beyondRowOf(row, received),
): AuditEvent {
  const { changed: _changed, changes: _changes, ...stored } = row;
  return omitUndefined({ ...beyondRow, ...stored, received });
}

/** The members of an event that its row lacks, without the record. */
export function beyondRow(event: AuditEvent): BeyondRow {
  const { interval, identity, toolDetail, userAgent, errorMessage, arn } = event;
  const { isServiceEvent, catalogued, request, response, omitted, isCut, problems } = event;
  return {
    interval,
    identity,
    toolDetail,
    userAgent,
    errorMessage,
    arn,
    isServiceEvent,
    catalogued,
    request,
    response,
    omitted,
    isCut,
    problems,
  };
}

function beyondRowOf(row: StoredRow, received: JsonObject): BeyondRow {
  const parsed = parseRecord(received);
  if (parsed.kind === 'record') return beyondRow(enrich(parsed.record));
  const second = row.instant.slice(0, 19);
  return { ...nothing, interval: { from: `${second}.000Z`, to: `${second}.999Z` } };
}

const nothing: Omit<BeyondRow, 'interval'> = {
  identity: { type: 'Unknown' },
  catalogued: false,
  request: null,
  response: null,
  omitted: [],
  problems: [],
};
