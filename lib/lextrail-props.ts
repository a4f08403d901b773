import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Duration } from 'aws-cdk-lib/core';
import type { WatchSettings } from '../src/watch/watch-settings';

/**
 * What can be given to the construct. What each may be, and its name in `cdk.json`, is in configuration/settings.ts,
 * and checked by property-problems.ts; which exclude each other is in configuration/conflicts.ts, defaults in defaults.ts.
 */
export interface LextrailProps {
  /** Whether reads (`Get…`, `List…`, `Describe…`) are captured as well as writes. @default true */
  readonly reads?: boolean;
  /** Whether hash and length of utterances and prompts are kept in place of their text. @default false */
  readonly hashTexts?: boolean;
  /** How long an event stays queryable. @default Duration.days(400) */
  readonly retention?: Duration;
  /** How long a read (`Get…`, `List…`, `Describe…`) stays queryable. @default - as long as everything else */
  readonly readRetention?: Duration;
  /**
   * How many write units a second the events table takes at most, so that no bill can surprise. What comes
   * beyond waits in the queues. @default 1000
   */
  readonly maxWriteUnits?: number;
  /** How long the functions' logs are kept. @default RetentionDays.THREE_MONTHS */
  readonly logRetention?: RetentionDays;
  /**
   * A key of yours for table, queues, logs and the trail's files. What the services need of it is added
   * to its policy; to that of a key from another stack it must be added by hand (docs/deploy.md).
   * @default - keys that AWS owns, free of charge
   */
  readonly encryptionKey?: kms.IKey;
  /** Whether the table refuses to be deleted. @default true */
  readonly deletionProtection?: boolean;
  /**
   * The ARN of the stream of a table that a removed deployment left behind, which is used as it is.
   * @default - a table is made
   */
  readonly existingTable?: string;
  /** The organization with accounts that may forward their Lex calls here. @default - this account only */
  readonly acceptFromOrganization?: string;

  /** The bucket of a trail that exists. @default - a trail and its bucket are made */
  readonly bucket?: s3.IBucket;
  /** What comes before `AWSLogs/` in the bucket's keys. @default - nothing */
  readonly bucketPrefix?: string;
  /** The key with which the existing trail encrypts its files. @default - they need none to be read */
  readonly bucketKey?: kms.IKey;
  /** The topic that announces new files in the existing bucket. @default - the bucket's events in EventBridge */
  readonly bucketTopic?: sns.ITopic;
  /** The ARN of a role, perhaps of the log-archive account, that reads the files. @default - the role of the files function */
  readonly bucketRoleArn?: string;
  /** What the trust policy of that role wants to hear. @default - nothing */
  readonly bucketExternalId?: string;

  /**
   * The name of the trail that is made, or that of the trail that writes to `bucket`: calls that stop or change
   * it are reported. @default - the stack's name, `-trail-` and the Region; of somebody else's trail nothing is reported
   */
  readonly trailName?: string;
  /** Makes it, or says that the existing one is, a trail of this organization. @default - of this account */
  readonly organizationId?: string;
  /** Whose account the organization's trail belongs to where a delegated administrator makes it. @default - this account */
  readonly managementAccount?: string;
  /** Whether the trail that is made logs Lex's data events too; AWS bills them. @default false */
  readonly runtimeCalls?: boolean;
  /** How long the log files are kept. @default - as long as the events */
  readonly fileRetention?: Duration;
  /** For how long object lock keeps everybody from deleting a log file. @default - no object lock */
  readonly objectLockRetention?: Duration;
  /** Whether the trail that is made tells an SNS topic of each file. @default false */
  readonly fileTopic?: boolean;

  /** Watch rules and what they need to know of the account (docs/deploy.md). @default - the built-in rules */
  readonly watch?: WatchSettings;
  /** Mail addresses that get matches and alarms. @default - nobody; subscribe to the topic */
  readonly notify?: readonly string[];
  /** How long the account is never without a log file, in whole hours of a week. @default Duration.days(1) */
  readonly silence?: Duration;
  /** Other Regions of this account that forward their Lex calls here. @default - none */
  readonly forwardingRegions?: readonly string[];
}
