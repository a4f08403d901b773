import { Match } from 'aws-cdk-lib/assertions';
import { fromEnvironment } from '../../lambda/environment';
import { fromWatchEnvironment } from '../../lambda/watch-environment';
import { projections, schema } from '../../src/store/schema';
import { account, actionsOf, homeTemplate, policyStatements, region, roleStatements } from './synthesized';

const template = homeTemplate();
const allFunctions = Object.values(template.findResources('AWS::Lambda::Function'));
const functions = allFunctions.filter(
  ({ Properties }) => 'LEXTRAIL_READS' in Properties.Environment.Variables,
);
const tables = template.findResources('AWS::DynamoDB::GlobalTable');
const eventsTable = Object.keys(tables).find((id) => id.includes('Events'));
const queues = template.findResources('AWS::SQS::Queue');
const allSources = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
const sources = allSources.filter(({ Properties }) => Properties.ScalingConfig !== undefined);

/** What roles may do to the events table itself. */
const ofEvents = roleStatements(template).filter(([, { Resource }]) =>
  JSON.stringify(Resource).includes(`["${eventsTable}","Arn"]`),
);

test('only the two ingest functions may write to the table', () => {
  const writers = ofEvents.filter(([, statement]) =>
    actionsOf(statement).some((action) => /^dynamodb:(Put|Update|BatchWrite)/.test(action)),
  );

  expect(writers.map(([role]) => role)).toEqual([
    expect.stringContaining('LiveFunctionRole'),
    expect.stringContaining('FilesFunctionRole'),
  ]);
});

test('nobody may delete an event or scan a table', () => {
  const actions = ofEvents.flatMap(([, statement]) => actionsOf(statement));
  const everywhere = roleStatements(template).flatMap(([, statement]) => actionsOf(statement));

  expect(actions).toContain('dynamodb:PutItem');
  expect(actions.filter((action) => /^dynamodb:.*(Delete|Scan|\*)/.test(action))).toEqual([]);
  expect(everywhere.filter((action) => /^dynamodb:.*(Scan|\*)/.test(action))).toEqual([]);
});

test('no role may do anything on everything', () => {
  for (const [, statement] of roleStatements(template)) {
    expect(statement.Resource).not.toBe('*');
    expect(actionsOf(statement).filter((action) => action.includes('*'))).toEqual([]);
  }
});

test('only the files function may read the bucket, and of it only log files', () => {
  const readers = roleStatements(template).filter(([, statement]) =>
    actionsOf(statement).includes('s3:GetObject'),
  );

  expect(readers).toEqual([
    [
      expect.stringContaining('FilesFunctionRole'),
      expect.objectContaining({
        Resource: { 'Fn::Join': ['', [expect.anything(), '/AWSLogs/*/CloudTrail/*.json.gz']] },
      }),
    ],
  ]);
});

test('no role but that of the watch function notifies, and to the topic and the bus of the stack alone', () => {
  const tellers = roleStatements(template).filter(([, statement]) =>
    actionsOf(statement).some((action) => /^(sns:Publish|events:PutEvents)$/.test(action)),
  );

  expect(tellers.map(([role, { Action, Resource }]) => [role, Action, Resource])).toEqual([
    [expect.stringContaining('WatchFunctionRole'), 'sns:Publish', { Ref: expect.stringContaining('Topic') }],
    [
      expect.stringContaining('WatchFunctionRole'),
      'events:PutEvents',
      { 'Fn::GetAtt': [expect.stringContaining('Bus'), 'Arn'] },
    ],
  ]);
});

test('the functions run on arm64 and Node 24, and log JSON that is kept for a quarter', () => {
  for (const { Properties } of allFunctions) {
    expect(Properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
    });
  }
  template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
});

test('a function is told what it reads at its start', () => {
  for (const { Properties } of functions) {
    const { LEXTRAIL_TABLE, LEXTRAIL_URL_SUFFIX, ...literal } = Properties.Environment.Variables;
    expect(LEXTRAIL_TABLE).toEqual({ Ref: expect.stringContaining('EventsTable') });
    expect(LEXTRAIL_URL_SUFFIX).toEqual({ Ref: 'AWS::URLSuffix' });
    const references = { LEXTRAIL_TABLE: 'events', LEXTRAIL_URL_SUFFIX: 'amazonaws.com' };
    expect(fromEnvironment({ ...literal, ...references })).toEqual({
      tableName: 'events',
      urlSuffix: 'amazonaws.com',
      reads: true,
      retentionDays: 400,
      readRetentionDays: 400,
      live: [`${account}/${region}`],
    });
  }
});

test('so is the function that watches', () => {
  const watch = allFunctions.find(({ Properties }) => 'LEXTRAIL_WATCH' in Properties.Environment.Variables);
  const variables = watch?.Properties.Environment.Variables;
  const references = {
    LEXTRAIL_TABLE: { Ref: expect.stringContaining('EventsTable') },
    LEXTRAIL_MATCHES: { Ref: expect.stringContaining('MatchesTable') },
    LEXTRAIL_TOPIC: { Ref: expect.stringContaining('Topic') },
    LEXTRAIL_BUS: { Ref: expect.stringContaining('Bus') },
    LEXTRAIL_URL_SUFFIX: { Ref: 'AWS::URLSuffix' },
  };
  expect(variables).toMatchObject(references);
  const resolved = Object.fromEntries(Object.keys(references).map((name) => [name, name]));
  expect(fromWatchEnvironment({ ...variables, ...resolved })).toMatchObject({
    tableName: 'LEXTRAIL_TABLE',
    matchesTableName: 'LEXTRAIL_MATCHES',
    stackName: 'Lextrail',
    retentionDays: 400,
    watch: {},
    live: [`${account}/${region}`],
  });
});

test('a function answers with the messages that failed, and only some batches run at once', () => {
  expect(sources).toHaveLength(2);
  for (const { Properties } of sources) {
    expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(Properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
  }
});

test('a message stays hidden for six times the time that its function has', () => {
  for (const { Properties } of sources) {
    const queue = queues[Properties.EventSourceArn['Fn::GetAtt'][0]];
    const worker = template.findResources('AWS::Lambda::Function')[Properties.FunctionName.Ref];
    expect(queue?.Properties.VisibilityTimeout).toBe(6 * worker?.Properties.Timeout);
  }
});

test('both queues have dead letters, kept as long as SQS can, after five tries', () => {
  const redrives = Object.values(queues).flatMap(({ Properties }) => Properties.RedrivePolicy ?? []);

  expect(redrives).toHaveLength(2);
  for (const { deadLetterTargetArn, maxReceiveCount } of redrives) {
    expect(maxReceiveCount).toBe(5);
    const [deadLetters] = deadLetterTargetArn['Fn::GetAtt'];
    expect(queues[deadLetters]?.Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  }
});

test('every queue is encrypted and refuses plain HTTP', () => {
  template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
  const refusals = policyStatements(template, 'AWS::SQS::QueuePolicy').filter(
    ({ Effect }) => Effect === 'Deny',
  );
  expect(refusals).toHaveLength(Object.keys(queues).length);
});

test('whoever sends to a queue is a service on behalf of this stack or account', () => {
  const senders = policyStatements(template, 'AWS::SQS::QueuePolicy').filter(
    ({ Effect }) => Effect === 'Allow',
  );

  expect(senders).toHaveLength(5);
  for (const sender of senders) {
    expect(sender).toMatchObject({
      Action: 'sqs:SendMessage',
      Principal: { Service: expect.any(String) },
      Condition: expect.anything(),
    });
  }
});

describe('the table', () => {
  test('is the one that the store knows', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: schema.partitionKey, KeyType: 'HASH' },
        { AttributeName: schema.sortKey, KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: schema.ttl, Enabled: true },
      GlobalSecondaryIndexes: Object.entries(schema.indexes).map(([name, index]) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: index.partitionKey, KeyType: 'HASH' },
          { AttributeName: index.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projections[index.projected]] },
      })),
    });
  });

  test('is billed by request, restorable, protected, and stays when the stack goes', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: false },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            ContributorInsightsSpecification: Match.absent(),
          }),
        ],
      },
    });
  });
});

test('the CLI finds everything by the name of the stack', () => {
  expect(Object.keys(template.findOutputs('*')).sort()).toEqual([
    'BucketName',
    'FileDeadLettersUrl',
    'FileQueueUrl',
    'FilesFunctionName',
    'FilesLogGroupName',
    'FilesRoleArn',
    'ForwardingRegions',
    'LiveDeadLettersUrl',
    'LiveFunctionName',
    'LiveLogGroupName',
    'LiveQueueUrl',
    'LiveRuleName',
    'MatchesTableName',
    'TableName',
    'TamperingUndeliveredUrl',
    'TrailArn',
    'UndeliveredUrl',
    'WatchBusName',
    'WatchFunctionName',
    'WatchTopicArn',
  ]);
});

test('a table of years is of the class for infrequent access, one of weeks is not', () => {
  const classOf = (retentionDays: number) =>
    Object.entries(homeTemplate({ retentionDays }).findResources('AWS::DynamoDB::GlobalTable')).find(([id]) =>
      id.includes('Events'),
    )?.[1].Properties.Replicas[0].TableClass;

  expect([179, 180, 400].map(classOf)).toEqual([
    'STANDARD',
    'STANDARD_INFREQUENT_ACCESS',
    'STANDARD_INFREQUENT_ACCESS',
  ]);
});

describe('the table of a removed deployment', () => {
  const stream = `arn:aws:dynamodb:${region}:${account}:table/Lextrail-Old/stream/2026-11-22T12:00:00.000`;
  const other = homeTemplate({ existingTable: stream });

  test('is used as it is, and none is made', () => {
    expect(Object.keys(other.findResources('AWS::DynamoDB::GlobalTable'))).toEqual([
      expect.stringContaining('Matches'),
    ]);
    other.hasOutput('TableName', { Value: 'Lextrail-Old' });
    other.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: stream });
    other.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { LEXTRAIL_READS: 'stored', LEXTRAIL_TABLE: 'Lextrail-Old' } },
    });
  });

  test('may be written by the same two functions and no other', () => {
    const writers = roleStatements(other).filter(
      ([, statement]) =>
        actionsOf(statement).includes('dynamodb:PutItem') &&
        JSON.stringify(statement.Resource).includes('Lextrail-Old'),
    );

    expect(writers.map(([role]) => role)).toEqual([
      expect.stringContaining('LiveFunctionRole'),
      expect.stringContaining('FilesFunctionRole'),
    ]);
  });
});

describe('a first deploy that fails', () => {
  const [[, table] = []] = Object.entries(tables).filter(([id]) => id === eventsTable);

  test('fails before there is a table, which protects itself', () => {
    const organization = homeTemplate({
      bucket: 'my-trail-logs',
      bucketTopicArn: `arn:aws:sns:${region}:${account}:files`,
      acceptFromOrganization: 'o-exampleorgid',
    });
    const [, late] =
      Object.entries(organization.findResources('AWS::DynamoDB::GlobalTable')).find(([id]) =>
        id.includes('Events'),
      ) ?? [];

    expect(table?.DependsOn).toEqual(
      expect.arrayContaining([expect.stringMatching(/^LextrailTrail[0-9A-F]{8}$/)]),
    );
    expect(late?.DependsOn).toEqual(
      expect.arrayContaining([
        expect.stringContaining('AcceptFromOrganization'),
        expect.stringContaining('ExistingBucketSubscription'),
      ]),
    );
  });

  test('takes its empty bucket with it, which later stays whatever happens', () => {
    const bucket = Object.values(template.findResources('AWS::S3::Bucket'));

    expect(
      bucket.map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]),
    ).toEqual([['RetainExceptOnCreate', 'Retain']]);
  });
});

test('what has one name in all Regions of an account carries its Region', () => {
  template.hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: `Lextrail-${region}` });
  template.hasResourceProperties('AWS::CloudTrail::Trail', { TrailName: `Lextrail-trail-${region}` });
});

test('the table says how long it keeps what', () => {
  homeTemplate({ readRetentionDays: 100 }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    Replicas: [
      Match.objectLike({
        Tags: [
          { Key: 'lextrail:retention-days', Value: '400' },
          { Key: 'lextrail:read-retention-days', Value: '100' },
        ],
      }),
    ],
  });
});

test('the table takes so many writes a second and no more', () => {
  const ceiling = (MaxWriteRequestUnits: number) => ({
    WriteOnDemandThroughputSettings: { MaxWriteRequestUnits },
  });

  template.hasResourceProperties('AWS::DynamoDB::GlobalTable', ceiling(1000));
  homeTemplate({ maxWriteUnits: 50 }).hasResourceProperties('AWS::DynamoDB::GlobalTable', ceiling(50));
});

test('reads are kept shorter where that is said', () => {
  const kept = { LEXTRAIL_RETENTION_DAYS: '400', LEXTRAIL_READ_RETENTION_DAYS: '100' };

  homeTemplate({ readRetentionDays: 100 }).hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: kept },
  });
});

test('what is configured reaches the resources', () => {
  const other = homeTemplate({ reads: false, retentionDays: 30, logDays: 7, deletionProtection: false });

  for (const description of [
    'lextrail: lambda/ingest-handler.ts',
    'lextrail: lambda/ingest-files-handler.ts',
  ]) {
    other.hasResourceProperties('AWS::Lambda::Function', {
      Description: description,
      Environment: { Variables: { LEXTRAIL_READS: 'left-out', LEXTRAIL_RETENTION_DAYS: '30' } },
    });
  }
  other.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });

  other.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })],
  });
});

test('texts are kept as they are, or hashed with a secret that the two functions alone may read', () => {
  const secrets = (lextrail: object) =>
    Object.values(homeTemplate(lextrail).findResources('AWS::Lambda::Function'))
      .map(({ Properties }) => Properties.Environment?.Variables?.LEXTRAIL_TEXT_KEY_SECRET)
      .filter((secret) => secret !== undefined);
  const hashing = homeTemplate({ hashTexts: true });
  const readers = Object.values(hashing.findResources('AWS::IAM::Role')).filter((role) =>
    JSON.stringify(role).includes('secretsmanager:GetSecretValue'),
  );

  expect(secrets({})).toEqual(['', '']);
  homeTemplate({}).resourceCountIs('AWS::SecretsManager::Secret', 0);
  expect(secrets({ hashTexts: true })).toEqual(
    Array(2).fill({ Ref: expect.stringMatching(/^LextrailIngestionTextKeySecret/) }),
  );
  hashing.hasResource('AWS::SecretsManager::Secret', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
  });
  expect(readers).toHaveLength(2);
});
