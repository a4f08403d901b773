import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { isObject, type JsonObject } from '../../src/json';
import { isRegion, lexRegions } from '../regions';
import { count, flag, list, oneOf, type Setting, text } from './setting';

const regionWords = 'the name of an AWS Region such as eu-west-1';
const accountId = /^\d{12}$/;
const organization = /^o-[a-z0-9]{10,32}$/;
const organizationWords = 'an organization id such as o-exampleorgid';
// CloudWatch Logs takes only these numbers of days; the CDK lists 9999 for "for ever".
const logDays = Object.values(RetentionDays).filter((days): days is RetentionDays => Number(days) < 9999);

/** Every key of the configuration, with what it may be and what it is when nothing is said. */
export const settings = {
  stackName: text(/^[A-Za-z][A-Za-z0-9-]{0,99}$/, 'letters, digits and hyphens, a letter first', 'Lextrail'),
  account: text(accountId, 'an account id of 12 digits', undefined),
  region: { allowed: regionWords, fallback: undefined, read: regionName } as Setting<string | undefined>,
  regions: list(isRegion, `Regions such as ${lexRegions.slice(0, 2).join(', ')}`),
  forwardTo: text(
    /^arn:[\w-]+:events:[a-z0-9-]+:\d{12}:event-bus\/default$/,
    'the ARN of the default event bus of the account and Region that keeps the table',
    undefined,
  ),
  acceptFromOrganization: text(organization, organizationWords, undefined),
  reads: flag(true),
  hashTexts: flag(false),
  runtimeCalls: flag(false),
  retentionDays: count(1, 36_500, 400),
  fileDays: count(1, 36_500, undefined),
  logDays: oneOf(logDays, RetentionDays.THREE_MONTHS),
  customerKey: flag(false),
  deletionProtection: flag(true),
  trailName: text(
    /^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/,
    'a trail name of 3 to 128 characters',
    undefined,
  ),
  organizationId: text(organization, organizationWords, undefined),
  objectLockDays: count(1, 36_500, undefined),
  fileTopic: flag(false),
  bucket: text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket', undefined),
  bucketPrefix: text(
    /^[^/].{0,198}[^/]$|^[^/]$/,
    'the prefix of the trail, without a slash at either end',
    undefined,
  ),
  bucketRegion: { allowed: regionWords, fallback: undefined, read: regionName } as Setting<
    string | undefined
  >,
  bucketKeyArn: text(/^arn:[\w-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'the ARN of a KMS key', undefined),
  bucketTopicArn: text(
    /^arn:[\w-]+:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    'the ARN of an SNS topic',
    undefined,
  ),
  bucketEvents: flag(false),
  // Its rules and settings are read by src/watch, which says where in them a mistake stands.
  watch: {
    allowed: 'an object of settings such as {"deployers": ["ci-*"]}',
    fallback: {},
    read: objectOf,
  } as Setting<JsonObject>,
  notify: list((item) => /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(item), 'mail addresses'),
  // CloudWatch looks back over a week at most.
  silenceHours: count(1, 168, 24),
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

type Key = keyof typeof settings;

/** The configuration of one deployment, checked; its keys are those of `settings`. */
export type Configuration = {
  readonly [K in Key]: (typeof settings)[K] extends Setting<infer T> ? T : never;
};

/** An object, or its JSON text as `-c` gives it. */
function objectOf(given: unknown): JsonObject | undefined {
  if (typeof given !== 'string') return isObject(given) ? given : undefined;
  try {
    const value: unknown = JSON.parse(given);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function regionName(given: unknown): string | undefined {
  return typeof given === 'string' && isRegion(given) ? given : undefined;
}
