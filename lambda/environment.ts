import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TextPrivacy } from '../src/ingest/hash-texts';
import { isObject, type JsonObject } from '../src/json';

/** What a function is told when it is deployed. */
export interface Environment {
  readonly tableName: string;
  /** Whether reads are stored as well as writes and runtime calls. */
  readonly reads: boolean;
  /** How long an event stays in the table. */
  readonly retentionDays: number;
  /** The last part of AWS's host names: `amazonaws.com`, or that of another partition. */
  readonly urlSuffix: string;
  /** The topic that is told what matched a watch rule, for people. */
  readonly topicArn: string;
  /** The bus that gets every match as an event, for programs. */
  readonly busName: string;
  /** What to watch for: the object under `lextrail.watch`, which was read without a problem at synth. */
  readonly watch: JsonObject;
  /** Where every write also comes by the live path: `account/region`. */
  readonly live: readonly string[];
  /** Hash the texts that a bot hears and says, with this in the hashes; absent to keep them. */
  readonly textSalt?: string;
}

type Name =
  | 'LEXTRAIL_TABLE'
  | 'LEXTRAIL_READS'
  | 'LEXTRAIL_RETENTION_DAYS'
  | 'LEXTRAIL_URL_SUFFIX'
  | 'LEXTRAIL_TOPIC'
  | 'LEXTRAIL_BUS'
  | 'LEXTRAIL_WATCH'
  | 'LEXTRAIL_LIVE'
  | 'LEXTRAIL_TEXT_SALT';
type Variables = Readonly<Record<Name, string>>;

export function toEnvironment(environment: Environment): Variables {
  return {
    LEXTRAIL_TABLE: environment.tableName,
    LEXTRAIL_READS: environment.reads ? 'stored' : 'left-out',
    LEXTRAIL_RETENTION_DAYS: String(environment.retentionDays),
    LEXTRAIL_URL_SUFFIX: environment.urlSuffix,
    LEXTRAIL_TOPIC: environment.topicArn,
    LEXTRAIL_BUS: environment.busName,
    LEXTRAIL_WATCH: packed(environment.watch),
    LEXTRAIL_LIVE: environment.live.join(','),
    LEXTRAIL_TEXT_SALT: environment.textSalt ?? '',
  };
}

/** The inverse of toEnvironment; throws where a variable is missing or says something else. */
export function fromEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const text = (name: Name, allowed: string) => variables[name] || refuse(name, allowed, variables[name]);
  const reads = variables.LEXTRAIL_READS;
  if (reads !== 'stored' && reads !== 'left-out') refuse('LEXTRAIL_READS', 'stored or left-out', reads);
  const days = variables.LEXTRAIL_RETENTION_DAYS ?? '';
  if (!/^[1-9]\d{0,5}$/.test(days)) refuse('LEXTRAIL_RETENTION_DAYS', 'a whole number of days', days);
  const watch = unpacked(variables.LEXTRAIL_WATCH ?? '');
  return {
    tableName: text('LEXTRAIL_TABLE', 'the name of the events table'),
    reads: reads === 'stored',
    retentionDays: Number(days),
    urlSuffix: text('LEXTRAIL_URL_SUFFIX', 'such as amazonaws.com'),
    topicArn: text('LEXTRAIL_TOPIC', 'the ARN of a topic'),
    busName: text('LEXTRAIL_BUS', 'the name of an event bus'),
    watch: watch ?? refuse('LEXTRAIL_WATCH', 'a packed object of settings', variables.LEXTRAIL_WATCH),
    live: text('LEXTRAIL_LIVE', 'a list of account/region').split(','),
    textSalt: variables.LEXTRAIL_TEXT_SALT || undefined,
  };
}

/** What is to be kept of texts. */
export function privacyOf({ textSalt: salt }: Pick<Environment, 'textSalt'>): TextPrivacy {
  return salt === undefined ? { texts: 'keep' } : { texts: 'hash', salt };
}

/** Lambda takes 4 KB of variables in all; the words of rules pack to a third. */
function packed(watch: JsonObject): string {
  return deflateRawSync(JSON.stringify(watch)).toString('base64');
}

function unpacked(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(name: Name, allowed: string, given: string | undefined): never {
  const got = given === undefined ? 'nothing' : `'${given}'`;
  throw new Error(`${name} must be ${allowed}, got ${got}; deploy the stack again`);
}
