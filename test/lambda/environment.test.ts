import fc from 'fast-check';
import { fromEnvironment, toEnvironment } from '../../lambda/environment';
import type { JsonObject } from '../../src/json';

const environment = fc.record({
  tableName: fc.stringMatching(/^[\w.-]{3,255}$/),
  reads: fc.boolean(),
  retentionDays: fc.integer({ min: 1, max: 36_500 }),
  urlSuffix: fc.domain(),
  topicArn: fc.stringMatching(/^arn:aws:sns:[\w:-]{1,100}$/),
  busName: fc.stringMatching(/^[\w.-]{1,100}$/),
  watch: fc
    .dictionary(fc.string(), fc.jsonValue())
    .map((object): JsonObject => JSON.parse(JSON.stringify(object))),
  textSalt: fc.option(fc.stringMatching(/^[\w:/-]{1,100}$/), { nil: undefined }),
  live: fc.array(fc.stringMatching(/^\d{12}\/[a-z0-9-]{1,20}$/), { minLength: 1, maxLength: 5 }),
});

test('what the stack tells a function is what the function reads', () => {
  fc.assert(
    fc.property(environment, (told) => {
      expect(fromEnvironment(toEnvironment(told))).toEqual(told);
    }),
  );
});

const told = toEnvironment({
  tableName: 'events',
  reads: true,
  retentionDays: 400,
  urlSuffix: 'amazonaws.com',
  topicArn: 'arn:aws:sns:eu-west-1:111122223333:watch',
  busName: 'watch',
  watch: {},
  live: ['111122223333/eu-west-1'],
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
  [
    { ...told, LEXTRAIL_WATCH: 'oops' },
    "LEXTRAIL_WATCH must be a packed object of settings, got 'oops'; deploy the stack again",
  ],
])('a function that is told something else does not start', (variables, sentence) => {
  expect(() => fromEnvironment(variables)).toThrow(sentence);
});
