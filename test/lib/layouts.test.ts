import { Annotations, Match } from 'aws-cdk-lib/assertions';
import {
  account,
  actionsOf,
  appOf,
  homeTemplate,
  policyStatements,
  region,
  roleStatements,
} from './synthesized';

// What the layouts of docs/layouts.md come to.

const management = '999988887777';
const saidOf = (lextrail: object) =>
  appOf(lextrail)
    .stacks.flatMap((stack) => Annotations.fromStack(stack).findInfo('*', Match.anyValue()))
    .map(({ entry }) => String(entry.data));

test('a delegated administrator names the management account in the policies of bucket, topic and key', () => {
  const settings = { organizationId: 'o-exampleorgid', managementAccount: management };
  const template = homeTemplate({ ...settings, fileTopic: true, customerKey: true });
  const trailArn = `arn:aws:cloudtrail:${region}:${management}:trail/Lextrail-trail-${region}`;
  const statements = ['AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::KMS::Key'].map((type) =>
    policyStatements(template, type).filter(({ Principal }) =>
      JSON.stringify(Principal).includes('cloudtrail.amazonaws.com'),
    ),
  );

  expect(statements.map(({ length }) => length)).toEqual([2, 1, 2]);
  const sources = statements.flat().map(({ Condition }) => JSON.stringify(Condition));
  expect(sources.filter((text) => !text.includes(`:${management}:trail/`))).toEqual([]);
  const [, writes] = statements[0] ?? [];
  expect(JSON.stringify(writes?.Resource)).toContain(`/AWSLogs/${management}/*`);
  expect(JSON.stringify(writes?.Resource)).toContain('/AWSLogs/o-exampleorgid/*');
  expect(JSON.stringify(writes?.Condition)).toContain(trailArn);
});

test('of an organization say at synth what the management account must do before', () => {
  const own = saidOf({ organizationId: 'o-exampleorgid' }).join();
  const delegated = saidOf({ organizationId: 'o-exampleorgid', managementAccount: management }).join();

  expect(own).toContain('enable-aws-service-access --service-principal cloudtrail.amazonaws.com');
  expect(delegated).toContain('register-organization-delegated-admin');
});

describe('with a role of the log-archive account', () => {
  const bucketRoleArn = `arn:aws:iam::${management}:role/LextrailReads`;
  const settings = {
    bucket: `aws-controltower-logs-${management}-${region}`,
    bucketPrefix: 'o-exampleorgid',
    organizationId: 'o-exampleorgid',
    bucketTopicArn: `arn:aws:sns:${region}:${account}:aws-controltower-AllConfigNotifications`,
    bucketRoleArn,
    bucketExternalId: 'secret/1',
  };
  const template = homeTemplate(settings);

  test('the files function may assume it, and read nothing of its own', () => {
    const statements = roleStatements(template);

    expect(statements.filter(([, statement]) => actionsOf(statement).includes('s3:GetObject'))).toEqual([]);
    expect(statements.filter(([, statement]) => actionsOf(statement).includes('sts:AssumeRole'))).toEqual([
      [expect.stringContaining('FilesFunctionRole'), expect.objectContaining({ Resource: bucketRoleArn })],
    ]);
  });

  test('it alone is told of the role and the external id', () => {
    const told = Object.values(template.findResources('AWS::Lambda::Function')).filter(
      ({ Properties }) => Properties.Environment.Variables.LEXTRAIL_BUCKET_ROLE,
    );

    expect(told.map(({ Properties }) => [Properties.Description, Properties.Environment.Variables])).toEqual([
      [
        'lextrail: lambda/ingest-files-handler.ts',
        expect.objectContaining({
          LEXTRAIL_BUCKET_ROLE: bucketRoleArn,
          LEXTRAIL_BUCKET_EXTERNAL_ID: 'secret/1',
        }),
      ],
    ]);
  });

  test('synth says what the role must do, and what another account’s topic must', () => {
    const bucketTopicArn = `arn:aws:sns:${region}:${management}:files`;

    expect(saidOf(settings).join()).toContain(`role ${bucketRoleArn} must let this account assume it`);
    expect(saidOf(settings).join()).not.toContain('must let this account subscribe');
    expect(saidOf({ ...settings, bucketTopicArn }).join()).toContain('must let this account subscribe');
  });
});
