import { isObject, type JsonObject, type JsonValue } from '../model/json';

/** One step into a value: a member by name, or `*` for every member. */
export type MemberPath = readonly string[];

/** Reads `messages[].content` or `contextAttributes.*`; any list on the way is stepped through. */
export function memberPathOf(text: string): MemberPath {
  return text.replaceAll('[]', '').split('.');
}

/**
 * The value with the secret at the path hidden; the very same value where there is none. Where the
 * record has a text or list in place of the object that the path expects, it is hidden as far as it goes.
 */
export function mask(value: JsonValue | undefined, path: MemberPath, step = 0): JsonValue | undefined {
  if (value === undefined || value === null || value === '') return value;
  if (step === path.length) return hiddenMarker;
  if (Array.isArray(value)) return mapList(value, (member) => mask(member, path, step));
  if (!isObject(value)) return typeof value === 'string' ? hiddenMarker : value;
  const name = path[step] ?? '';
  if (name === '*') return mapMembers(value, (member) => mask(member, path, step + 1));
  return Object.hasOwn(value, name) ? withMember(value, name, mask(value[name], path, step + 1)) : value;
}

type Mapper = (value: JsonValue | undefined, name: string) => JsonValue | undefined;

/** The same list if nothing in it changes. */
export function mapList(
  list: readonly JsonValue[],
  map: (value: JsonValue) => JsonValue | undefined,
): readonly JsonValue[] {
  const changed = list.map((member) => map(member) ?? null);
  return changed.every((member, index) => member === list[index]) ? list : changed;
}

/** The same object if nothing in it changes. */
export function mapMembers(object: JsonObject, map: Mapper): JsonObject {
  const changed = Object.entries(object).map(([key, member]) => [key, map(member, key)] as const);
  // fromEntries, unlike assignment, takes a member named __proto__ for what it is.
  return changed.every(([key, member]) => member === object[key]) ? object : Object.fromEntries(changed);
}

/** The object with one member replaced; the same object if the value is the same. */
export function withMember(object: JsonObject, name: string, value: JsonValue | undefined): JsonObject {
  if (object[name] === value) return object;
  return Object.fromEntries(
    Object.entries(object).map(([key, member]) => [key, key === name ? value : member]),
  );
}

/** What CloudTrail itself writes in place of a secret, and lextrail too. */
export const hiddenMarker = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Replaces a text of which only hash and length are kept. */
export const hashedTextPattern = /sha256:[0-9a-f]{16} \d+ characters/;
