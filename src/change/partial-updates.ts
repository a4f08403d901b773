import type { Difference } from '../model/change';
import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject, type JsonValue, textOf } from '../model/json';
import { keysOf } from './list-kinds';
import { entryPath } from './path';
import { policyStatement } from './policy';

type Reader = (request: JsonObject, response: JsonObject) => readonly Difference[];

/** The calls that change a part of a state only, and what they set or take away. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['TagResource', (request) => tagsOf(request.tags).map(([key, value]) => set('tags', key, value))],
  ['UntagResource', (request) => textsOf(request.tagKeys).map((key) => unset('tags', key))],
  ['BatchCreateCustomVocabularyItem', (request, response) => itemsSet(created(request, response))],
  ['BatchUpdateCustomVocabularyItem', (request, response) => itemsSet(accepted(request, response))],
  ['BatchDeleteCustomVocabularyItem', (request, response) => itemsUnset(accepted(request, response))],
  ['CreateResourcePolicyStatement', (request) => statementSet(request)],
  ['DeleteResourcePolicyStatement', (request) => statementUnset(request)],
]);

/** What a call sets or takes away; undefined where its words are not known or not recorded. */
export function partialUpdateOf(event: AuditEvent): readonly Difference[] | undefined {
  const read = readers.get(event.action);
  if (read === undefined || !isObject(event.request)) return undefined;
  return read(event.request, isObject(event.response) ? event.response : {});
}

/** The tags of a request: V2 sends a map, V1 a list of keys and values. */
export function tagsOf(tags: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  if (isObject(tags)) return Object.entries(tags).map(([key, value]) => [key, value ?? null]);
  return objectsOf(tags).flatMap(({ key, value }) => {
    const name = textOf(key);
    return name === undefined ? [] : [[name, value ?? null] as const];
  });
}

function set(container: string, key: string, after: JsonValue): Difference {
  return { kind: 'set', path: entryPath(container, key), after };
}

function unset(container: string, key: string): Difference {
  return { kind: 'unset', path: entryPath(container, key) };
}

/** The items that Lex created, with the ids it gave them; without a response that lists them, those of the request. */
function created(request: JsonObject, response: JsonObject): readonly JsonObject[] {
  return Array.isArray(response.resources) || Array.isArray(response.errors)
    ? objectsOf(response.resources)
    : objectsOf(request.customVocabularyItemList);
}

/** The items of the request but for those that Lex refused; where it does not say which, those that it lists as done. */
function accepted(request: JsonObject, response: JsonObject): readonly JsonObject[] {
  const items = objectsOf(request.customVocabularyItemList);
  const idsIn = (list: JsonValue | undefined) => new Set(objectsOf(list).map(({ itemId }) => itemId));
  const refused = idsIn(response.errors);
  if (!refused.has(undefined)) return items.filter(({ itemId }) => !refused.has(itemId));
  const done = idsIn(response.resources);
  return items.filter(({ itemId }) => done.has(itemId));
}

function itemsSet(items: readonly JsonObject[]): readonly Difference[] {
  return items.flatMap((item) => {
    const { itemId, ...content } = item;
    return itemKeys(item).map((key) => set('items', key, content));
  });
}

function itemsUnset(items: readonly JsonObject[]): readonly Difference[] {
  return items.flatMap((item) => itemKeys(item).map((key) => unset('items', key)));
}

/** Updates and deletions know an item by its id; if no response gave it, its phrase takes its place. */
function itemKeys({ itemId, phrase }: JsonObject): readonly string[] {
  const key = textOf(itemId) ?? textOf(phrase);
  return key === undefined ? [] : [key];
}

function statementSet(request: JsonObject): readonly Difference[] {
  const statement = policyStatement(request);
  return keysOf('Statement', [statement]).map((key) => set('Statement', key, statement));
}

function statementUnset(request: JsonObject): readonly Difference[] {
  return keysOf('Statement', [{ Sid: request.statementId }]).map((key) => unset('Statement', key));
}

/** A member that came through the query string may be one text instead of a list. */
function textsOf(value: JsonValue | undefined): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one: JsonValue | undefined) => textOf(one) ?? []);
}

function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
