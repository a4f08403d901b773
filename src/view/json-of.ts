import type { JsonObject } from '../model/json';

/** An object as JSON: only its members that have a value, as undefined is no JSON. */
export function jsonOf(object: object): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
