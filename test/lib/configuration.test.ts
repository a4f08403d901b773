import { readConfiguration, type Surroundings } from '../../lib/configuration/configuration';

const nowhere: Surroundings = { account: undefined, region: undefined };
const ireland: Surroundings = { account: '111122223333', region: 'eu-west-1' };

function problems(lextrail: unknown, around = ireland): readonly string[] {
  const read = readConfiguration({ lextrail }, around);
  return read.kind === 'wrong' ? read.problems : [];
}

function configuration(context: Readonly<Record<string, unknown>>, around = ireland) {
  const read = readConfiguration(context, around);
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
  [{ stackName: null }, 'lextrail.stackName must be letters, digits and hyphens, a letter first, got null'],
  [
    { bucketPrefix: 'logs/' },
    'lextrail.bucketPrefix must be the prefix of the trail, without a slash at either end, got "logs/"',
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
    { bucket, bucketEvents: true, bucketRegion: 'us-east-1' },
    'lextrail.bucketRegion must lie in eu-west-1, where lextrail is deployed to, got us-east-1',
  ],
  [
    { bucket, bucketTopicArn: topic.replace('eu-west-1', 'us-east-1') },
    'lextrail.bucketTopicArn must lie in eu-west-1',
  ],
  [
    { regions: ['us-gov-west-1'] },
    'lextrail.regions must lie in the partition of eu-west-1, got us-gov-west-1',
  ],
  [
    { forwardTo: 'arn:aws:events:eu-west-1:111122223333:event-bus/default' },
    'lextrail.forwardTo needs lextrail.regions, got none',
  ],
  [{ fileDays: 30 }, 'lextrail.fileDays must be at least lextrail.retentionDays (400), got 30'],
  [
    { objectLockDays: 500 },
    'lextrail.objectLockDays must be at most the 400 days that files are kept, got 500',
  ],
])('%j does not go together', (given, sentence) => {
  expect(problems(given)).toEqual([expect.stringContaining(sentence)]);
});

test('forwarding needs a home', () => {
  const { kind } = readConfiguration({ lextrail: { regions: ['us-east-1'] } }, nowhere);

  expect(kind).toBe('wrong');
});

test('an existing bucket of an organization, with a topic, is a whole configuration', () => {
  expect(
    problems({ bucket, bucketTopicArn: topic, organizationId: 'o-exampleorgid', bucketPrefix: 'a/b' }),
  ).toEqual([]);
});
