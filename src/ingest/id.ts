import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from '../model/json';
import { canonical } from './canonical';
import { type CloudTrailRecord, flagOf, idOf, lossesMember } from './record';
import { readTime } from './time';

/** What makes two arrivals the same event: CloudTrail's `eventID`, or a hash of the record without one. */
export function eventIdOf(record: CloudTrailRecord): string {
  return record.eventID ?? `sha256-${sha256(canonical(record.received)).toString('hex')}`;
}

/**
 * Tells whether two records say the same: 96 bits of a hash of what CloudTrail says in them, in 16
 * characters. However an exporter wrote it: in which order, with members of its own, the time in another form.
 */
export function digestOf(received: JsonObject): string {
  return sha256(canonical(contentOf(received)))
    .toString('base64url')
    .slice(0, 16);
}

function contentOf(received: JsonObject): JsonObject {
  const members = recordMembers.flatMap((name): [string, JsonValue][] => {
    const value = received[name];
    // What is not there is written as null or as nothing by a table of columns.
    if (value === undefined || value === null || value === '') return [];
    return [[name, oneForm[name]?.(value) ?? value]];
  });
  return Object.fromEntries(members);
}

/** CloudTrail user guide, "CloudTrail record contents"; what a record has beside them, some other program added. */
const recordMembers: readonly string[] = [
  ...['eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion'],
  ...['sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage', 'requestParameters', 'responseElements'],
  ...[
    'additionalEventData',
    'requestID',
    'eventID',
    'eventType',
    'apiVersion',
    'managementEvent',
    'readOnly',
  ],
  ...['resources', 'recipientAccountId', 'serviceEventDetails', 'sharedEventID', 'vpcEndpointId'],
  ...['vpcEndpointAccountId', 'eventCategory', 'addendum', 'sessionCredentialFromConsole', 'eventContext'],
  ...['edgeDeviceDetails', 'insightDetails', 'tlsDetails', lossesMember],
];

const oneForm: Readonly<Record<string, (value: JsonValue) => JsonValue | undefined>> = {
  eventTime: (value) => {
    const { time, milliseconds } = readTime(value) ?? {};
    return time === undefined ? undefined : [time, milliseconds ?? 0];
  },
  eventVersion: String,
  readOnly: flagOf,
  managementEvent: flagOf,
  sessionCredentialFromConsole: flagOf,
  recipientAccountId: (value) => idOf(value)?.padStart(12, '0'),
};

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
