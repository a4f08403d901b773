import type { JsonObject, JsonValue } from './json';

/** What a call does, from our own operation catalogue, never from CloudTrail's `readOnly`. */
export const effects = ['read', 'write', 'runtime'] as const;
export type Effect = (typeof effects)[number];

/** How a call ended. */
export const outcomes = ['ok', 'denied', 'throttled', 'error'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the call was made with, as far as its user agent and caller show. */
export const tools = [
  'console',
  'cli',
  'sdk',
  'cdk',
  'cloudformation',
  'terraform',
  'pulumi',
  'service',
  'other',
] as const;
export type Tool = (typeof tools)[number];

/** Where the call came from, by its source address. */
export const networks = ['aws-service', 'vpc', 'private', 'reserved', 'internet', 'unknown'] as const;
export type Network = (typeof networks)[number];

/**
 * Which of the two histories of a place a call belongs to: `state` holds the successful calls that
 * change what a resource is, `other` everything else. Kept apart in the sort key, so that the
 * neighbours of a change are found without reading past thousands of reads.
 */
export const lanes = ['state', 'other'] as const;
export type Lane = (typeof lanes)[number];

/** What a row of a list shows and nearly every filter asks; an index row carries exactly this. */
export interface EventRow {
  /**
   * CloudTrail's `eventID`; for a hand-made record without one, `sha256-` and a hash of the record. Of
   * several records with one id, moment and place, all but one have `~` and a hash behind it (event-id.ts).
   */
  readonly id: string;
  /** When the call was made, as CloudTrail recorded it: ISO 8601, UTC, whole seconds, `Z`. */
  readonly time: string;
  /** The same moment to the millisecond where Lex's response tells it; orders calls within one second. */
  readonly instant: string;
  /** CloudTrail's `eventSource`, such as `lex.amazonaws.com`. */
  readonly service: string;
  /** CloudTrail's `eventName`. */
  readonly action: string;
  /** Which Lex API, told apart by the request's members; absent for other services. */
  readonly lex?: 'V1' | 'V2';
  readonly effect: Effect;
  readonly outcome: Outcome;
  /** CloudTrail's `errorCode`, where the call failed. */
  readonly error?: string;
  readonly account: string;
  readonly region: string;
  /**
   * Whose history this belongs to, and the table's partition: the ARN of the bot (V1: of the bot,
   * intent or slot type; also of a test set), a pseudo ARN `…:bot-named/NAME` where only a name is
   * known, otherwise `ACCOUNT/REGION/SERVICE/DAY`, so that calls without a bot do not share one key.
   */
  readonly scope: string;
  /** The bot's id (V2) or name (V1), where the call names one. */
  readonly bot?: string;
  /** The path of the resource within its scope (see place.ts); empty for the scope itself. */
  readonly place: string;
  /** What kind of thing the call is about: `bot`, `bot-alias`, `intent`, `slot`, … of the catalogue. */
  readonly resourceType: string;
  readonly lane: Lane;
  /** The name that the call itself gives its resource, such as `intentName`. */
  readonly name?: string;
  /** The bot's name, where the call itself says it. */
  readonly botName?: string;
  /** A readable name of whoever called. */
  readonly actor: string;
  /** Further names that the caller has, in order; absent where there are none (caller-names.ts). */
  readonly alsoKnownAs?: readonly string[];
  /** The role that the caller's session has, by name. */
  readonly role?: string;
  /** Identifies one sign-in: principal and session creation time; keys and addresses change within it. */
  readonly session?: string;
  /** Present and true only for the root user itself: not for a session of AssumeRoot, nor AWS acting for the account. */
  readonly root?: true;
  /** Whether CloudTrail says multi-factor authentication was used; absent where it does not say. */
  readonly mfa?: boolean;
  /** Present and true where records with different content have its id: no answer rests on what it says. */
  readonly disputed?: true;
  readonly tool: Tool;
  /** CloudTrail's `sourceIPAddress`, unchanged: an address, a service's name, or other text. */
  readonly ip: string;
  readonly network: Network;
}

/** Who called, as far as CloudTrail says. */
export interface Identity {
  /** CloudTrail's `userIdentity.type`, or `Unknown`. */
  readonly type: string;
  readonly arn?: string;
  readonly account?: string;
  readonly principalId?: string;
  readonly accessKeyId?: string;
  readonly roleArn?: string;
  readonly sessionName?: string;
  /** When the session began: ISO 8601. */
  readonly sessionStarted?: string;
  /** The human or workload that a role chain began with, if it was declared. */
  readonly sourceIdentity?: string;
  /** Identity Center user id, or the identity provider's user, for whom the call was made. */
  readonly onBehalfOf?: string;
  /** The IAM user who issued a federated user's session (STS GetFederationToken), by name. */
  readonly issuedBy?: string;
  /** The AWS service that made the call for the caller. */
  readonly invokedBy?: string;
  readonly identityProvider?: string;
}

/** A span of time: two instants (ISO 8601, UTC, milliseconds), both included. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** One API call, in our words: what the pipeline makes of a record and everything else speaks. */
export interface AuditEvent extends EventRow {
  /** When the call took effect: one moment where Lex's response says it, else its whole second. */
  readonly interval: Interval;
  readonly identity: Identity;
  /** What the user agent says beyond `tool`: the CLI command, the SDK and its language, versions. */
  readonly toolDetail?: string;
  readonly userAgent?: string;
  readonly errorMessage?: string;
  /** The ARN of the resource, where Lex gives that kind of resource one. */
  readonly arn?: string;
  /** Set for what a service recorded of its own accord (CloudTrail's `AwsServiceEvent`): nobody called it. */
  readonly isServiceEvent?: true;
  /** Whether the operation is in our catalogue; false for one that AWS added since. */
  readonly catalogued: boolean;
  /** CloudTrail's `requestParameters` with secrets replaced; null where there are none. */
  readonly request: JsonValue;
  readonly response: JsonValue;
  /** Parts that CloudTrail left out because they were too large: their content is unknown, not empty. */
  readonly omitted: readonly ('request' | 'response')[];
  /** Set where the record was too large for the store, which kept neither request nor response: the log file has them. */
  readonly isCut?: true;
  /** What was wrong with the record, in sentences; empty for nearly every one. */
  readonly problems: readonly string[];
  /** The whole record as received, but for secrets. Only `show --raw` and the item codec read it. */
  readonly received: JsonObject;
}
