import { CfnResource, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { account, appOf, region } from './synthesized';

// The one place where the library's own validation runs; it costs seconds.
process.env.CDK_VALIDATION = 'true';
// cdk-nag reads a deprecated property of every event bus policy.
process.env.JSII_DEPRECATED = 'quiet';

const bucketTopicArn = `arn:aws:sns:${region}:${account}:trail`;

test.each([
  [{ regions: ['us-east-1'] }],
  [
    {
      customerKey: true,
      runtimeCalls: true,
      fileTopic: true,
      objectLockDays: 365,
      organizationId: 'o-exampleorgid',
    },
  ],
  [{ bucket: 'org-trail-logs', bucketTopicArn, reads: false, acceptFromOrganization: 'o-exampleorgid' }],
  [{ bucket: 'org-trail-logs', bucketEvents: true }],
])(
  'neither the validation of the CDK nor AwsSolutions finds anything in %j',
  (configuration) => {
    const { app } = appOf(configuration);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

    expect(() => app.synth()).not.toThrow();
  },
  60_000,
);

test('a mistake would be found', () => {
  const { app, stacks } = appOf({});
  for (const stack of stacks)
    new CfnResource(stack, 'Wrong', { type: 'AWS::SQS::Queue', properties: { Colour: 'red' } });

  expect(() => app.synth()).toThrow('Colour');
});
