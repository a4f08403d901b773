import { account, homeTemplate, policyStatements, region, roleStatements } from './synthesized';

const template = homeTemplate({ customerKey: true, fileTopic: true });
const statements = policyStatements(template, 'AWS::KMS::Key');
const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/Lextrail-trail-${region}`;

function granted(service: string) {
  return statements.filter(
    ({ Principal }) => JSON.stringify(Principal) === JSON.stringify({ Service: service }),
  );
}

test('a customer key encrypts table, bucket, queues, topic and logs', () => {
  const key = { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::KMS::Key'))[0], 'Arn'] };

  template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: key });
  template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: key });
  template.hasResourceProperties('AWS::CloudTrail::Trail', { KMSKeyId: key });
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: key });
  template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
  });
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('CloudTrail may encrypt with it and describe it, for our trail alone', () => {
  const actions = granted('cloudtrail.amazonaws.com').flatMap(({ Action }) => Action);

  expect(actions.sort()).toEqual(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*']);
  for (const { Condition } of granted('cloudtrail.amazonaws.com')) {
    expect(Condition).toEqual({ StringEquals: { 'aws:SourceArn': trailArn } });
  }
});

test("CloudWatch Logs may encrypt this account's log groups with it", () => {
  const logs = granted(`logs.${region}.amazonaws.com`);

  expect(logs).toHaveLength(1);
  expect(JSON.stringify(logs[0]?.Condition)).toContain(`:logs:${region}:${account}:log-group:*`);
});

test.each(['events', 's3', 'cloudwatch'])(
  '%s may send to what it encrypts, on behalf of this account',
  (service) => {
    expect(granted(`${service}.amazonaws.com`)).toContainEqual(
      expect.objectContaining({
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  },
);

test('a topic of another account may send to the encrypted file queue', () => {
  const topic = `arn:aws:sns:${region}:999988887777:trail`;
  const other = homeTemplate({ customerKey: true, bucket: 'org-trail-logs', bucketTopicArn: topic });

  expect(policyStatements(other, 'AWS::KMS::Key')).toContainEqual(
    expect.objectContaining({
      Principal: { Service: 'sns.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': topic } },
    }),
  );
});

test('functions may write with it only through DynamoDB, and who tells through SNS', () => {
  const uses = roleStatements(template).filter(([, { Action }]) => JSON.stringify(Action).includes('kms:'));
  const ofTable = uses.filter(([, { Action }]) => Action.includes('kms:GenerateDataKey'));

  expect(ofTable.map(([, { Condition }]) => Condition)).toEqual(
    // The two functions that store, for the events; the one that watches, for its matches and for what it tells;
    // the rules that tell of tampering.
    ['dynamodb', 'dynamodb', 'dynamodb', 'sns', 'sns'].map((service) => ({
      StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` },
    })),
  );
});

test('without one, nothing is billed for keys', () => {
  homeTemplate().resourceCountIs('AWS::KMS::Key', 0);
});
