import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { digestOf } from '../../ingest/id';
import type { AuditEvent } from '../../model/event';
import type { StoredEvent, StoredRow } from '../../model/stored';
import { type BeyondRow, beyondRow, deriveEvent } from '../derive-event';
import { fromChangeItem } from './change-item';
import { expiryOfEvent, type ItemOptions } from './expiry';
import { gunzipJson, gzipJson } from './gzip-json';
import type { Item } from './item-size';
import { fromRowItem, toRowItem } from './row-item';
import { withoutRecord } from './without-record';

// An item holds 400 KB in all. CloudTrail's largest record has 256 KB before compression, so a genuine
// one always fits, and 112 KB remain for what it changed (change-item.ts), 16 KB for keys and row.
const maxRecordBytes = 256 * 1024;

/** An event as DynamoDB's item: the row as plain attributes, and the record, from which the rest follows. */
export function toItem(event: AuditEvent, options: ItemOptions = {}): Item {
  const item: Record<string, AttributeValue> = {
    ...toRowItem(event),
    digest: { S: digestOf(event.received) },
  };
  const expires = expiryOfEvent(event, options);
  if (expires !== undefined) item.expires = { N: String(expires) };
  const record = gzipJson(event.received);
  return record.length <= maxRecordBytes
    ? { ...item, record: { B: record } }
    : { ...item, detail: { B: gzipJson(beyondRow(withoutRecord(event))) } };
}

/** The inverse of `toItem`; undefined for an item that is no event. */
export function fromItem(item: Item): StoredEvent | undefined {
  const row = fromRowItem(item);
  return row && { event: eventIn(item, row), change: fromChangeItem(item), file: item.file?.S };
}

function eventIn({ record, detail }: Item, row: StoredRow): AuditEvent {
  const content = (detail ?? record)?.B;
  const json = content === undefined ? undefined : gunzipJson(content);
  if (json === undefined) {
    const event = deriveEvent(row, {});
    return { ...event, problems: [...event.problems, 'the stored record cannot be read'] };
  }
  // `toItem` wrote it, so a detail is what `beyondRow` gave.
  return detail === undefined ? deriveEvent(row, json) : deriveEvent(row, {}, json as unknown as BeyondRow);
}
