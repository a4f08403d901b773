import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { isObject, type JsonObject, parsedJson } from '../../src/model/json';
import { defaults } from '../defaults';
import { isRegion, lexRegions } from '../regions';
import { bucketWords, isArnOf, isBucketName, isTrailName, trailWords } from './names';
import { count, flag, like, list, oneOf, type Setting, text } from './setting';

const regionWords = 'the name of an AWS Region such as eu-west-1';
const organization = like(/^o-[a-z0-9]{10,32}$/);
const organizationWords =
  'an organization id such as o-exampleorgid: o- and 10 to 32 small letters and digits';
// CloudWatch Logs takes only these numbers of days; the CDK lists 9999 for "for ever".
const logDays = Object.values(RetentionDays).filter((days): days is RetentionDays => Number(days) < 9999);

/** Every key of the configuration, with what it may be and what it is when nothing is said. */
export const settings = {
  stackName: text(
    like(/^(?=.{1,100}$)[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/),
    'letters and digits with single hyphens between, a letter first, 100 at most',
    'Lextrail',
  ),
  account: text(like(/^\d{12}$/), 'an account id of 12 digits', undefined),
  region: text(isRegion, regionWords, undefined),
  regions: list(isRegion, `Regions such as ${lexRegions.slice(0, 2).join(', ')}`),
  forwardTo: text(
    isArnOf('events', /^event-bus\/default$/),
    'the ARN of the default event bus of the account and Region that keeps the table, ' +
      'such as arn:aws:events:eu-west-1:111122223333:event-bus/default',
    undefined,
  ),
  acceptFromOrganization: text(organization, organizationWords, undefined),
  reads: flag(defaults.reads),
  hashTexts: flag(defaults.hashTexts),
  runtimeCalls: flag(defaults.runtimeCalls),
  retentionDays: count(1, 36_500, defaults.retentionDays),
  readRetentionDays: count(1, 36_500, undefined),
  // The most that DynamoDB takes (API reference, OnDemandThroughput); fewer would not store one event a second.
  maxWriteUnits: count(10, 2_147_483_647, defaults.maxWriteUnits),
  fileDays: count(1, 36_500, undefined),
  logDays: oneOf(logDays, defaults.logDays),
  customerKey: flag(false),
  deletionProtection: flag(defaults.deletionProtection),
  existingTable: text(
    isArnOf('dynamodb', /^table\/[\w.-]{3,255}\/stream\/[\d:.T-]{10,40}$/),
    'the ARN of the stream of a table, as `aws dynamodb describe-table --table-name TABLE --query Table.LatestStreamArn` gives it, ' +
      'such as arn:aws:dynamodb:eu-west-1:111122223333:table/NAME/stream/2026-11-22T12:00:00.000',
    undefined,
  ),
  trailName: text(isTrailName, trailWords, undefined),
  organizationId: text(organization, organizationWords, undefined),
  managementAccount: text(like(/^\d{12}$/), 'an account id of 12 digits', undefined),
  objectLockDays: count(1, 36_500, undefined),
  fileTopic: flag(defaults.fileTopic),
  bucket: text(isBucketName, bucketWords, undefined),
  // It is part of patterns of EventBridge and IAM, where these characters have a meaning.
  bucketPrefix: text(
    like(/^(?=.{1,200}$)[^/*?$\\](?:[^*?$\\]*[^/*?$\\])?$/),
    'the prefix of the trail, 200 characters at most, without a slash at either end and without * ? $ \\',
    undefined,
  ),
  bucketRegion: text(isRegion, regionWords, undefined),
  bucketKeyArn: text(
    isArnOf('kms', /^key\/[\w-]{1,256}$/),
    'the ARN of a KMS key in a Region of AWS, such as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    undefined,
  ),
  bucketTopicArn: text(
    isArnOf('sns', /^[\w-]{1,256}$/),
    'the ARN of an SNS topic in a Region of AWS, such as arn:aws:sns:eu-west-1:111122223333:my-trail',
    undefined,
  ),
  bucketEvents: flag(false),
  bucketRoleArn: text(
    like(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/),
    'the ARN of a role, such as arn:aws:iam::111122223333:role/LextrailReads',
    undefined,
  ),
  // STS API reference, AssumeRole.
  bucketExternalId: text(
    like(/^[\w+=,.@:/-]{2,1224}$/),
    'an external id of 2 to 1224 letters, digits and _+=,.@:/-',
    undefined,
  ),
  // Its rules and settings are read by src/watch, which says where in them a mistake is.
  watch: {
    allowed: 'an object of settings such as {"deployers": ["ci-*"]}',
    fallback: {},
    read: objectOf,
  } as Setting<JsonObject>,
  notify: list(
    like(/^[^\s@]{1,64}@[^\s@]{1,255}$/),
    'mail addresses such as oncall@example.com, with 64 characters at most before the @ and 255 after it',
  ),
  // CloudWatch looks back over a week at most.
  silenceHours: count(1, 168, defaults.silenceHours),
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type SettingKey = keyof typeof settings;

/** The configuration of one deployment, checked; its keys are those of `settings`. */
export type Configuration = {
  readonly [K in SettingKey]: (typeof settings)[K] extends Setting<infer T> ? T : never;
};

/** An object, or its JSON text as `-c` gives it. */
export function objectOf(given: unknown): JsonObject | undefined {
  const value = typeof given === 'string' ? parsedJson(given) : given;
  return isObject(value) ? value : undefined;
}

/** Whether something was said that is not what is meant without it. */
export function isSaid(given: Configuration, key: SettingKey): boolean {
  return JSON.stringify(given[key]) !== JSON.stringify(settings[key].fallback);
}
