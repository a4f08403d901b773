import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { canonical } from '../../ingest/canonical';
import { daySeconds } from '../../model/duration';
import type { AuditEvent } from '../../model/event';
import type { JsonObject } from '../../model/json';
import type { StoredEvent, StoredRow } from '../../model/stored';
import { fromChangeItem } from './change-item';
import { detailOf, withDetail, withoutRecord } from './detail';
import type { Item } from './item-size';
import { pack, unpack } from './packed';
import { fromRowItem, toRowItem } from './row-item';

export interface ItemOptions {
  /** How many days after it happened an event may be deleted. @default for ever */
  readonly retentionDays?: number;
}

// An item holds 400 KB in all. CloudTrail's largest record has 256 KB before compression, so a genuine
// one always fits, and 112 KB remain for what it changed (change-item.ts), 16 KB for keys and row.
const MAX_RECORD_BYTES = 256 * 1024;
const MAX_DETAIL_BYTES = 16 * 1024;

/** An event as DynamoDB's item: the row as plain attributes, the record as received, compressed. */
export function toItem(event: AuditEvent, options: ItemOptions = {}): Item {
  const item: Record<string, AttributeValue> = { ...toRowItem(event), digest: { S: digestOf(event) } };
  const expires = expiryOf(event.instant, options.retentionDays);
  if (expires !== undefined) item.expires = { N: String(expires) };
  return { ...item, ...contentOf(event, fromRowItem(item) ?? event) };
}

/** The inverse of `toItem`; undefined for an item that is no event. */
export function fromItem(item: Item): StoredEvent | undefined {
  const row = fromRowItem(item);
  if (row === undefined) return undefined;
  const received = contentIn(item.record);
  const detail = contentIn(item.detail);
  const event = withDetail(row, received ?? {}, detail ?? {});
  const readable = received !== undefined && detail !== undefined;
  return {
    event: readable ? event : { ...event, problems: [...event.problems, 'the stored record cannot be read'] },
    change: fromChangeItem(item),
    file: item.file?.S,
  };
}

/** Epoch seconds after which an event may go; undefined where it stays. */
export function expiryOf(instant: string, retentionDays = 0): number | undefined {
  const seconds = Math.floor(Date.parse(instant) / 1000);
  // An event whose time could not be read stands in 1970: of its age nothing is known.
  if (retentionDays <= 0 || !(seconds >= daySeconds)) return undefined;
  return seconds + retentionDays * daySeconds;
}

/** Tells whether two arrivals of an event say the same: 96 bits of a hash of the record. */
function digestOf({ received }: AuditEvent): string {
  return createHash('sha256').update(canonical(received)).digest('base64url').slice(0, 16);
}

function contentOf(event: AuditEvent, row: StoredRow): Item {
  const record = pack(event.received);
  const detail = detailOf(event, row);
  const packed = detail && pack(detail);
  if (record.length > MAX_RECORD_BYTES || (packed && packed.length > MAX_DETAIL_BYTES)) {
    return { detail: { B: pack(detailOf(withoutRecord(event), row) ?? {}) } };
  }
  return { record: { B: record }, ...(packed && { detail: { B: packed } }) };
}

function contentIn(attribute: AttributeValue | undefined): JsonObject | undefined {
  return attribute?.B === undefined ? {} : unpack(attribute.B);
}
