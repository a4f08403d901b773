/** The forms in which the notice of a log file reaches the file queue. */
export const noticeForms: readonly ((bucket: string, key: string) => object)[] = [
  (bucket, key) => s3Notification(bucket, key),
  (bucket, key) => wrapped(s3Notification(bucket, key)),
  (bucket, key) => ({ s3Bucket: bucket, s3ObjectKey: [key] }),
  (bucket, key) => wrapped({ s3Bucket: bucket, s3ObjectKey: [key] }),
  (bucket, key) => ({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: bucket }, object: { key } },
  }),
];

/** What else comes to a topic or from a bucket that others share. */
export const foreignMessages: readonly object[] = [
  { Type: 'Notification', Message: 'CloudTrail validation message.' },
  wrapped({ messageType: 'ConfigurationItemChangeNotification', configurationItem: {} }),
  wrapped({
    messageType: 'ConfigurationHistoryDeliveryCompleted',
    s3ObjectKey: 'AWSLogs/111122223333/Config/eu-west-1/2026/11/22/ConfigHistory/x.json.gz',
    s3Bucket: 'trail-logs',
  }),
  wrapped({ messageType: 'ComplianceChangeNotification' }),
  s3Notification('trail-logs', 'AWSLogs/1/CloudTrail/eu-west-1/2026/11/22/x.json.gz', 'ObjectRemoved:Delete'),
  { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'trail-logs' },
];

function s3Notification(bucket: string, key: string, eventName = 'ObjectCreated:Put'): object {
  const encoded = encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
  return { Records: [{ eventName, s3: { bucket: { name: bucket }, object: { key: encoded } } }] };
}

function wrapped(message: object): object {
  return { Type: 'Notification', TopicArn: 'x', Message: JSON.stringify(message) };
}
