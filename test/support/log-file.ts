import type { JsonObject } from '../../src/model/json';
import { aRecord } from './a-record';

/** A record of another service. */
export function otherRecord(bend: JsonObject = {}): JsonObject {
  return aRecord({ eventSource: 's3.amazonaws.com', eventName: 'GetBucketAcl', ...bend });
}

/** A log file's text as CloudTrail writes it. */
export function logFile(...records: readonly unknown[]): string {
  return JSON.stringify({ Records: records });
}
