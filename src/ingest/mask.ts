import { isObject, type JsonObject, type JsonValue } from '../model/json';

/** One step into a value: a member by name, or `*` for every member. */
export type Path = readonly string[];

/** Reads `messages[].content` or `contextAttributes.*`; a list is stepped through wherever one stands. */
export function pathOf(text: string): Path {
  return text.replaceAll('[]', '').split('.');
}

/**
 * The value with the secret at the path hidden; the very same value where there is none. Where the
 * record has a text or list in place of the object that the path expects, it is hidden as far as it goes.
 */
export function hide(value: JsonValue | undefined, path: Path, step = 0): JsonValue | undefined {
  if (value === undefined || value === null || value === '') return value;
  if (step === path.length) return HIDDEN;
  if (Array.isArray(value)) return mapList(value, (member) => hide(member, path, step));
  if (!isObject(value)) return typeof value === 'string' ? HIDDEN : value;
  const name = path[step] ?? '';
  if (name === '*') return mapMembers(value, (member) => hide(member, path, step + 1));
  return Object.hasOwn(value, name) ? withMember(value, name, hide(value[name], path, step + 1)) : value;
}

type Change = (value: JsonValue | undefined, name: string) => JsonValue | undefined;

/** The same list if nothing in it changes. */
export function mapList(
  list: readonly JsonValue[],
  change: (value: JsonValue) => JsonValue | undefined,
): readonly JsonValue[] {
  const changed = list.map((member) => change(member) ?? null);
  return changed.every((member, index) => member === list[index]) ? list : changed;
}

/** The same object if nothing in it changes. */
export function mapMembers(object: JsonObject, change: Change): JsonObject {
  const changed = Object.entries(object).map(([key, member]) => [key, change(member, key)] as const);
  // fromEntries, unlike assignment, takes a member named __proto__ for what it is.
  return changed.every(([key, member]) => member === object[key]) ? object : Object.fromEntries(changed);
}

/** The object with one member replaced; the same object if that is what stands there. */
export function withMember(object: JsonObject, name: string, value: JsonValue | undefined): JsonObject {
  if (object[name] === value) return object;
  return Object.fromEntries(
    Object.entries(object).map(([key, member]) => [key, key === name ? value : member]),
  );
}

/** What CloudTrail itself writes in place of a secret. */
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** What stands in place of a text of which only hash and length are kept. */
export const HASHED_TEXT = /sha256:[0-9a-f]{12} \d+ characters/;
