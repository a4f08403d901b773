/** What a function is told when it is deployed. */
export interface Environment {
  readonly tableName: string;
  /** Whether reads are stored as well as writes and runtime calls. */
  readonly reads: boolean;
  /** How long an event stays in the table. */
  readonly retentionDays: number;
  /** The last part of AWS's host names: `amazonaws.com`, or that of another partition. */
  readonly urlSuffix: string;
}

type Name = 'LEXTRAIL_TABLE' | 'LEXTRAIL_READS' | 'LEXTRAIL_RETENTION_DAYS' | 'LEXTRAIL_URL_SUFFIX';
type Variables = Readonly<Record<Name, string>>;

export function toEnvironment(environment: Environment): Variables {
  return {
    LEXTRAIL_TABLE: environment.tableName,
    LEXTRAIL_READS: environment.reads ? 'stored' : 'left-out',
    LEXTRAIL_RETENTION_DAYS: String(environment.retentionDays),
    LEXTRAIL_URL_SUFFIX: environment.urlSuffix,
  };
}

/** The inverse of toEnvironment; throws where a variable is missing or says something else. */
export function fromEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const tableName = variables.LEXTRAIL_TABLE;
  const reads = variables.LEXTRAIL_READS;
  const days = variables.LEXTRAIL_RETENTION_DAYS;
  if (!tableName) throw wrong('LEXTRAIL_TABLE', 'the name of the events table', tableName);
  if (reads !== 'stored' && reads !== 'left-out') throw wrong('LEXTRAIL_READS', 'stored or left-out', reads);
  if (days === undefined || !/^[1-9]\d{0,5}$/.test(days)) {
    throw wrong('LEXTRAIL_RETENTION_DAYS', 'a whole number of days', days);
  }
  const urlSuffix = variables.LEXTRAIL_URL_SUFFIX;
  if (!urlSuffix) throw wrong('LEXTRAIL_URL_SUFFIX', 'such as amazonaws.com', urlSuffix);
  return { tableName, urlSuffix, reads: reads === 'stored', retentionDays: Number(days) };
}

function wrong(name: Name, allowed: string, given: string | undefined): Error {
  const got = given === undefined ? 'nothing' : `'${given}'`;
  return new Error(`${name} must be ${allowed}, got ${got}; deploy the stack again`);
}
