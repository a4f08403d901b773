import { furtherNames } from '../model/caller-names';
import type { AuditEvent, Identity } from '../model/event';
import type { JsonObject, JsonValue } from '../model/json';
import { actorOf } from './actor';
import { bounded, longestName } from './bounded';
import { lexEventSource, operationOf } from './catalogue/catalogue';
import type { Operation } from './catalogue/operation';
import { effectOf } from './effect';
import { hashedText, hashTexts, type TextPrivacy } from './hash-texts';
import { eventIdOf } from './id';
import { type Caller, callerOf } from './identity';
import { timingOf } from './instant';
import { lexVersionOf } from './lex-version';
import { withMember } from './mask';
import { networkOf } from './network';
import { type CallResult, omittedParts, outcomeOf, resultOf } from './outcome';
import { type CloudTrailRecord, recordOf } from './record';
import { redact } from './redact';
import { type CallResource, type LexCall, resourceOf, scopeOfUnplaced } from './resource';
import { type ToolUse, toolOf } from './tool';

/** Turns a record into an event, without its secrets. Adds nothing that the record does not say. */
export function enrich(record: CloudTrailRecord, privacy: TextPrivacy = keepTexts): AuditEvent {
  const lex = record.eventSource === lexEventSource ? lexVersionOf(record) : undefined;
  const operation = lex === undefined ? undefined : operationOf(lex, record.eventName);
  const redacted = redact(record, lex !== undefined, operation);
  const received = lex === undefined ? redacted : withTexts(redacted, privacy);
  const isSame = received === record.received;
  const safe = isSame ? record : recordOf(received, { mayHoldSignedUrl: false, mayHoldSecretMember: false });
  return eventOf(factsOf({ record: safe, lex, operation }));
}

const keepTexts: TextPrivacy = { texts: 'keep' };

function withTexts(received: JsonObject, privacy: TextPrivacy): JsonObject {
  if (privacy.texts === 'keep') return received;
  const { key } = privacy;
  const parts = ['requestParameters', 'responseElements'] as const;
  const hashed = parts.reduce(
    (whole, part) => withMember(whole, part, hashTexts(whole[part], key)),
    received,
  );
  return withMember(hashed, 'errorMessage', hashedMessage(received, key));
}

/** Lex quotes the texts that it refuses. IAM, which denies a call, has not seen them. */
function hashedMessage({ errorCode, errorMessage }: JsonObject, key: string): JsonValue | undefined {
  if (typeof errorMessage !== 'string') return errorMessage;
  const outcome = typeof errorCode === 'string' ? outcomeOf(errorCode) : 'error';
  return outcome === 'error' ? hashedText(errorMessage, key) : errorMessage;
}

type AnyCall = Omit<LexCall, 'lex'> & Partial<LexCall>;

interface CallFacts {
  readonly call: AnyCall;
  readonly caller: Caller;
  readonly names: Pick<AuditEvent, 'actor' | 'alsoKnownAs'>;
  readonly resource: CallResource;
  readonly result: CallResult;
  readonly use: ToolUse;
  /** What the call did to its resource: nothing, if it failed. */
  readonly did: Operation['state'];
}

function factsOf(call: AnyCall): CallFacts {
  const { record, operation } = call;
  const caller = callerOf(record);
  const result = resultOf(record);
  const did = operation !== undefined && result.outcome === 'ok' ? operation.state : 'none';
  const names = namesOf(record, caller);
  return {
    call,
    caller,
    names,
    resource: resourceOfCall(call),
    result,
    use: toolOf(record, caller.role),
    did,
  };
}

function namesOf(record: CloudTrailRecord, caller: Caller): CallFacts['names'] {
  const actor = actorOf(record, caller);
  const further = furtherNames(actor, caller.identity);
  return { actor, alsoKnownAs: further?.map((name) => bounded(name, longestName)) };
}

/** One literal: merging partial objects takes longer than computing everything in them. */
function eventOf({ call, caller, names, resource, result, use, did }: CallFacts): AuditEvent {
  const { record, lex, operation } = call;
  return {
    id: eventIdOf(record),
    time: record.eventTime.time,
    ...timingOf(record, lex !== undefined, did === 'remove'),
    service: bounded(record.eventSource, 128),
    action: bounded(record.eventName, 128),
    lex,
    effect: effectOf(record, lex !== undefined, operation),
    outcome: result.outcome,
    error: result.error,
    account: bounded(record.recipientAccountId, 128),
    region: bounded(record.awsRegion, 128),
    scope: resource.scope,
    bot: resource.bot,
    place: resource.place,
    resourceType: operation?.resource ?? '',
    lane: did === 'none' ? 'other' : 'state',
    name: resource.name,
    botName: resource.botName,
    ...names,
    role: caller.role,
    session: sessionOf(caller.identity),
    root: caller.kind === 'root user' ? true : undefined,
    mfa: caller.mfa,
    tool: use.tool,
    ip: bounded(record.sourceIPAddress, 256),
    network: networkOf(record),
    identity: caller.identity,
    toolDetail: use.toolDetail,
    userAgent: record.userAgent,
    errorMessage: result.errorMessage,
    arn: resource.arn,
    isServiceEvent: record.received.eventType === 'AwsServiceEvent' ? true : undefined,
    catalogued: operation !== undefined,
    request: record.requestParameters,
    response: record.responseElements,
    omitted: omittedParts(record),
    problems: record.problems,
    received: record.received,
  };
}

function resourceOfCall({ record, lex, operation }: AnyCall): CallResource {
  if (lex === undefined) return { scope: scopeOfUnplaced(record), place: '' };
  return resourceOf({ record, lex, operation });
}

function sessionOf({ principalId, sessionStarted }: Identity): string | undefined {
  if (principalId === undefined || sessionStarted === undefined) return undefined;
  return `${bounded(principalId, 256)}@${sessionStarted}`;
}
