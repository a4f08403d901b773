import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { App, Aws, Duration, Stack } from 'aws-cdk-lib/core';
import { Lextrail } from '../../lib/lextrail';
import type { LextrailProps } from '../../lib/lextrail-props';
import { account, region } from './synthesized';

/** Everything that validation says of a construct with these properties. */
function problemsOf(propsOf: (stack: Stack) => LextrailProps, env: object = { env: { account, region } }) {
  const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Audit', env);
  return new Lextrail(stack, 'Lextrail', propsOf(stack)).node.validate();
}

const bucketIn = (stack: Stack) => s3.Bucket.fromBucketName(stack, 'Logs', 'my-trail-logs');
const topicIn = (stack: Stack, at = region) =>
  sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${at}:${account}:my-trail`);

test.each<readonly [string, (stack: Stack) => LextrailProps]>([
  ['nothing at all', () => ({})],
  ['a bucket that sends events', (stack) => ({ bucket: bucketIn(stack) })],
  ['a bucket with its topic', (stack) => ({ bucket: bucketIn(stack), bucketTopic: topicIn(stack) })],
  ['a bucket of the same app', (stack) => ({ bucket: new s3.Bucket(stack, 'Logs') })],
  ['retentions in hours', () => ({ retention: Duration.hours(48), silence: Duration.minutes(120) })],
  [
    'short reads without the rule that looks back',
    () => ({
      readRetention: Duration.days(30),
      watch: { rules: [{ name: 'taken-out-by-newcomer', on: false }] },
    }),
  ],
  ['a name known at deploy', () => ({ trailName: `${Aws.STACK_NAME}-audit` })],
])('%s is no problem', (_, propsOf) => {
  expect(problemsOf(propsOf)).toEqual([]);
});

test.each<readonly [string, (stack: Stack) => LextrailProps]>([
  [
    'objectLockRetention is for a trail that lextrail makes',
    (stack) => ({ bucket: bucketIn(stack), objectLockRetention: Duration.days(30) }),
  ],
  ['fileTopic is for a trail that lextrail makes', (stack) => ({ bucket: bucketIn(stack), fileTopic: true })],
  ['bucketTopic is for an existing bucket', (stack) => ({ bucketTopic: topicIn(stack) })],
  ['bucketPrefix is for an existing bucket', () => ({ bucketPrefix: 'logs' })],
  [
    'bucketTopic must lie in eu-west-1',
    (stack) => ({ bucket: bucketIn(stack), bucketTopic: topicIn(stack, 'us-east-1') }),
  ],
  ['retention must be a whole number from 1 to 36500, got 0', () => ({ retention: Duration.days(0) })],
  ['silence must be a whole number from 1 to 168, got 720', () => ({ silence: Duration.days(30) })],
  ['readRetention must be at most retention (400)', () => ({ readRetention: Duration.days(500) })],
  ['maxWriteUnits must be a whole number', () => ({ maxWriteUnits: 0 })],
  ['fileRetention must be at least retention (400)', () => ({ fileRetention: Duration.days(30) })],
  ['notify must be mail addresses', () => ({ notify: ['nobody'] })],
  ['organizationId must be an organization id', () => ({ organizationId: '123' })],
  ['acceptFromOrganization must be an organization id', () => ({ acceptFromOrganization: 'all' })],
  ['forwardingRegions must be Regions', () => ({ forwardingRegions: ['everywhere'] })],
  ['forwardingRegions must lie in the partition', () => ({ forwardingRegions: ['cn-north-1'] })],
  ['trailName must be a trail name', () => ({ trailName: '-' })],
])('%s: a sentence that names the property', (sentence, propsOf) => {
  const problems = problemsOf(propsOf);

  expect(problems).toEqual([expect.stringContaining(sentence)]);
  expect(problems.join()).not.toMatch(/lextrail\.\w/);
});

test('a Region that is known only at deploy is passed over', () => {
  expect(problemsOf(() => ({ forwardingRegions: ['us-east-1'] }), {})).toEqual([]);
  expect(problemsOf((stack) => ({ bucket: bucketIn(stack), bucketTopic: topicIn(stack) }), {})).toEqual([]);
});
