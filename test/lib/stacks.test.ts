import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { context } from '../../cdk.json';
import { cdkEnvironment } from '../../lib/configuration/cdk-environment';
import { readConfiguration } from '../../lib/configuration/configuration';
import { addStacks } from '../../lib/stacks';

function stacksOf(lextrail: object) {
  const app = new App({ context: { ...context, lextrail, 'aws:cdk:bundling-stacks': [] } });
  const read = readConfiguration(
    app.node.getAllContext(),
    cdkEnvironment({ CDK_DEFAULT_REGION: 'us-east-1' }),
  );
  if (read.kind === 'wrong') throw new Error(read.problems.join('\n'));
  return addStacks(app, read.configuration, read.note);
}

const bucketTopicArn = 'arn:aws:sns:eu-west-1:111122223333:my-trail';

test('offline, the documented command for an existing trail deploys to the Region of its topic, and says so', () => {
  const [home] = stacksOf({ bucket: 'my-trail-logs', bucketTopicArn });
  if (home === undefined) throw new Error('no stack');

  expect(home.region).toBe('eu-west-1');
  Annotations.fromStack(home).hasInfo(
    '/Lextrail',
    Match.stringLikeRegexp('the home Region is eu-west-1, that of lextrail.bucketTopicArn'),
  );
});

test('the Region that the credentials name is then one that may forward', () => {
  const stacks = stacksOf({ bucket: 'my-trail-logs', bucketTopicArn, regions: ['us-east-1', 'eu-west-1'] });

  expect(stacks.map(({ stackName }) => stackName)).toEqual(['Lextrail', 'Lextrail-us-east-1']);
});

test('a home Region that is named is not remarked upon', () => {
  const [home] = stacksOf({ region: 'us-east-1' });
  if (home === undefined) throw new Error('no stack');

  Annotations.fromStack(home).hasNoInfo('/Lextrail', Match.stringLikeRegexp('home Region'));
});

test('a stack has room for as many rules and mails as the configuration allows', () => {
  const rules = Array.from({ length: 200 }, (_, index) => ({ name: `r${index}`, filter: 'effect:write' }));
  const notify = Array.from({ length: 200 }, (_, index) => `a${index}@example.com`);
  const everything = {
    region: 'us-east-1',
    account: '111122223333',
    regions: ['eu-west-1'],
    customerKey: true,
    runtimeCalls: true,
    fileTopic: true,
    objectLockDays: 3,
    acceptFromOrganization: 'o-exampleorgid',
  };
  const [home] = stacksOf({ ...everything, notify, watch: { rules } });
  if (home === undefined) throw new Error('no stack');

  expect(() => Annotations.fromStack(home)).not.toThrow();
});
