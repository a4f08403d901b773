import { isDeepStrictEqual } from 'node:util';
import { enrich } from '../../ingest/enrich';
import { omitUndefined } from '../../ingest/omit-undefined';
import { parseRecord } from '../../ingest/record';
import type { AuditEvent, EventRow } from '../../model/event';
import type { JsonObject, JsonValue } from '../../model/json';
import type { StoredRow } from '../../model/stored';

/** Members of an event, by name, where null takes an optional one away. */
export type Detail = JsonObject;

/**
 * What an event says beyond its row and what its record leads to; undefined where that is nothing, as
 * for every event that this version made of its record.
 */
export function detailOf(event: AuditEvent, row: StoredRow): Detail | undefined {
  const known: Readonly<Record<string, unknown>> = { ...withDetail(row, event.received, {}) };
  const said: Readonly<Record<string, unknown>> = { ...event };
  const names = new Set([...Object.keys(known), ...Object.keys(said)]);
  const differing = [...names].filter((name) => !isDeepStrictEqual(said[name], known[name]));
  if (differing.length === 0) return undefined;
  return Object.fromEntries(differing.map((name) => [name, (said[name] ?? null) as JsonValue]));
}

/** The whole event: the row as it was stored, what the record leads to today, and over both the detail. */
export function withDetail(row: StoredRow, received: JsonObject, detail: Detail): AuditEvent {
  const { changed: _changed, changes: _changes, ...stored } = row;
  const members = Object.entries(detail).map(([name, value]) => [
    name,
    isTaken(name, value) ? undefined : value,
  ]);
  // `detailOf` wrote them, so they are members of an event.
  const said: Partial<AuditEvent> = Object.fromEntries(members);
  return omitUndefined({ ...beyondRow(received), ...stored, ...said, received });
}

/** An event whose record exceeds what an item holds: all it says but for request, response and record. */
export function withoutRecord(event: AuditEvent): AuditEvent {
  const bytes = Buffer.byteLength(JSON.stringify(event.received));
  const problem = `the record is too large to be stored (${bytes} bytes): its request and response stand in the log file only`;
  return {
    ...event,
    identity: { ...event.identity, ...cutTexts(event.identity) },
    ...cutTexts({ ...event, received: undefined }),
    request: null,
    response: null,
    omitted: ['request', 'response'],
    problems: [...event.problems.slice(0, 10).map(cut), problem],
    received: {},
  };
}

function isTaken(name: string, value: unknown): boolean {
  return value === null && name !== 'request' && name !== 'response';
}

type BeyondRow = Omit<AuditEvent, keyof EventRow | 'received'>;

function beyondRow(received: JsonObject): BeyondRow {
  const parsed = parseRecord(received);
  if (parsed.kind === 'malformed') return NOTHING;
  const { identity, toolDetail, userAgent, errorMessage, arn, ...event } = enrich(parsed.record);
  const { catalogued, request, response, omitted, problems } = event;
  return {
    identity,
    toolDetail,
    userAgent,
    errorMessage,
    arn,
    catalogued,
    request,
    response,
    omitted,
    problems,
  };
}

const NOTHING: BeyondRow = {
  identity: { type: 'Unknown' },
  catalogued: false,
  request: null,
  response: null,
  omitted: [],
  problems: [],
};

const MAX_TEXT = 1000;

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

function cutTexts(members: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, cut(value)]] : [],
    ),
  );
}
