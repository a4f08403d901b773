import { operationOf } from '../ingest/catalogue/catalogue';
import type { Difference } from '../model/change';
import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject, type JsonValue, textOf } from '../model/json';
import { partialUpdateOf } from './partial-updates';
import { parsePolicy } from './policy';
import { deepest } from './same';

/** What a call of the state lane says of its resource. */
export type DeclaredState =
  | {
      readonly kind: 'whole';
      /** What the resource is from this call on; ids, statuses and tags (a place of their own) are no part of it. */
      readonly document: JsonObject;
      /** The blocks that the call mentioned, empty ones too; Lex removes the others. Absent for a policy, one text. */
      readonly mentioned?: ReadonlySet<string>;
    }
  | { readonly kind: 'partial'; readonly differences: readonly Difference[] }
  | { readonly kind: 'gone' }
  /** An import: what it brings, no event says. */
  | { readonly kind: 'imported' }
  /**
   * It said something that CloudTrail left out, that we cannot read, or that another record with its id
   * disputes: from here on the state is not known.
   */
  | { readonly kind: 'unrecorded' };

export function declaredStateOf(event: AuditEvent): DeclaredState {
  const known = declared.get(event);
  if (known !== undefined) return known;
  const found = declaredBy(event);
  declared.set(event, found);
  return found;
}

/** An event is asked many times while a history is put in order. */
const declared = new WeakMap<AuditEvent, DeclaredState>();

function declaredBy(event: AuditEvent): DeclaredState {
  const operation = event.lex === undefined ? undefined : operationOf(event.lex, event.action);
  if (event.disputed && operation?.state !== 'import') return { kind: 'unrecorded' };
  if (operation?.state === 'remove') return { kind: 'gone' };
  if (operation?.state === 'import') return { kind: 'imported' };
  if (operation?.state === 'partial') return partialOf(event);
  return wholeOf(event);
}

function partialOf(event: AuditEvent): DeclaredState {
  const differences = isWhole(event) ? partialUpdateOf(event) : undefined;
  return differences === undefined ? { kind: 'unrecorded' } : { kind: 'partial', differences };
}

/** Of a batch the response says which items Lex took. */
function isWhole({ omitted, action }: AuditEvent): boolean {
  return !omitted.includes('request') && !(action.startsWith('Batch') && omitted.includes('response'));
}

function wholeOf(event: AuditEvent): DeclaredState {
  const said = saidBy(event);
  if (said === undefined) return { kind: 'unrecorded' };
  const policy = event.resourceType === 'resource-policy' ? textOf(said.policy) : undefined;
  if (policy !== undefined) return { kind: 'whole', document: parsePolicy(policy) };
  const content = contentOf(event, said);
  const document = isTidy(content, 0) ? content : tidied(content, 0);
  return {
    kind: 'whole',
    document: isObject(document) ? document : {},
    mentioned: new Set(Object.keys(said)),
  };
}

/**
 * The request; for a numbered V1 version, where the request names only what to copy, and where the request
 * was too large to record, the response, which echoes the whole content.
 */
function saidBy(event: AuditEvent): JsonObject | undefined {
  const echoes = event.lex === 'V1' && event.action.startsWith('Create');
  const part = echoes || event.omitted.includes('request') ? 'response' : 'request';
  const said = event[part];
  return isObject(said) && !event.omitted.includes(part) ? said : undefined;
}

/** Members that say which resource, how to write it, or what became of it, but not what it is. */
const neverContent: ReadonlySet<string> = new Set([
  ...['botId', 'botAliasId', 'botVersion', 'localeId', 'intentId', 'slotId', 'slotTypeId', 'testSetId'],
  ...['replicaRegion', 'sourceRegion', 'resourceArn', 'expectedRevisionId', 'revisionId'],
  ...['checksum', 'createVersion', 'processBehavior', 'skipResourceInUseCheck'],
  ...['creationDateTime', 'lastUpdatedDateTime', 'createdDate', 'lastUpdatedDate'],
  ...['botStatus', 'botAliasStatus', 'botLocaleStatus', 'botReplicaStatus', 'customVocabularyStatus'],
  ...['status', 'failureReason', 'failureReasons', 'recommendedActions', 'localeName'],
  ...['tags', 'botTags', 'testBotAliasTags', 'testSetTags'],
]);

/** Ids that are content elsewhere: what an alias points to, the type of a slot. */
const contentThere: Readonly<Record<string, string>> = { 'bot-alias': 'botVersion', slot: 'slotTypeId' };

/** V1 knows its resources by name, so there a name is the id. */
const neverContentInV1: ReadonlySet<string> = new Set(['name', 'botName', 'version']);

function contentOf(event: AuditEvent, said: JsonObject): JsonObject {
  const members = Object.entries(said).filter(([name]) => {
    if (event.lex === 'V1' && neverContentInV1.has(name)) return false;
    return name === contentThere[event.resourceType] || !neverContent.has(name);
  });
  return Object.fromEntries(members);
}

/** Whether there is nothing to leave out, as nearly always: then nothing is copied. */
function isTidy(value: JsonValue, depth: number): boolean {
  if (depth > deepest || typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((entry: JsonValue) => isTidy(entry, depth + 1));
  if (!isObject(value)) return true;
  for (const name in value) {
    const member = value[name];
    if (isEmpty(member) || !isTidy(member, depth + 1)) return false;
  }
  return true;
}

/** Without members that are null and lists that are empty: Lex takes both for members left out. */
function tidied(value: JsonValue, depth: number): JsonValue {
  if (depth > deepest) return value;
  if (Array.isArray(value)) return value.map((entry: JsonValue) => tidied(entry, depth + 1));
  if (!isObject(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]): [string, JsonValue][] =>
    isEmpty(member) ? [] : [[name, tidied(member, depth + 1)]],
  );
  return Object.fromEntries(members);
}

function isEmpty(value: JsonValue | undefined): value is undefined {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
