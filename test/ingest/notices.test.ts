import fc from 'fast-check';
import { isLogFile } from '../../src/ingest/files/log-names';
import { readFileNotice, readLiveNotice } from '../../src/ingest/notices';

const key = 'logs of år/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a+b.json.gz';
const files = [{ bucket: 'trail-logs', key }];

const s3 = (encoded: string) => ({
  Records: [
    {
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: 'trail-logs' }, object: { key: encoded, size: 1 } },
    },
  ],
});
const encode = (text: string) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
const created = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'trail-logs' }, object: { key } },
};
const cloudTrail = { s3Bucket: 'trail-logs', s3ObjectKey: [key] };
const wrapped = (message: unknown) => ({
  Type: 'Notification',
  TopicArn: 'x',
  Message: JSON.stringify(message),
});

test.each([
  ["S3's own notification", s3(encode(key))],
  ["EventBridge's Object Created", created],
  ["CloudTrail's own notice", cloudTrail],
  ["S3's notification, wrapped by SNS", wrapped(s3(encode(key)))],
  ["CloudTrail's notice, wrapped by SNS", wrapped(cloudTrail)],
])('%s names the file', (_, message) => {
  expect(readFileNotice(JSON.stringify(message))).toEqual({ kind: 'files', files });
});

test('one notice may tell of several files', () => {
  const message = { ...cloudTrail, s3ObjectKey: [key, 'second'] };

  expect(readFileNotice(JSON.stringify(message))).toEqual({
    kind: 'files',
    files: [...files, { bucket: 'trail-logs', key: 'second' }],
  });
});

const configChange = {
  messageType: 'ConfigurationItemChangeNotification',
  messageVersion: '1.3',
  configurationItem: { resourceType: 'AWS::S3::Bucket' },
};
const configHistory = {
  messageType: 'ConfigurationHistoryDeliveryCompleted',
  s3ObjectKey: 'AWSLogs/111122223333/Config/eu-west-1/2026/11/22/ConfigHistory/x.json.gz',
  s3Bucket: 'trail-logs',
};

test.each([
  ["S3's test event", { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b' }],
  ["S3's test event, wrapped by SNS", wrapped({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b' })],
  ["CloudTrail's validation message", { Type: 'Notification', Message: 'CloudTrail validation message.' }],
  ["AWS Config's notice of a change", wrapped(configChange)],
  ["AWS Config's notice of a file of its own", wrapped(configHistory)],
  ['a change of compliance', wrapped({ messageType: 'ComplianceChangeNotification' })],
  ['an alarm of CloudWatch', wrapped({ AlarmName: 'x', NewStateValue: 'ALARM' })],
  ['an object deleted, by EventBridge', { ...created, 'detail-type': 'Object Deleted' }],
  ['an event of another service', wrapped({ source: 'aws.config', 'detail-type': 'x', detail: {} })],
  ['the question whether to subscribe', { Type: 'SubscriptionConfirmation', Message: 'You have chosen …' }],
])('%s is surely no notice of a log file', (_, message) => {
  expect(readFileNotice(JSON.stringify(message))).toEqual({ kind: 'foreign' });
});

test("CloudTrail's validation message is known without the wrapping of SNS too", () => {
  expect(readFileNotice('CloudTrail validation message.')).toEqual({ kind: 'foreign' });
});

test.each([
  'ObjectRemoved:Delete',
  'LifecycleExpiration:Delete',
  'ObjectRestore:Completed',
  'ObjectTagging:Put',
])('of a notification of S3 only what was created counts, and no %s', (eventName) => {
  const [record] = s3(encode(key)).Records;
  const other = { ...record, eventName };

  expect(readFileNotice(JSON.stringify({ Records: [other] }))).toEqual({ kind: 'files', files: [] });
  expect(readFileNotice(JSON.stringify({ Records: [other, record] }))).toEqual({ kind: 'files', files });
});

test.each([
  ['not JSON', 'the message is no JSON object, got "not JSON"'],
  ['[]', 'the message is no JSON object, got "[]"'],
  ['{}', 'the message names no file in a form known to lextrail'],
  ['{"Records":[{"s3":{}}]}', 'a record of the S3 notification names no bucket and key'],
  ['{"Records":[{"s3":{"bucket":{"name":"b"},"object":{"key":"%zz"}}}]}', 'names no bucket and key'],
  ['{"s3Bucket":"b","s3ObjectKey":[7]}', "CloudTrail's notice names no bucket and key"],
  ['{"source":"aws.s3","detail":{}}', 'the Object Created event names no bucket and key'],
  ['{"Type":"Notification","Message":"oops"}', 'the message is no JSON object'],
])('%s is a malformed notice', (body, problem) => {
  expect(readFileNotice(body)).toEqual({ kind: 'malformed', problem: expect.stringContaining(problem) });
});

test('any key comes through the encoding of S3 as it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (any) => {
      expect(readFileNotice(JSON.stringify(s3(encode(any))))).toEqual({
        kind: 'files',
        files: [{ bucket: 'trail-logs', key: any }],
      });
    }),
    { numRuns: 200 },
  );
});

test('no message, whatever it is, makes the reader throw', () => {
  const message = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((inner) => JSON.stringify(wrapped(inner))),
  );
  fc.assert(
    fc.property(message, (body) => {
      expect(['files', 'foreign', 'malformed']).toContain(readFileNotice(body).kind);
      expect(['record', 'malformed']).toContain(readLiveNotice(body).kind);
    }),
    { numRuns: 200 },
  );
});

test('the detail of an EventBridge event is the record', () => {
  expect(readLiveNotice('{"detail":{"eventName":"CreateBot"}}')).toEqual({
    kind: 'record',
    record: { eventName: 'CreateBot' },
    losses: [],
  });
  expect(readLiveNotice('{"detail":null}').kind).toBe('malformed');
  expect(readLiveNotice('oops').kind).toBe('malformed');
});

test.each([
  ['AWSLogs/1/CloudTrail/eu-west-1/2026/11/22/x.json.gz', true],
  ['some/prefix/AWSLogs/o-1/1/CloudTrail/eu-west-1/2026/11/22/x.json.gz', true],
  ['AWSLogs/1/CloudTrail-Digest/eu-west-1/2026/11/22/x.json.gz', false],
  ['AWSLogs/1/CloudTrail-Insight/eu-west-1/2026/11/22/x.json.gz', false],
  ['AWSLogs/1/CloudTrail/', false],
  ['AWSLogs/1/Config/x.json.gz', false],
])('%s: is it a log file? %s', (path, is) => {
  expect(isLogFile(path)).toBe(is);
});
