import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { keysOf } from './list-kinds';
import { segmentsOf } from './path';

/** Whether a state has something at the path of a difference. */
export function hasPath(state: JsonObject, path: string): boolean {
  let value: JsonValue | undefined = state;
  let member = '';
  for (const segment of segmentsOf(path)) {
    value = valueAt(value, member, segment);
    member = segment;
    if (value === undefined) return false;
  }
  return true;
}

function valueAt(value: JsonValue | undefined, member: string, segment: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[keysOf(member, value).indexOf(segment)] as JsonValue | undefined;
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}
