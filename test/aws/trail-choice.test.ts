import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  LookupEventsCommand,
} from '@aws-sdk/client-cloudtrail';
import { mockClient } from 'aws-sdk-client-mock';
import { trailChoice } from '../../src/aws/trail-choice';

const cloudTrail = mockClient(CloudTrailClient);
const client = new CloudTrailClient({ region: 'eu-west-1' });
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

beforeEach(() => {
  cloudTrail.reset();
  cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [trail] });
  cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: true });
  cloudTrail.on(LookupEventsCommand).resolves(minutely(101));
});

test('where a trail logs, using it is offered, and what a second one costs a month is said', async () => {
  const [found, cost] = await trailChoice(client);

  expect(found).toMatchObject({ state: 'ok', text: 'org-trail: multi-Region, logging, bucket org-logs' });
  expect(found?.fix).toContain('-c lextrail.bucket=org-logs -c lextrail.bucketEvents=true');
  // 101 events in 100 minutes are 43,632 in 30 days; at $2.00 per 100,000 that is $0.87.
  expect(cost).toMatchObject({ state: 'warning', check: 'cost' });
  expect(cost?.text).toContain('about 43,632 management events a month');
  expect(cost?.text).toContain('about $0.87 a month');
});

test('without a trail, one of our own is the free first copy', async () => {
  cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [] });

  const findings = await trailChoice(client);

  expect(findings).toHaveLength(1);
  expect(findings[0]?.text).toContain('first copy, which is free');
});

test('a trail that is switched off is no trail to rely on', async () => {
  cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: false });

  const [found, cost] = await trailChoice(client);

  expect(found).toMatchObject({ state: 'warning', fix: expect.stringContaining('start-logging') });
  expect(cost?.text).toContain('free');
});

test('an account without events is not estimated', async () => {
  cloudTrail.on(LookupEventsCommand).resolves({ Events: [] });

  const [, cost] = await trailChoice(client);

  expect(cost?.text).toContain('too few events');
});
