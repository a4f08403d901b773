import type { AssumedRole } from '../src/requests/assumed-role';
import type { SendPost } from '../src/requests/signed-post';
import { readTextKey } from '../src/requests/text-key';
import type { EventStore } from '../src/store/store';
import type { Storing } from '../src/write/store-events';
import { readerOf } from './variables';

/** What a function that stores events is told when it is deployed. */
export interface Environment {
  readonly tableName: string;
  /** Whether reads are stored as well as writes and runtime calls. */
  readonly reads: boolean;
  /** How long an event stays in the table. */
  readonly retentionDays: number;
  /** How long a read stays there. */
  readonly readRetentionDays: number;
  /** The last part of AWS's host names: `amazonaws.com`, or that of another partition. */
  readonly urlSuffix: string;
  /** Where every write also comes by the live path: `account/region`. */
  readonly live: readonly string[];
  /** ARN of the secret with which the texts that a bot hears and says are hashed; absent to keep them. */
  readonly textKeySecret?: string;
  /** The role that reads the log files; absent where the function's own does. */
  readonly bucketRole?: AssumedRole;
}

type VariableName =
  | 'LEXTRAIL_TABLE'
  | 'LEXTRAIL_READS'
  | 'LEXTRAIL_RETENTION_DAYS'
  | 'LEXTRAIL_READ_RETENTION_DAYS'
  | 'LEXTRAIL_URL_SUFFIX'
  | 'LEXTRAIL_LIVE'
  | 'LEXTRAIL_TEXT_KEY_SECRET'
  | 'LEXTRAIL_BUCKET_ROLE'
  | 'LEXTRAIL_BUCKET_EXTERNAL_ID';

export function toEnvironment(environment: Environment): Readonly<Record<VariableName, string>> {
  return {
    LEXTRAIL_TABLE: environment.tableName,
    LEXTRAIL_READS: environment.reads ? 'stored' : 'left-out',
    LEXTRAIL_RETENTION_DAYS: String(environment.retentionDays),
    LEXTRAIL_READ_RETENTION_DAYS: String(environment.readRetentionDays),
    LEXTRAIL_URL_SUFFIX: environment.urlSuffix,
    LEXTRAIL_LIVE: environment.live.join(','),
    LEXTRAIL_TEXT_KEY_SECRET: environment.textKeySecret ?? '',
    LEXTRAIL_BUCKET_ROLE: environment.bucketRole?.roleArn ?? '',
    LEXTRAIL_BUCKET_EXTERNAL_ID: environment.bucketRole?.externalId ?? '',
  };
}

/** The inverse of toEnvironment; throws where a variable is missing or says something else. */
export function fromEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = readerOf<VariableName>(variables);
  return {
    tableName: read.text('LEXTRAIL_TABLE', 'the name of the events table'),
    reads: read.oneOf('LEXTRAIL_READS', ['stored', 'left-out']) === 'stored',
    retentionDays: read.days('LEXTRAIL_RETENTION_DAYS'),
    readRetentionDays: read.days('LEXTRAIL_READ_RETENTION_DAYS'),
    urlSuffix: read.text('LEXTRAIL_URL_SUFFIX', 'such as amazonaws.com'),
    live: read.text('LEXTRAIL_LIVE', 'a list of account/region').split(','),
    textKeySecret: variables.LEXTRAIL_TEXT_KEY_SECRET || undefined,
    bucketRole: variables.LEXTRAIL_BUCKET_ROLE
      ? {
          roleArn: variables.LEXTRAIL_BUCKET_ROLE,
          externalId: variables.LEXTRAIL_BUCKET_EXTERNAL_ID || undefined,
        }
      : undefined,
  };
}

/** What storing needs, by what the stack told the function. */
export async function storingOf(
  { reads, live, textKeySecret }: Environment,
  store: EventStore,
  send: SendPost,
): Promise<Storing> {
  const key = textKeySecret === undefined ? undefined : await readTextKey(textKeySecret, send);
  const privacy = key === undefined ? ({ texts: 'keep' } as const) : ({ texts: 'hash', key } as const);
  return { store, reads, live, privacy, now: Date.now, seen: new Set() };
}
