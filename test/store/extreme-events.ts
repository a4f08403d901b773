import { createHash } from 'node:crypto';
import type { AuditEvent } from '../../src/model/event';
import { aRecord } from '../support/a-record';
import { eventOfRecord } from '../support/event-of';

/** Control characters, markup, separators of our keys, half surrogates and right-to-left marks wherever text stands. */
export function hostileEvent(): AuditEvent {
  const text = '<b>|\u0000\u001b[31m"\\/%7C\u202e\ud83d\ude00\ud800é\u{10ffff}';
  return eventOfRecord(
    aRecord({
      eventName: text,
      sourceIPAddress: text,
      userAgent: text.repeat(100),
      errorCode: text,
      errorMessage: text,
      userIdentity: { userName: text, arn: text, sessionContext: { [text]: text, ['__proto__']: text } },
      requestParameters: { intentName: text, intentId: text, [text]: { '': [text, null, true, 1e300, 0.1] } },
    }),
  );
}

/** A record of about so many bytes that hardly can be compressed. */
export function hugeEvent(bytes: number, seed = 0): AuditEvent {
  const blocks = Math.ceil(bytes / 90);
  const values = Array.from({ length: blocks }, (_, index) => ({
    sampleValue: { value: createHash('sha512').update(`${seed} ${index}`).digest('base64').slice(0, 60) },
  }));
  return eventOfRecord(aRecord({ requestParameters: { slotTypeValues: values }, responseElements: null }));
}
