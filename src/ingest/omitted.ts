import type { AuditEvent } from '../model/event';
import { isObject, type JsonValue } from '../model/json';
import type { CloudTrailRecord } from './record';
import { flagOf, idOf } from './record';

/**
 * Which parts CloudTrail left out for their size. In their place stands a stub such as
 * `{"reason":"requestParameters too large","omitted":"true","originalSize":"149893"}`; it is not
 * documented, so numbers and booleans are taken as well as text.
 */
export function omittedParts(record: CloudTrailRecord): AuditEvent['omitted'] {
  const request = isStub(record.requestParameters);
  const response = isStub(record.responseElements);
  if (request) return response ? ['request', 'response'] : ['request'];
  return response ? ['response'] : NOTHING;
}

const NOTHING: AuditEvent['omitted'] = [];

function isStub(part: JsonValue): boolean {
  if (!isObject(part) || flagOf(part.omitted) !== true) return false;
  return idOf(part.originalSize) !== undefined || idOf(part.reason) !== undefined;
}
