import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import type { CloudTrailRecord } from './record';

/** What makes two arrivals the same event: CloudTrail's `eventID`, or a hash of the record without one. */
export function eventIdOf(record: CloudTrailRecord): string {
  return record.eventID ?? `sha256-${sha256(canonical(record.received))}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
