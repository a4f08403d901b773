import fc from 'fast-check';
import { fromEnvironment, toEnvironment } from '../../lambda/environment';
import { fromWatchEnvironment, toWatchEnvironment } from '../../lambda/watch-environment';
import type { JsonObject } from '../../src/model/json';

const name = fc.stringMatching(/^[\w.-]{3,255}$/);
const live = fc.array(fc.stringMatching(/^\d{12}\/[a-z0-9-]{1,20}$/), { minLength: 1, maxLength: 5 });
const common = {
  tableName: name,
  retentionDays: fc.integer({ min: 1, max: 36_500 }),
  urlSuffix: fc.domain(),
  live,
};

const ofIngestion = fc.record({
  ...common,
  readRetentionDays: fc.integer({ min: 1, max: 36_500 }),
  reads: fc.boolean(),
  bucketRole: fc.option(
    fc.record({
      roleArn: fc.stringMatching(/^arn:aws:iam::\d{12}:role\/[\w-]{1,50}$/),
      externalId: fc.option(fc.stringMatching(/^[\w:/-]{2,50}$/), { nil: undefined }),
    }),
    { nil: undefined },
  ),
  textKeySecret: fc.option(fc.stringMatching(/^[\w:/-]{1,100}$/), { nil: undefined }),
});

const ofWatch = fc.record({
  ...common,
  matchesTableName: name,
  topicArn: fc.stringMatching(/^arn:aws:sns:[\w:-]{1,100}$/),
  busName: name,
  stackName: name,
  watch: fc
    .dictionary(fc.string(), fc.jsonValue())
    .map((object): JsonObject => JSON.parse(JSON.stringify(object))),
});

test('what the stack tells a function is what the function reads', () => {
  fc.assert(
    fc.property(ofIngestion, ofWatch, (ingestion, watch) => {
      expect(fromEnvironment(toEnvironment(ingestion))).toEqual(ingestion);
      expect(fromWatchEnvironment(toWatchEnvironment(watch))).toEqual(watch);
    }),
  );
});

const shared = {
  tableName: 'events',
  retentionDays: 400,
  urlSuffix: 'amazonaws.com',
  live: ['111122223333/eu-west-1'],
};
const told = toEnvironment({ ...shared, reads: true, readRetentionDays: 400 });
const toldToWatch = toWatchEnvironment({
  ...shared,
  matchesTableName: 'matches',
  topicArn: 'arn:aws:sns:eu-west-1:111122223333:watch',
  busName: 'watch',
  stackName: 'Lextrail',
  watch: {},
});

test.each([
  [
    { ...told, LEXTRAIL_TABLE: '' },
    "LEXTRAIL_TABLE must be the name of the events table, got ''; deploy the stack again",
  ],
  [
    { ...told, LEXTRAIL_READS: undefined },
    'LEXTRAIL_READS must be stored or left-out, got nothing; deploy the stack again',
  ],
  [
    { ...told, LEXTRAIL_RETENTION_DAYS: '-1' },
    "LEXTRAIL_RETENTION_DAYS must be a whole number of days, got '-1'; deploy the stack again",
  ],
])('a function that is told something else does not start', (variables, sentence) => {
  expect(() => fromEnvironment(variables)).toThrow(sentence);
});

test.each([
  [
    { ...toldToWatch, LEXTRAIL_WATCH: 'oops' },
    "LEXTRAIL_WATCH must be a packed object of settings, got 'oops'; deploy the stack again",
  ],
  [
    { ...toldToWatch, LEXTRAIL_MATCHES: undefined },
    'LEXTRAIL_MATCHES must be the name of the table of matches, got nothing; deploy the stack again',
  ],
])('nor does the function that watches', (variables, sentence) => {
  expect(() => fromWatchEnvironment(variables)).toThrow(sentence);
});
