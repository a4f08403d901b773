import type { AuditEvent, Outcome } from '../model/event';
import { isObject, type JsonValue, textOf } from '../model/json';
import { bounded } from './bounded';
import { type CloudTrailRecord, flagOf, idOf } from './record';

export interface CallResult {
  readonly outcome: Outcome;
  readonly error?: string;
  readonly errorMessage?: string;
}

/** How the call ended. Some services write the error into the response instead of beside it. */
export function resultOf(record: CloudTrailRecord): CallResult {
  const response = isObject(record.responseElements) ? record.responseElements : {};
  const error = record.errorCode ?? textOf(response.errorCode);
  const errorMessage = record.errorMessage ?? textOf(response.errorMessage);
  if (error !== undefined) return { outcome: outcomeOf(error), error: bounded(error, 128), errorMessage };
  // A failed sign-in has no errorCode (CloudTrail user guide, console sign-in events).
  if (response.ConsoleLogin === 'Failure') return { outcome: 'denied', errorMessage };
  return errorMessage === undefined ? ok : { outcome: 'error', errorMessage };
}

const ok: CallResult = { outcome: 'ok' };

const denied =
  /AccessDenied|Unauthori[sz]ed|NotAuthorized|AuthFailure|AuthorizationError|Forbidden|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|MissingAuthenticationToken/i;
const throttled = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/i;

/** What an error code says of the call. */
export function outcomeOf(error: string): Outcome {
  if (denied.test(error)) return 'denied';
  return throttled.test(error) ? 'throttled' : 'error';
}

/**
 * Which parts CloudTrail left out for their size. It leaves a stub such as
 * `{"reason":"requestParameters too large","omitted":"true","originalSize":"149893"}`; it is not
 * documented, so numbers and booleans are taken as well as text.
 */
export function omittedParts(record: CloudTrailRecord): AuditEvent['omitted'] {
  const request = isStub(record.requestParameters);
  const response = isStub(record.responseElements);
  if (request) return response ? ['request', 'response'] : ['request'];
  return response ? ['response'] : nothing;
}

const nothing: AuditEvent['omitted'] = [];

function isStub(part: JsonValue): boolean {
  if (!isObject(part) || flagOf(part.omitted) !== true) return false;
  return idOf(part.originalSize) !== undefined || idOf(part.reason) !== undefined;
}
