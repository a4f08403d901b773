import { isFurtherId } from '../model/event-id';
import { isObject, type JsonObject, type JsonValue, textOf } from '../model/json';
import { shown } from '../model/shown';
import { withMember } from './mask';
import { parseJson } from './parse-json';
import { depthLimit, type RecordScan, scanForSecretsAndDepth } from './scan-for-secrets-and-depth';
import { readTime, type Timestamp } from './time';

/** One CloudTrail record in CloudTrail's words, each member in one shape. */
export interface CloudTrailRecord {
  readonly eventSource: string;
  readonly eventName: string;
  readonly eventTime: Timestamp;
  readonly eventID?: string;
  readonly awsRegion: string;
  /** The account of the trail that recorded the call; in old records, the caller's. */
  readonly recipientAccountId: string;
  readonly sourceIPAddress: string;
  readonly userAgent?: string;
  readonly vpcEndpointId?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly readOnly?: boolean;
  readonly sessionCredentialFromConsole?: boolean;
  readonly userIdentity: JsonObject;
  readonly requestParameters: JsonValue;
  readonly responseElements: JsonValue;
  readonly problems: readonly string[];
  readonly mayHoldSignedUrl: boolean;
  readonly mayHoldSecretMember: boolean;
  readonly received: JsonObject;
}

export type ParsedRecord =
  | { readonly kind: 'record'; readonly record: CloudTrailRecord }
  | { readonly kind: 'malformed'; readonly problem: string };

/** Accepts a record of any version, and says what is missing of one that cannot be used. `losses` as in toEvent. */
export function parseRecord(received: unknown, losses: readonly string[] = []): ParsedRecord {
  if (!isObject(received)) return malformed(`not a CloudTrail record but ${kindOf(received)}`);
  const raw = withLosses(withParsedMembers(received), losses);
  if (textOf(raw.eventSource) === undefined)
    return malformed('not a CloudTrail record: it has no eventSource');
  if (textOf(raw.eventName) === undefined) return malformed('not a CloudTrail record: it has no eventName');
  if (isMissing(raw.eventTime)) return malformed('the record has no eventTime');
  const scanned = scanForSecretsAndDepth(raw);
  if (scanned.isTooDeep) return malformed(`the record is nested deeper than ${depthLimit} levels`);
  return { kind: 'record', record: recordOf(raw, scanned) };
}

/** Brings the members of a record that parseRecord accepted into one shape each. */
export function recordOf(
  raw: JsonObject,
  { mayHoldSignedUrl, mayHoldSecretMember }: Omit<RecordScan, 'isTooDeep'>,
): CloudTrailRecord {
  const eventTime = readTime(raw.eventTime);
  const eventID = eventIdOf(raw.eventID);
  const userIdentity = isObject(raw.userIdentity) ? raw.userIdentity : {};
  return {
    eventSource: textOf(raw.eventSource) ?? '',
    eventName: textOf(raw.eventName) ?? '',
    eventTime: eventTime ?? unreadableTime,
    eventID,
    awsRegion: textOf(raw.awsRegion) ?? '',
    recipientAccountId: accountOf(raw.recipientAccountId) ?? accountOf(userIdentity.accountId) ?? '',
    sourceIPAddress: textOf(raw.sourceIPAddress) ?? '',
    userAgent: textOf(raw.userAgent),
    vpcEndpointId: textOf(raw.vpcEndpointId),
    errorCode: textOf(raw.errorCode),
    errorMessage: textOf(raw.errorMessage),
    readOnly: flagOf(raw.readOnly),
    sessionCredentialFromConsole: flagOf(raw.sessionCredentialFromConsole),
    userIdentity,
    requestParameters: raw.requestParameters ?? null,
    responseElements: raw.responseElements ?? null,
    problems: [...problemsOf(raw, eventTime, eventID), ...lossesIn(raw)],
    mayHoldSignedUrl,
    mayHoldSecretMember,
    received: raw,
  };
}

/** What was lost in reading is kept with the record, since the numbers and bytes themselves are gone. */
export const lossesMember = 'lextrail:losses';

function withLosses(raw: JsonObject, losses: readonly string[]): JsonObject {
  return losses.length === 0 ? raw : { ...raw, [lossesMember]: losses };
}

function lossesIn(raw: JsonObject): readonly string[] {
  const losses = raw[lossesMember];
  return Array.isArray(losses) ? losses.filter((loss) => typeof loss === 'string') : noProblems;
}

/** Athena and many exports keep the objects of a record as JSON text: read as what they say. */
function withParsedMembers(raw: JsonObject): JsonObject {
  return objects.reduce((whole, name) => withMember(whole, name, objectIn(whole[name])), raw);
}

const objects = [
  'userIdentity',
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
  'resources',
  'addendum',
  'tlsDetails',
] as const;

function objectIn(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string' || !/^\s*(?:[{[]|null\s*$)/.test(value)) return value;
  const parsed = parseJson(value);
  return parsed === undefined ? value : (parsed.value as JsonValue);
}

/** Yes and no as CloudTrail writes them: true, false, or the same as text. */
export function flagOf(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** An id that should be text but may have been written as a whole number. */
export function idOf(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : textOf(value);
}

// The time of a record without a readable one: it needs a key, and 1970 is conspicuous.
const unreadableTime: Timestamp = { time: '1970-01-01T00:00:00Z', milliseconds: 0 };

function malformed(problem: string): ParsedRecord {
  return { kind: 'malformed', problem };
}

function kindOf(raw: unknown): string {
  if (raw === null) return 'null';
  return Array.isArray(raw) ? 'an array' : `of type ${typeof raw}`;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Account ids have twelve digits; one written as a number has lost its leading zeros. */
function accountOf(value: unknown): string | undefined {
  return typeof value === 'number' ? idOf(value)?.padStart(12, '0') : textOf(value);
}

function problemsOf(
  raw: JsonObject,
  eventTime: Timestamp | undefined,
  eventID: string | undefined,
): readonly string[] {
  const problems: string[] = [];
  if (eventTime === undefined) problems.push(`eventTime cannot be read: ${shown(raw.eventTime ?? null)}`);
  if (!isObject(raw.userIdentity))
    problems.push('userIdentity is missing: CloudTrail does not say who called');
  if (eventID === undefined) problems.push(eventIdProblem(raw.eventID));
  const version = textOf(raw.eventVersion);
  if (version !== undefined && !version.startsWith('1.')) {
    problems.push(`eventVersion is ${shown(version)}, written after this program: it was read as 1.x`);
  }
  return problems.length === 0 ? noProblems : problems;
}

/** Any text that can be part of a key: CloudTrail's ids are GUIDs, those of hand-made records need not be. */
function eventIdOf(value: unknown): string | undefined {
  const id = textOf(value);
  if (id === undefined || guid.test(id)) return id;
  return eventId.test(id) && !isFurtherId(id) ? id : undefined;
}

const guid = /^[0-9a-f-]{36}$/;
// DynamoDB allows a sort key 1,024 bytes in all. Controls, unassigned and half characters are no part of an id.
const eventId = /^\P{C}{1,128}$/u;

function eventIdProblem(value: unknown): string {
  const what = textOf(value) === undefined ? 'missing' : `not usable as an id (${shown(value)})`;
  return `eventID is ${what}: a hash of the record identifies it`;
}

const noProblems: readonly string[] = [];
