import { type CdkEnvironment, cdkEnvironment } from '../../lib/configuration/cdk-environment';
import { readConfiguration } from '../../lib/configuration/configuration';

const nowhere: CdkEnvironment = { account: undefined, region: undefined };
const ireland: CdkEnvironment = { account: '111122223333', region: 'eu-west-1' };

function problems(lextrail: unknown, environment = ireland): readonly string[] {
  const read = readConfiguration({ lextrail }, environment);
  return read.kind === 'wrong' ? read.problems : [];
}

const role = 'arn:aws:iam::999988887777:role/LextrailReads';

function stream(region: string): string {
  return `arn:aws:dynamodb:${region}:111122223333:table/Lextrail-Old/stream/2026-11-22T12:00:00.000`;
}

function configuration(context: Readonly<Record<string, unknown>>, environment = ireland) {
  const read = readConfiguration(context, environment);
  if (read.kind === 'wrong') throw new Error(read.problems.join('\n'));
  return read.configuration;
}

test('nothing needs to be said', () => {
  expect(configuration({}, nowhere)).toMatchObject({
    stackName: 'Lextrail',
    regions: [],
    reads: true,
    runtimeCalls: false,
    retentionDays: 400,
    customerKey: false,
    deletionProtection: true,
    bucket: undefined,
  });
});

test('the account and Region of the command line stand in for those not said', () => {
  expect(configuration({}, ireland)).toMatchObject(ireland);
  expect(configuration({ lextrail: { region: 'us-east-1' } }, ireland)).toMatchObject({
    region: 'us-east-1',
  });
});

test('one setting of the command line goes over the file', () => {
  const context = { lextrail: { reads: true, retentionDays: 30 }, 'lextrail.reads': 'false' };

  expect(configuration(context)).toMatchObject({ reads: false, retentionDays: 30 });
});

test('the text of -c means the same as JSON', () => {
  const text = {
    'lextrail.regions': 'us-east-1, us-west-2',
    'lextrail.retentionDays': '90',
    'lextrail.customerKey': 'true',
    'lextrail.logDays': '30',
  };
  const json = {
    lextrail: { regions: ['us-east-1', 'us-west-2'], retentionDays: 90, customerKey: true, logDays: 30 },
  };

  expect(configuration(text)).toEqual(configuration(json));
  expect(configuration({ lextrail: JSON.stringify(json.lextrail) })).toEqual(configuration(json));
});

test.each([
  [
    { region: 'mars-north-1' },
    'lextrail.region must be the name of an AWS Region such as eu-west-1, got "mars-north-1"',
  ],
  [
    { regions: ['us-east-9'] },
    'lextrail.regions must be Regions such as af-south-1, ap-northeast-1, got ["us-east-9"]',
  ],
  [{ regions: '' }, 'lextrail.regions must be Regions such as af-south-1, ap-northeast-1, got ""'],
  [{ reads: 'maybe' }, 'lextrail.reads must be true or false, got "maybe"'],
  [{ retentionDays: 0 }, 'lextrail.retentionDays must be a whole number from 1 to 36500, got 0'],
  [{ retentionDays: 1.5 }, 'lextrail.retentionDays must be a whole number from 1 to 36500, got 1.5'],
  [{ account: 12 }, 'lextrail.account must be an account id of 12 digits, got 12'],
  [
    { stackName: null },
    'lextrail.stackName must be letters and digits with single hyphens between, a letter first, 100 at most, got null',
  ],
  [
    { bucketPrefix: 'logs/' },
    'lextrail.bucketPrefix must be the prefix of the trail, 200 characters at most, without a slash at either end and without * ? $ \\, got "logs/"',
  ],
  [{ reads: 'constructor' }, 'lextrail.reads must be true or false, got "constructor"'],
  [{ reads: ['true'] }, 'lextrail.reads must be true or false, got ["true"]'],
  [
    { reads: { toString: 1, valueOf: 1 } },
    'lextrail.reads must be true or false, got {"toString":1,"valueOf":1}',
  ],
])('%j is answered by one sentence', (given, sentence) => {
  expect(problems(given)).toEqual([sentence]);
});

test('a number of days that CloudWatch Logs does not offer is answered by those that it does', () => {
  expect(problems({ logDays: 42 })).toEqual([
    expect.stringMatching(/^lextrail\.logDays must be one of 1, 3, 5, .*, 3653, got 42$/),
  ]);
});

test('an unknown key is answered by the known ones', () => {
  expect(problems({ region_s: [] })).toEqual([
    expect.stringMatching(
      /^lextrail\.region_s is no setting, got \[\]; allowed keys: stackName, account, region, /,
    ),
  ]);
});

test.each([['{"reads":'], [[]], ['7'], [true]])('%j in the place of the settings is refused', (lextrail) => {
  expect(problems(lextrail)).toEqual([
    expect.stringContaining('lextrail must be an object of settings, got '),
  ]);
});

test('every wrong value is named at once', () => {
  expect(problems({ reads: 1, retentionDays: 'x', colour: 'red' })).toHaveLength(3);
});

test('a name out of the prototype is no setting and has no value', () => {
  expect(problems(JSON.parse('{"__proto__":{"reads":false},"constructor":1}'))).toHaveLength(2);
});

const bucket = 'org-trail-logs';
const topic = 'arn:aws:sns:eu-west-1:111122223333:trail';

test.each([
  [{ bucket }, 'lextrail.bucket needs a way to hear of new files, got none'],
  [{ bucket, bucketTopicArn: topic, bucketEvents: true }, 'both bring every file, got both'],
  [{ bucketEvents: true }, 'lextrail.bucketEvents is for an existing bucket, got it without lextrail.bucket'],
  [{ bucket, bucketEvents: true, fileTopic: true }, 'lextrail.fileTopic is for a trail that lextrail makes'],
  [
    { region: 'eu-west-1', bucket, bucketEvents: true, bucketRegion: 'us-east-1' },
    'lextrail.bucketRegion must lie in eu-west-1, which is the home Region by lextrail.region, got us-east-1',
  ],
  [
    { region: 'us-east-1', bucket, bucketTopicArn: topic },
    'lextrail.bucketTopicArn must lie in us-east-1, which is the home Region by lextrail.region, got eu-west-1; deploy with lextrail.region=eu-west-1',
  ],
  [
    { bucket, bucketTopicArn: topic.replace('eu-west-1', 'us-east-1'), bucketRegion: 'eu-west-1' },
    'lextrail.bucketTopicArn must lie in eu-west-1, which is the home Region by lextrail.bucketRegion, got us-east-1',
  ],
  [
    { regions: ['us-gov-west-1'] },
    'lextrail.regions must lie in the partition of eu-west-1, got us-gov-west-1',
  ],
  [
    { forwardTo: 'arn:aws:events:eu-west-1:111122223333:event-bus/default' },
    'lextrail.forwardTo needs lextrail.regions, got none',
  ],
  [
    { readRetentionDays: 500 },
    'lextrail.readRetentionDays must be at most lextrail.retentionDays (400), got 500; reads go first',
  ],
  [
    { readRetentionDays: 90 },
    'lextrail.readRetentionDays must be more than 90 while the watch rule taken-out-by-newcomer is on',
  ],
  [
    { managementAccount: '999988887777' },
    'lextrail.managementAccount is for the trail of an organization, got it without lextrail.organizationId',
  ],
  [
    { bucket, bucketTopicArn: topic, organizationId: 'o-exampleorgid', managementAccount: '999988887777' },
    'lextrail.managementAccount is for a trail that lextrail makes, got it beside lextrail.bucket',
  ],
  [
    { bucketRoleArn: role },
    'lextrail.bucketRoleArn is for an existing bucket, got it without lextrail.bucket',
  ],
  [
    { bucket, bucketTopicArn: topic, bucketRoleArn: 'LextrailReads' },
    'lextrail.bucketRoleArn must be the ARN of a role, such as',
  ],
  [
    { bucket, bucketTopicArn: topic, bucketExternalId: 'secret' },
    'lextrail.bucketExternalId is for lextrail.bucketRoleArn, got it without that',
  ],
  [
    {
      ...{ bucket, bucketTopicArn: topic, bucketRoleArn: role },
      bucketKeyArn: 'arn:aws:kms:eu-west-1:999988887777:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    'lextrail.bucketKeyArn is for reading without a role, got it beside lextrail.bucketRoleArn',
  ],
  [
    { existingTable: 'events' },
    'lextrail.existingTable must be the ARN of the stream of a table, as `aws dynamodb describe-table',
  ],
  [
    { existingTable: stream('us-east-1') },
    'lextrail.existingTable must lie in eu-west-1, the home Region, got us-east-1',
  ],
  [
    { existingTable: stream('eu-west-1'), customerKey: true },
    'lextrail.customerKey is for a table that lextrail makes, got it beside lextrail.existingTable',
  ],
  [{ fileDays: 30 }, 'lextrail.fileDays must be at least lextrail.retentionDays (400), got 30'],
  [
    { objectLockDays: 500 },
    'lextrail.objectLockDays must be at most the 400 days that files are kept, got 500',
  ],
])('%j does not go together', (given, sentence) => {
  expect(problems(given)).toEqual([expect.stringContaining(sentence)]);
});

test.each([[{ regions: ['us-east-1'] }], [{ customerKey: true }]])('%j needs a home', (given) => {
  expect(problems(given, nowhere)).toEqual([
    expect.stringMatching(
      /^lextrail\.region must be given where lextrail\.\w+ is, got nothing; name the Region /,
    ),
  ]);
});

test('an existing bucket of an organization, with a topic, is a whole configuration', () => {
  expect(
    problems({ bucket, bucketTopicArn: topic, organizationId: 'o-exampleorgid', bucketPrefix: 'a/b' }),
  ).toEqual([]);
});

test.each([
  'a..b',
  'a.-b',
  'a-.b',
  '192.168.5.4',
  'ab',
  '-ab',
  'ab-',
  'Abc',
  'xn--a',
  'a-s3alias',
  'a'.repeat(64),
])('S3 has no bucket %s', (name) => {
  expect(problems({ bucket: name, bucketEvents: true })).toEqual([
    expect.stringContaining('lextrail.bucket must be the name of an S3 bucket: 3 to 63 small letters'),
  ]);
});

test.each(['abc', 'a.b', 'a--b', '1-2.3', 'a'.repeat(63)])('S3 may have a bucket %s', (name) => {
  expect(problems({ bucket: name, bucketEvents: true })).toEqual([]);
});

test.each(['a..b', 'a._b', 'a--b', '10.0.0.1', 'ab', '.ab', 'ab_', 'a b', 'a'.repeat(129)])(
  'CloudTrail takes no trail %s',
  (trailName) => {
    expect(problems({ trailName })).toEqual([
      expect.stringContaining('lextrail.trailName must be a trail name of 3 to 128 letters and digits'),
    ]);
  },
);

test.each(['abc', 'a.b_c-d', 'a'.repeat(128)])('CloudTrail takes a trail %s', (trailName) => {
  expect(problems({ trailName })).toEqual([]);
});

test('a stack whose trail would have two hyphens in a row, or a name too long, is refused', () => {
  expect(problems({ stackName: 'Audit-' })).toHaveLength(1);
  expect(problems({ stackName: 'A'.repeat(101) })).toEqual([expect.stringContaining('100 at most')]);
  expect(problems({ stackName: 'A'.repeat(100) })).toEqual([]);
});

test.each([
  'arn:aws:sns:mars-north-1:111122223333:trail',
  'arn:aws:sns:us-gov-west-1:111122223333:trail',
  'arn:aws:sqs:eu-west-1:111122223333:trail',
  'arn:aws:sns:eu-west-1:1111:trail',
  'arn:aws:sns:eu-west-1:111122223333:trail:6b0e71bd-7e97-4d97-80ce-4a0994e55286',
  'trail',
])('%s is no topic', (bucketTopicArn) => {
  expect(problems({ bucket, bucketTopicArn })).toEqual([
    expect.stringContaining(
      'lextrail.bucketTopicArn must be the ARN of an SNS topic in a Region of AWS, such as',
    ),
  ]);
});

test('key and bus are of Regions that there are, too', () => {
  const bucketKeyArn = 'arn:aws:kms:mars-north-1:111122223333:key/1234abcd';
  const forwardTo = 'arn:aws:events:mars-north-1:111122223333:event-bus/default';

  expect(problems({ bucket, bucketEvents: true, bucketKeyArn })).toHaveLength(1);
  expect(problems({ forwardTo, regions: ['eu-west-1'] })).toHaveLength(1);
});

const forwardTo = 'arn:aws:events:eu-west-1:999988887777:event-bus/default';

test('what means nothing to forwarders is named, whatever it is', () => {
  const others = {
    region: 'eu-west-1',
    bucket,
    bucketEvents: true,
    notify: ['a@example.com'],
    customerKey: true,
    acceptFromOrganization: 'o-exampleorgid',
    watch: { deployers: ['ci-*'] },
    hashTexts: true,
    retentionDays: 30,
  };
  const [problem, ...rest] = problems({ forwardTo, regions: ['us-east-1'], ...others });

  expect(rest).toEqual([]);
  for (const key of Object.keys(others)) expect(problem).toContain(`lextrail.${key}`);
});

test('what forwarders heed, and what is meant anyway, may stand beside forwardTo', () => {
  const heeded = { stackName: 'Audit', account: '111122223333', reads: false, retentionDays: 400, watch: {} };

  expect(problems({ forwardTo, regions: ['us-east-1'], ...heeded })).toEqual([]);
});

test('forwarding from home to home is answered', () => {
  expect(problems({ forwardTo, regions: ['eu-west-1'], account: '999988887777' })).toEqual([
    'lextrail.forwardTo needs lextrail.regions, got only its own; name the Regions to forward from',
  ]);
});

test.each([
  { readRetentionDays: 91 },
  { readRetentionDays: 30, reads: false },
  { readRetentionDays: 30, watch: { rules: [{ name: 'taken-out-by-newcomer', on: false }] } },
])('reads may go first where no rule looks so far back for them: %j', (given) => {
  expect(problems(given)).toEqual([]);
});

test('more alarms and mails than a stack holds are answered before CloudFormation does', () => {
  const rules = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `r${index}`, filter: 'effect:write', alarm: true }));
  const notify = ['a@example.com', 'b@example.com'];

  expect(problems({ notify, watch: { rules: rules(398) } })).toEqual([]);
  expect(problems({ notify, watch: { rules: rules(399) } })).toEqual([
    expect.stringContaining('lextrail.notify must be 400 together at most, got 401'),
  ]);
});

const virginia = cdkEnvironment({ CDK_DEFAULT_REGION: 'us-east-1' });

function noteOf(lextrail: object, environment: CdkEnvironment): string | undefined {
  const read = readConfiguration({ lextrail }, environment);
  return read.kind === 'configuration' ? read.note : read.problems.join('\n');
}

test.each([
  ['bucketTopicArn', { bucket, bucketTopicArn: topic }],
  ['bucketRegion', { bucket, bucketEvents: true, bucketRegion: 'eu-west-1' }],
  [
    'bucketKeyArn',
    { bucket, bucketEvents: true, bucketKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd' },
  ],
])('the %s of the existing bucket says where home is, and so does a note', (key, lextrail) => {
  expect(configuration({ lextrail }, virginia).region).toBe('eu-west-1');
  expect(noteOf(lextrail, virginia)).toContain(`the home Region is eu-west-1, that of lextrail.${key}`);
  expect(noteOf(lextrail, ireland)).toBeUndefined();
});

test('a Region that may be nobody’s choice is told, with how to choose', () => {
  const note = noteOf({ regions: ['us-west-2'] }, virginia);

  expect(note).toContain('the home Region is us-east-1');
  expect(note).toContain('-c lextrail.region=');
});

test.each([
  ['lextrail.region', { region: 'us-east-1' }, virginia],
  ['AWS_REGION', {}, cdkEnvironment({ CDK_DEFAULT_REGION: 'us-east-1', AWS_REGION: 'us-east-1' })],
  ['a profile', {}, cdkEnvironment({ CDK_DEFAULT_REGION: 'eu-west-1' })],
  ['nobody, for forwarders have no home', { forwardTo, regions: ['us-east-1'] }, virginia],
  ['nobody, and nobody guesses', {}, cdkEnvironment({})],
])('a Region that is named by %s needs no note', (_, lextrail, environment) => {
  expect(noteOf(lextrail, environment)).toBeUndefined();
});
