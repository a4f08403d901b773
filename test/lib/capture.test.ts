import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { lexDetailTypes, lexPattern, readPrefixes } from '../../lib/capture/lex-pattern';
import { Lextrail } from '../../lib/index';
import { catalogue } from '../../src/ingest/catalogue/catalogue';
import { schema } from '../../src/store/schema';
import {
  account,
  appOf,
  homeTemplate,
  policyStatements,
  region,
  roleStatements,
  templatesOf,
} from './synthesized';

const bucket = 'org-trail-logs';
const topic = `arn:aws:sns:${region}:${account}:trail`;
const allEvents = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
const created = homeTemplate();

describe('the live rule', () => {
  test('matches Lex by source, kind and service, reads as well', () => {
    created.hasResourceProperties('AWS::Events::Rule', {
      State: allEvents,
      EventPattern: {
        source: ['aws.lex'],
        'detail-type': Match.arrayWith(['AWS API Call via CloudTrail']),
        detail: { eventSource: ['lex.amazonaws.com'] },
      },
    });
  });

  test('without reads it leaves out their prefixes, but stays in the state that brings the writes marked read-only', () => {
    homeTemplate({ reads: false }).hasResourceProperties('AWS::Events::Rule', {
      State: allEvents,
      EventPattern: {
        detail: {
          eventSource: ['lex.amazonaws.com'],
          $or: [
            { eventName: [{ 'anything-but': { prefix: ['Describe', 'Get', 'List', 'Search'] } }] },
            { managementEvent: [false] },
          ],
        },
      },
    });
  });

  test('no write begins like a read, so that without reads none is lost', () => {
    const operations = Object.values(catalogue).flatMap((version) => [...version]);
    const writes = operations.filter(([, { effect }]) => effect === 'write').map(([action]) => action);

    expect(writes).toContain('DeleteCustomVocabulary');
    expect(writes.filter((action) => readPrefixes.some((prefix) => action.startsWith(prefix)))).toEqual([]);
  });

  test.each([true, false])(
    'its pattern stays within the 2,048 characters of EventBridge (reads: %s)',
    (reads) => {
      expect(JSON.stringify(lexPattern(reads)).length).toBeLessThan(2048);
    },
  );

  test('tries for a day and then keeps what it could not deliver', () => {
    created.hasResourceProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('LiveQueue'), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Undelivered'), 'Arn'] } },
          RetryPolicy: { MaximumEventAgeInSeconds: 86400, MaximumRetryAttempts: 185 },
        }),
      ],
    });
  });

  test('may send to its dead letters, which no construct of the CDK would say', () => {
    const [rule] = Object.keys(created.findResources('AWS::Events::Rule'));
    created.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: Match.stringLikeRegexp('Undelivered') }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'events.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
          }),
        ]),
      },
    });
  });
});

describe('the trail that is made', () => {
  const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/Lextrail-trail-${region}`;

  test('logs every Region and can prove its files', () => {
    created.hasResourceProperties('AWS::CloudTrail::Trail', {
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      IsOrganizationTrail: false,
      AdvancedEventSelectors: Match.absent(),
      EventSelectors: Match.absent(),
    });
  });

  test('is made after the policy of its bucket, which CloudTrail tries', () => {
    created.hasResource('AWS::CloudTrail::Trail', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('BucketPolicy')]),
    });
  });

  test('is the only one that may write to the bucket, which no construct of the CDK would say', () => {
    const allowed = policyStatements(created, 'AWS::S3::BucketPolicy').filter(
      ({ Effect }) => Effect === 'Allow',
    );

    expect(allowed.map(({ Action }) => Action)).toEqual(['s3:GetBucketAcl', 's3:PutObject']);
    for (const statement of allowed) {
      expect(statement).toMatchObject({
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
      });
    }
  });

  test('writes to a bucket that is private, versioned, encrypted, and stays when the stack goes', () => {
    created.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: Match.anyValue(),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400 })] },
        ObjectLockEnabled: Match.absent(),
      },
    });
  });

  test('the bucket refuses plain HTTP and old TLS', () => {
    const refusals = policyStatements(created, 'AWS::S3::BucketPolicy').filter(
      ({ Effect }) => Effect === 'Deny',
    );

    expect(refusals.map(({ Condition }) => Condition)).toEqual([
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': 1.2 } },
    ]);
  });

  test('the bucket announces log files, not digests, and without a function of the CDK', () => {
    created.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Event: 's3:ObjectCreated:*',
            Filter: {
              S3Key: {
                Rules: [
                  { Name: 'prefix', Value: `AWSLogs/${account}/CloudTrail/` },
                  { Name: 'suffix', Value: '.json.gz' },
                ],
              },
            },
          },
        ],
      },
    });
    // Live, files, watch and the widget: all ours.
    created.resourceCountIs('AWS::Lambda::Function', 4);
    created.allResourcesProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^lextrail: '),
    });
  });

  test('the bucket is made after the policy of the queue, which S3 tries', () => {
    created.hasResource('AWS::S3::Bucket', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('FilesQueuePolicy')]),
    });
  });

  test('says at synth what a second copy costs and how to use the trail that is there', () => {
    const [stack] = appOf({}).stacks;
    if (stack === undefined) throw new Error('no stack');

    Annotations.fromStack(stack).hasInfo(
      '*',
      Match.stringLikeRegexp('\\$2\\.00 .*100,000.*lextrail\\.bucket'),
    );
  });

  test('logs runtime calls only if told to, and then still every management event', () => {
    homeTemplate({ runtimeCalls: true }).hasResourceProperties('AWS::CloudTrail::Trail', {
      EventSelectors: Match.absent(),
      AdvancedEventSelectors: [
        { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
        ...['AWS::Lex::Bot', 'AWS::Lex::BotAlias'].map((type) => ({
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: [type] },
          ],
        })),
      ].map(Match.objectLike),
    });
  });

  test('is never a write-only one, as AWS marks four writes read-only', () => {
    homeTemplate({ reads: false }).hasResourceProperties('AWS::CloudTrail::Trail', {
      EventSelectors: Match.absent(),
      AdvancedEventSelectors: Match.absent(),
    });
  });

  test('of an organization takes in the logs of all accounts', () => {
    const template = homeTemplate({ organizationId: 'o-exampleorgid' });
    const writes = policyStatements(template, 'AWS::S3::BucketPolicy').find(
      ({ Action }) => Action === 's3:PutObject',
    );

    template.hasResourceProperties('AWS::CloudTrail::Trail', { IsOrganizationTrail: true });
    expect(JSON.stringify(writes?.Resource)).toContain('/AWSLogs/o-exampleorgid/*');
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        QueueConfigurations: [
          { Filter: { S3Key: { Rules: Match.arrayWith([{ Name: 'prefix', Value: 'AWSLogs/' }]) } } },
        ],
      },
    });
  });

  test('can have locked files and a topic that it alone may publish to', () => {
    const template = homeTemplate({ objectLockDays: 365, fileTopic: true });

    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
    });
    template.hasResourceProperties('AWS::CloudTrail::Trail', { SnsTopicName: Match.anyValue() });
    expect(policyStatements(template, 'AWS::SNS::TopicPolicy')).toContainEqual(
      expect.objectContaining({
        Action: 'sns:Publish',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
      }),
    );
  });
});

describe('an existing bucket', () => {
  test.each([{ bucketTopicArn: topic }, { bucketEvents: true }])(
    'is read and never written to (%j)',
    (how) => {
      const template = homeTemplate({ bucket, ...how });

      for (const type of [
        'AWS::CloudTrail::Trail',
        'AWS::S3::Bucket',
        'AWS::S3::BucketPolicy',
        'Custom::S3BucketNotifications',
      ]) {
        template.resourceCountIs(type, 0);
      }
    },
  );

  test.each([
    [{ bucketTopicArn: topic }, ['BucketSubscriptionArn']],
    [{ bucketEvents: true }, ['BucketRuleName', 'BucketUndeliveredUrl']],
  ])('with %j is named by the outputs %j', (how, names) => {
    const outputs = Object.keys(homeTemplate({ bucket, ...how }).findOutputs('*'));

    expect(outputs.filter((name) => /^Bucket(?!Name$)/.test(name)).sort()).toEqual(names);
  });

  test('with a topic is subscribed to, and only that topic may send', () => {
    const template = homeTemplate({ bucket, bucketTopicArn: topic });

    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs', TopicArn: topic });
    expect(policyStatements(template, 'AWS::SQS::QueuePolicy')).toContainEqual(
      expect.objectContaining({
        Action: 'sqs:SendMessage',
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': topic } },
      }),
    );
  });

  test('with events is matched by its log files, those of an organization and a prefix too', () => {
    const where = { bucketPrefix: 'audit', organizationId: 'o-exampleorgid' };

    homeTemplate({ bucket, bucketEvents: true, ...where }).hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: {
          bucket: { name: [bucket] },
          object: { key: [{ wildcard: 'audit/AWSLogs/o-exampleorgid/*/CloudTrail/*.json.gz' }] },
        },
      },
    });
  });

  test('and its key may be read with, by the files function', () => {
    const bucketKeyArn = `arn:aws:kms:${region}:999988887777:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const template = homeTemplate({ bucket, bucketTopicArn: topic, bucketKeyArn });

    expect(roleStatements(template)).toContainEqual([
      expect.stringContaining('FilesFunctionRole'),
      { Action: 'kms:Decrypt', Effect: 'Allow', Resource: bucketKeyArn },
    ]);
  });
});

describe('other Regions and accounts', () => {
  test('each other Region forwards to the default bus at home, in the same state, by a role that may nothing else', () => {
    const [, virginia] = templatesOf({ regions: ['us-east-1', region] });
    const [statement, ...others] = virginia === undefined ? [] : roleStatements(virginia);

    virginia?.hasResourceProperties('AWS::Events::Rule', {
      State: allEvents,
      EventPattern: { source: ['aws.lex'] },
      Targets: [
        Match.objectLike({
          RoleArn: Match.anyValue(),
          DeadLetterConfig: Match.anyValue(),
          RetryPolicy: Match.anyValue(),
        }),
      ],
    });
    expect(others).toEqual([]);
    expect(statement?.[1].Action).toBe('events:PutEvents');
    expect(JSON.stringify(statement?.[1].Resource)).toContain(
      `:events:${region}:${account}:event-bus/default`,
    );
  });

  test('us-east-1, where IAM sends its calls, forwards those about the roles at home too', () => {
    const [, elsewhere, iamHome] = templatesOf({ regions: ['eu-central-1', 'us-east-1'] });
    const ofIam = { EventPattern: Match.objectLike({ source: ['aws.iam'] }) };

    elsewhere?.resourcePropertiesCountIs('AWS::Events::Rule', ofIam, 0);
    iamHome?.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.iam'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { requestParameters: { roleName: [{ prefix: 'Lextrail' }] } },
      },
      Targets: [Match.objectLike({ RoleArn: Match.anyValue() })],
    });
  });

  test('the home Region forwards nothing to itself', () => {
    expect(templatesOf({ regions: ['us-east-1', region] })).toHaveLength(2);
  });

  test('what is captured is the same in every Region', () => {
    for (const template of templatesOf({ regions: ['us-east-1'], reads: false })) {
      template.hasResourceProperties('AWS::Events::Rule', {
        EventPattern: { detail: { $or: Match.anyValue() } },
      });
    }
  });

  test('a Region without Lex is a warning, as AWS may have added it', () => {
    // A synth under test prints its warnings.
    const printed = jest.spyOn(console, 'error').mockImplementation();
    const [, stockholm] = appOf({ regions: ['eu-north-1'] }).stacks;
    if (stockholm === undefined) throw new Error('no stack');

    Annotations.fromStack(stockholm).hasWarning('*', Match.stringLikeRegexp('eu-north-1.*not offered'));
    printed.mockRestore();
  });

  test('another account forwards only', () => {
    const templates = templatesOf({
      forwardTo: 'arn:aws:events:eu-central-1:999988887777:event-bus/default',
      regions: ['eu-central-1', 'us-east-1'],
    });

    expect(templates).toHaveLength(2);
    for (const template of templates) template.resourceCountIs('AWS::DynamoDB::GlobalTable', 0);
  });

  test('the accounts of an organization may put events, others may not', () => {
    homeTemplate({ acceptFromOrganization: 'o-exampleorgid' }).hasResourceProperties(
      'AWS::Events::EventBusPolicy',
      {
        Statement: {
          Action: 'events:PutEvents',
          // Lex calls alone: nobody may pretend that another service said something.
          Condition: {
            StringEquals: {
              'aws:PrincipalOrgID': 'o-exampleorgid',
              'events:source': 'aws.lex',
              'events:detail-type': [...lexDetailTypes],
            },
          },
        },
      },
    );
  });
});

test('whoever is granted to read may query the table and its indexes, and change nothing', () => {
  const stack = new Stack(undefined, 'Own', { env: { account, region } });
  stack.node.setContext('aws:cdk:bundling-stacks', []);
  const auditor = new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() });

  new Lextrail(stack, 'Lextrail').grantRead(auditor);

  const granted = roleStatements(Template.fromStack(stack)).filter(([role]) => role.startsWith('Auditor'));
  expect(granted.map(([, { Action }]) => Action)).toEqual([
    ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:DescribeTable'],
  ]);
  expect(granted[0]?.[1].Resource).toHaveLength(1 + Object.keys(schema.indexes).length);
});
