import type { JsonObject } from '../../src/model/json';
import { aRecord } from '../support/a-record';
import { eventOf, eventOfRecord } from '../support/event-of';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

const agents: readonly (readonly [userAgent: string, tool: string, detail: string | undefined])[] = [
  [chrome, 'console', 'Chrome 142'],
  [`${chrome} Edg/142.0.0.0`, 'console', 'Edge 142'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'console', 'Firefox 145'],
  [
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'console',
    'Safari 26',
  ],
  ['console.amazonaws.com', 'console', undefined],
  ['console.ec2.amazonaws.com', 'console', undefined],
  ['signin.amazonaws.com', 'console', undefined],
  ['AWS CloudWatch Console', 'console', undefined],
  ['console.amazonaws-us-gov.com', 'console', undefined],
  ['signin.amazonaws.cn', 'console', undefined],
  ['AWS Lex Console, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.4.247', 'console', undefined],
  ['aws-sdk-java/2.30.0 (aws-internal/4) ua/2.1', 'console', undefined],
  ['my-aws-internal/2 aws-sdk-java/2.30.0', 'sdk', 'AWS SDK for Java 2.30.0'],
  ['AWS Internal', 'console', undefined],
  ['[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.4.247]', 'console', undefined],
  ['aws-internal/3 aws-sdk-java/1.11.984 Linux/5.4.102-52.177.amzn2int.x86_64', 'console', undefined],
  [
    'aws-cli/2.31.1 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 md/command#lexv2-models.create-intent',
    'cli',
    'AWS CLI 2.31.1: lexv2-models create-intent',
  ],
  [
    'aws-cli/2.9.0 Python/3.9 Linux exe/x86_64 prompt/off command/lexv2-models.delete-bot',
    'cli',
    'AWS CLI 2.9.0: lexv2-models delete-bot',
  ],
  ['[aws-cli/1.18.69 Python/3.8 Linux botocore/1.16.19]', 'cli', 'AWS CLI 1.18.69'],
  ['Boto3/1.35.0 md/Botocore#1.35.0 ua/2.0 os/linux lang/python#3.12', 'sdk', 'Boto3 (Python) 1.35.0'],
  [
    'Boto3/1.18.46 Python/3.9.16 Linux/5.10 exec-env/AWS_Lambda_python3.9 Botocore/1.21.46',
    'sdk',
    'Boto3 (Python) 1.18.46, in Lambda',
  ],
  [
    'aws-cli/2.31.1 exec-env/CloudShell md/command#lexv2-models.list-bots',
    'cli',
    'AWS CLI 2.31.1: lexv2-models list-bots, in CloudShell',
  ],
  ['aws-sdk-js/3.1048.0 ua/2.1 os/linux lang/js md/nodejs#24.1.0', 'sdk', 'AWS SDK for JavaScript 3.1048.0'],
  ['aws-sdk-nodejs/2.853.0 linux/v12.16.2 promise', 'sdk', 'AWS SDK for JavaScript 2.853.0'],
  ['aws-sdk-java/2.30.0 ua/2.1 os/Linux lang/java#21', 'sdk', 'AWS SDK for Java 2.30.0'],
  ['aws-sdk-go-v2/1.30.0 os/linux lang/go#1.23', 'sdk', 'AWS SDK for Go 1.30.0'],
  ['aws-sdk-rust/1.3.0 os/linux lang/rust/1.80', 'sdk', 'AWS SDK for Rust 1.3.0'],
  ['aws-sdk-php/3.300.0 GuzzleHttp/7', 'sdk', 'AWS SDK for PHP 3.300.0'],
  ['aws-sdk-ruby3/3.200.0 ua/2.0 lang/ruby#3.3', 'sdk', 'AWS SDK for Ruby 3.200.0'],
  ['aws-sdk-dotnet-coreclr/3.7.400 ua/2.0', 'sdk', 'AWS SDK for .NET 3.7.400'],
  ['aws-sdk-js/3.600.0 aws-cdk/2.1148.1', 'cdk', 'AWS CDK 2.1148.1'],
  [
    'APN/1.0 HashiCorp/1.0 Terraform/1.11.0 (+https://www.terraform.io) terraform-provider-aws/5.9',
    'terraform',
    'Terraform 1.11.0',
  ],
  ['aws-sdk-go-v2/1.30.0 terraform-provider-aws/6.1.0', 'terraform', 'Terraform provider 6.1.0'],
  ['APN/1.0 Pulumi/1.0 PulumiAWS/7.0 aws-sdk-go-v2/1.30.0', 'pulumi', 'Pulumi 1.0'],
  ['cloudformation.amazonaws.com', 'cloudformation', undefined],
  ['connect.amazonaws.com', 'service', 'connect.amazonaws.com'],
  ['stratus-red-team_ea782787', 'other', undefined],
  ['', 'other', undefined],
];

test.each(agents)('%s is %s', (userAgent, tool, toolDetail) => {
  expect(eventOf({ userAgent })).toMatchObject({ tool, toolDetail });
});

test('a call that a service made for somebody is the service’s, whatever the agent', () => {
  expect(eventOf({ userIdentity: { invokedBy: 'cloudformation.amazonaws.com' } }).tool).toBe(
    'cloudformation',
  );
  expect(eventOf({ userIdentity: { invokedBy: 'connect.amazonaws.com' } })).toMatchObject({
    tool: 'service',
    toolDetail: 'connect.amazonaws.com',
  });
  expect(eventOf({ userAgent: 'AWS Internal', sourceIPAddress: 'AWS Internal' }).tool).toBe('service');
});

test.each(['appstream.amazonaws.com', 'workspaces-web.amazonaws.com'])(
  'a browser that runs in %s is the console',
  (sourceIPAddress) => {
    expect(eventOf({ userAgent: chrome, sourceIPAddress })).toMatchObject({ tool: 'console' });
  },
);

test('a service that acts by itself is a service even if it does not say which', () => {
  const record = { ...aRecord({ userAgent: 'x' }), userIdentity: { type: 'AWSService' } };

  expect(eventOfRecord(record)).toMatchObject({ tool: 'service', toolDetail: 'an AWS service' });
});

test('credentials of a console session make an unknown agent the console, but a program in CloudShell a program', () => {
  const console = { sessionCredentialFromConsole: 'true' };

  expect(eventOf({ ...console, userAgent: 'whatever' }).tool).toBe('console');
  expect(eventOf({ ...console, userAgent: 'Boto3/1.35.0 exec-env/CloudShell' }).tool).toBe('sdk');
  expect(eventOf({ sessionCredentialFromConsole: 'false', userAgent: 'whatever' }).tool).toBe('other');
});

test.each([
  'cdk-hnb659fds-deploy-role-111122223333-eu-west-1',
  'cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1',
  'cdk-custom01-file-publishing-role-111122223333-eu-west-1',
])('a call under the bootstrap role %s is the CDK’s', (role) => {
  expect(eventOf(underRole(role)).tool).toBe('cdk');
});

test('a role that only begins like one of the CDK’s is not', () => {
  expect(eventOf(underRole('cdk-fans')).tool).toBe('cloudformation');
});

function underRole(role: string): JsonObject {
  return {
    userAgent: 'cloudformation.amazonaws.com',
    sourceIPAddress: 'cloudformation.amazonaws.com',
    userIdentity: {
      arn: `arn:aws:sts::111122223333:assumed-role/${role}/AWSCloudFormation`,
      sessionContext: { sessionIssuer: { type: 'Role', userName: role } },
    },
  };
}

test('an agent is read up to its 2,048th character, however long somebody made it', () => {
  const padded = (length: number) => `${'x'.repeat(length - 'Terraform/1'.length - 1)} Terraform/1`;

  expect(eventOf({ userAgent: padded(2048) }).tool).toBe('terraform');
  expect(eventOf({ userAgent: padded(2060) }).tool).toBe('other');
});
