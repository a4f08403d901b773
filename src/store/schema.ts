/**
 * The table as data: the CDK construct, the tests and the documentation all read it here.
 *
 * An index projects what a row of a list shows and no more. DynamoDB takes at most 20 attribute names
 * in one projection and 100 over all indexes (API reference, Projection), and every kilobyte of an
 * index row costs a write unit; so what the keys say already is not repeated (scope, lane, place,
 * instant, id), and yes-or-no facts share the set `flags`.
 */
export const schema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds; DynamoDB deletes an item some time after. How long items are kept: `retentionDays` in lib/defaults.ts. */
  ttl: 'expires',
  indexes: {
    byBot: { partitionKey: 'byBot', sortKey: 'at', projected: 'row' },
    byActor: { partitionKey: 'byActor', sortKey: 'at', projected: 'row' },
    byTime: { partitionKey: 'byTime', sortKey: 'at', projected: 'row' },
    // A failed call changed nothing, so its row needs no paths.
    byFault: { partitionKey: 'byFault', sortKey: 'at', projected: 'rowWithoutChange' },
  },
} as const;

/** Members of an event's row that are text, each an attribute of the same name. */
export const rowTexts = [
  'service',
  'action',
  'effect',
  'outcome',
  'error',
  'account',
  'region',
  'bot',
  'resourceType',
  'name',
  'botName',
  'actor',
  'role',
  'session',
  'tool',
  'ip',
  'network',
] as const;

const rowWithoutChange = [...rowTexts, 'flags'] as const;

/** The attributes an index carries beside its keys. */
export const projections = {
  row: [...rowWithoutChange, 'changed', 'changes'],
  rowWithoutChange,
} as const;

/** What each attribute of an item is; types in DynamoDB's letters. Every key attribute is text (S). */
export const attributes = {
  pk: { type: 'S', meaning: 'the scope: the ARN of the bot, or ACCOUNT/REGION/SERVICE/DAY' },
  sk: { type: 'S', meaning: 'lane|place|instant|id' },
  byBot: { type: 'S', meaning: 'the scope again, only where it is a bot' },
  byActor: { type: 'S', meaning: 'actor in lower case|month; for AWS services actor|day' },
  byTime: { type: 'S', meaning: 'the UTC day, YYYY-MM-DD' },
  byFault: { type: 'S', meaning: 'outcome|month, only where the call failed' },
  at: { type: 'S', meaning: 'instant|id, the sort key of the indexes' },
  service: { type: 'S', meaning: 'eventSource' },
  action: { type: 'S', meaning: 'eventName' },
  effect: { type: 'S', meaning: 'read, write or runtime' },
  outcome: { type: 'S', meaning: 'ok, denied, throttled or error' },
  error: { type: 'S', meaning: 'errorCode' },
  account: { type: 'S', meaning: 'the account of the bot' },
  region: { type: 'S', meaning: 'awsRegion' },
  bot: { type: 'S', meaning: 'id (V2) or name (V1) of the bot' },
  resourceType: { type: 'S', meaning: 'what kind of thing the call is about' },
  name: { type: 'S', meaning: 'the name the call gives its resource' },
  botName: { type: 'S', meaning: 'the name of the bot, where the call says it' },
  actor: { type: 'S', meaning: 'a readable name of whoever called' },
  role: { type: 'S', meaning: 'the role of the session' },
  session: { type: 'S', meaning: 'one sign-in: principal and start of the session' },
  tool: { type: 'S', meaning: 'console, cli, sdk, cdk, cloudformation, …' },
  ip: { type: 'S', meaning: 'sourceIPAddress' },
  network: { type: 'S', meaning: 'aws-service, vpc, private, reserved, internet or unknown' },
  flags: {
    type: 'SS',
    meaning: 'of: lex-v1, lex-v2, root, mfa, no-mfa, disputed, and as: with a further name of the caller',
  },
  changed: { type: 'L', meaning: 'paths that the call changed, as many as fit a small row' },
  changes: { type: 'N', meaning: 'how many differences there are in all' },
  change: { type: 'B', meaning: 'the differences: JSON, gzip' },
  basis: { type: 'S', meaning: 'which other events the differences rest on' },
  record: { type: 'B', meaning: 'the record as received but for secrets: JSON, gzip' },
  detail: {
    type: 'B',
    meaning: 'in place of a record too large to store, what followed from it: JSON, gzip; rare',
  },
  digest: { type: 'S', meaning: 'a hash of the record, to compare a second arrival with' },
  file: { type: 'S', meaning: 'the log file that holds it' },
  expires: { type: 'N', meaning: 'when DynamoDB may delete it: epoch seconds' },
} as const;

/** Tags of the table that say how many days events stay, and those that only read. */
export const retentionTags = {
  retentionDays: 'lextrail:retention-days',
  readRetentionDays: 'lextrail:read-retention-days',
} as const;

/** The small table of what watch rules took (match-log.ts). */
export const matchSchema = { partitionKey: 'pk', sortKey: 'sk', ttl: 'expires' } as const;
