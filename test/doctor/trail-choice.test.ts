import {
  CloudTrailClient,
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  LookupEventsCommand,
} from '@aws-sdk/client-cloudtrail';
import { GetBucketNotificationConfigurationCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { trailChoice } from '../../src/doctor/trail-choice';

const cloudTrail = mockClient(CloudTrailClient);
const s3 = mockClient(S3Client);
/** The Regions whose CloudTrail was asked. */
const asked: string[] = [];
const clients = {
  cloudTrail: (region = 'eu-west-1') => {
    asked.push(region);
    return new CloudTrailClient({ region });
  },
  s3: new S3Client({ region: 'eu-west-1' }),
  where: { profile: 'audit' },
};
const trail = {
  Name: 'org-trail',
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/org-trail',
  IsMultiRegionTrail: true,
  S3BucketName: 'org-logs',
};

/** So many events, one a minute. */
function minutely(count: number) {
  return { Events: Array.from({ length: count }, (_, minute) => ({ EventTime: new Date(minute * 60_000) })) };
}

function recording(...EventSelectors: EventSelector[]): void {
  cloudTrail.on(GetEventSelectorsCommand).resolves({ EventSelectors });
}

beforeEach(() => {
  cloudTrail.reset();
  asked.length = 0;
  s3.reset();
  s3.on(HeadBucketCommand).resolves({ BucketRegion: 'eu-central-1' });
  s3.on(GetBucketNotificationConfigurationCommand).resolves({ EventBridgeConfiguration: {} });
  recording({ ReadWriteType: 'All', IncludeManagementEvents: true });
  cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [trail] });
  cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: true });
  cloudTrail.on(LookupEventsCommand).resolves(minutely(101));
});

test('where a trail logs, using it is offered, and what a second one costs a month is said', async () => {
  const [found, cost] = await trailChoice(clients);

  expect(found).toEqual({
    state: 'ok',
    check: 'trail',
    text: 'org-trail: multi-Region, logging, bucket org-logs',
    fix: 'use it: npx cdk deploy --all --profile audit -c lextrail.bucket=org-logs -c lextrail.bucketRegion=eu-central-1 -c lextrail.bucketEvents=true',
  });
  // 101 events in 100 minutes are 43,632 in 30 days; at $2.00 per 100,000 that is $0.87.
  expect(cost).toMatchObject({ state: 'warning', check: 'cost' });
  expect(cost?.text).toContain('about 43,632 management events a month');
  expect(cost?.text).toContain('about $0.87 a month');
});

test('without a trail, one of our own is the free first copy', async () => {
  cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [] });

  const [none, cost] = await trailChoice(clients);

  expect(none).toEqual({ state: 'ok', check: 'trail', text: expect.stringContaining('the stack makes one') });
  expect(cost?.text).toContain('first copy, which is free');
});

test('a trail that is switched off is no trail to rely on', async () => {
  cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: false });

  const [found, cost] = await trailChoice(clients);

  expect(found).toMatchObject({ state: 'warning', fix: expect.stringContaining('start-logging') });
  expect(cost?.text).toContain('free');
});

test('an account without events is not estimated', async () => {
  cloudTrail.on(LookupEventsCommand).resolves({ Events: [] });

  const [, cost] = await trailChoice(clients);

  expect(cost?.text).toContain('too few events');
});

test('what the trail tells of key, prefix and organization is in the command', async () => {
  const KmsKeyId = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const SnsTopicARN = 'arn:aws:sns:eu-central-1:111122223333:news';
  const more = { KmsKeyId, SnsTopicARN, S3KeyPrefix: 'all trails', IsOrganizationTrail: true };
  cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [{ ...trail, ...more }] });

  const [found] = await trailChoice(clients);

  expect(found?.state).toBe('ok');
  expect(found?.fix).toContain("-c 'lextrail.bucketPrefix=all trails'");
  expect(found?.fix).toContain(`-c lextrail.bucketKeyArn=${KmsKeyId}`);
  expect(found?.fix).toContain(`-c lextrail.bucketTopicArn=${SnsTopicARN}`);
  expect(found?.fix).toContain(
    '-c lextrail.organizationId="$(aws organizations describe-organization --query Organization.Id --output text --profile audit)"',
  );
  expect(found?.fix).not.toContain('bucketEvents');
});

test('that the bucket sends its events is never taken for granted', async () => {
  s3.on(GetBucketNotificationConfigurationCommand).resolves({});
  const [off] = await trailChoice(clients);
  s3.on(GetBucketNotificationConfigurationCommand).rejects(new Error('Access Denied'));
  const [unseen] = await trailChoice(clients);

  expect(off).toMatchObject({ state: 'warning', text: expect.stringContaining('tells nobody of its files') });
  expect(off?.fix).toMatch(/^switch on Amazon EventBridge for bucket org-logs/);
  expect(off?.fix).toContain('aws cloudtrail update-trail --name');
  expect(off?.fix).toContain('--profile audit --sns-topic-name TOPIC');
  expect(unseen).toMatchObject({ state: 'warning', text: expect.stringContaining('may not be seen') });
});

test('the Region of a bucket is known even where it may not be looked at, or has to be given', async () => {
  const $response = { headers: { 'x-amz-bucket-region': 'us-west-2' } };
  s3.on(HeadBucketCommand).rejects(Object.assign(new Error('Forbidden'), { $response }));
  const [told] = await trailChoice(clients);
  s3.on(HeadBucketCommand).rejects(new Error('no network'));
  const [unknown] = await trailChoice(clients);

  expect(told?.fix).toContain('-c lextrail.bucketRegion=us-west-2');
  expect(unknown?.fix).toContain('-c lextrail.bucketRegion=REGION-OF-THE-BUCKET');
});

test('a trail that leaves out management events is a warning before it is used', async () => {
  recording({ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true });
  const [found] = await trailChoice(clients);
  cloudTrail.on(GetEventSelectorsCommand).rejects(new Error('not authorized'));
  const [unseen] = await trailChoice(clients);

  expect(found).toMatchObject({ state: 'warning', text: expect.stringContaining('four Lex writes') });
  expect(found?.fix).toMatch(/^let the trail record management events(?:.|\n)*\nthen use it: npx cdk deploy/);
  expect(unseen).toMatchObject({ state: 'warning', text: expect.stringContaining('event selectors') });
});

test('a trail of another Region is asked about, and changed, where it is at home', async () => {
  cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [{ ...trail, HomeRegion: 'us-east-2' }] });
  cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: false });

  const [found] = await trailChoice(clients);

  expect(asked).toEqual(['eu-west-1', 'us-east-2']);
  expect(found?.fix).toBe(
    `aws cloudtrail start-logging --name ${trail.TrailARN} --region us-east-2 --profile audit`,
  );
});
