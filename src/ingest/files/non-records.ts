import { isObject, type JsonObject, textOf } from '../../model/json';

interface NonRecord {
  readonly name: string;
  readonly is: (value: JsonObject) => boolean;
}

/** JSON that is kept beside log files, or mistaken for one, and holds no CloudTrail record. */
const nonRecords: readonly NonRecord[] = [
  // CloudTrail user guide, digest file structure.
  { name: 'a CloudTrail digest', is: (value) => 'digestS3Bucket' in value || 'digestStartTime' in value },
  // Amazon S3 user guide, event message structure; its records have an eventSource too.
  { name: 'S3 event notifications', is: (value) => value.eventSource === 'aws:s3' && 's3' in value },
  { name: 'an S3 test notification', is: (value) => value.Event === 's3:TestEvent' },
  { name: 'SNS messages', is: (value) => value.EventSource === 'aws:sns' },
  {
    name: 'messages of a queue or stream',
    is: (value) => textOf(value.eventSource)?.startsWith('aws:') === true,
  },
  {
    name: 'AWS Config data',
    is: (value) =>
      'configurationItems' in value || 'configurationItem' in value || 'configSnapshotId' in value,
  },
  { name: 'GuardDuty findings', is: (value) => 'schemaVersion' in value && isObject(value.service) },
];

/** What kind of thing this is, if it is known not to be CloudTrail's record of a call. */
export function nonRecordName(value: JsonObject): string | undefined {
  return nonRecords.find((kind) => kind.is(value))?.name;
}

/** CloudTrail's own finding that calls were unusually many: a record, but of no call. */
export function isInsight(value: JsonObject): boolean {
  return value.eventCategory === 'Insight' || isObject(value.insightDetails);
}
