import type { JsonObject } from '../src/model/json';
import { packWatch, unpackWatch, type watchVariable } from '../src/watch/packed-watch';
import { readerOf } from './variables';

/** What the function that watches is told when it is deployed. */
export interface WatchEnvironment {
  readonly tableName: string;
  /** The table of what watch rules took. */
  readonly matchesTableName: string;
  /** How long a match stays there: as long as its event. */
  readonly retentionDays: number;
  /** The last part of AWS's host names: `amazonaws.com`, or that of another partition. */
  readonly urlSuffix: string;
  /** The topic that is told what matched a watch rule, for people. */
  readonly topicArn: string;
  /** The bus that gets every match as an event, for programs. */
  readonly busName: string;
  /** Where every write also comes by the live path: `account/region`. */
  readonly live: readonly string[];
  /** The name of the stack, under which its matches are counted. */
  readonly stackName: string;
  /** What to watch for: the object under `lextrail.watch`, which was read without a problem at synth. */
  readonly watch: JsonObject;
}

type WatchVariableName =
  | 'LEXTRAIL_TABLE'
  | 'LEXTRAIL_MATCHES'
  | 'LEXTRAIL_RETENTION_DAYS'
  | 'LEXTRAIL_URL_SUFFIX'
  | 'LEXTRAIL_TOPIC'
  | 'LEXTRAIL_BUS'
  | 'LEXTRAIL_LIVE'
  | 'LEXTRAIL_STACK'
  | typeof watchVariable;

export function toWatchEnvironment(
  environment: WatchEnvironment,
): Readonly<Record<WatchVariableName, string>> {
  return {
    LEXTRAIL_TABLE: environment.tableName,
    LEXTRAIL_MATCHES: environment.matchesTableName,
    LEXTRAIL_RETENTION_DAYS: String(environment.retentionDays),
    LEXTRAIL_URL_SUFFIX: environment.urlSuffix,
    LEXTRAIL_TOPIC: environment.topicArn,
    LEXTRAIL_BUS: environment.busName,
    LEXTRAIL_LIVE: environment.live.join(','),
    LEXTRAIL_STACK: environment.stackName,
    LEXTRAIL_WATCH: packWatch(environment.watch),
  };
}

/** The inverse of toWatchEnvironment; throws where a variable is missing or says something else. */
export function fromWatchEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): WatchEnvironment {
  const read = readerOf<WatchVariableName>(variables);
  return {
    tableName: read.text('LEXTRAIL_TABLE', 'the name of the events table'),
    matchesTableName: read.text('LEXTRAIL_MATCHES', 'the name of the table of matches'),
    retentionDays: read.days('LEXTRAIL_RETENTION_DAYS'),
    urlSuffix: read.text('LEXTRAIL_URL_SUFFIX', 'such as amazonaws.com'),
    topicArn: read.text('LEXTRAIL_TOPIC', 'the ARN of a topic'),
    busName: read.text('LEXTRAIL_BUS', 'the name of an event bus'),
    live: read.text('LEXTRAIL_LIVE', 'a list of account/region').split(','),
    stackName: read.text('LEXTRAIL_STACK', 'the name of the stack'),
    watch: read.value('LEXTRAIL_WATCH', 'a packed object of settings', unpackWatch),
  };
}
