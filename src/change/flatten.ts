import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { isListKind, isPosition, keysOf } from './list-kinds';
import { entryPath, memberPath } from './path';
import { deepest } from './same';

interface Spot {
  readonly path: string;
  readonly member: string;
  readonly depth: number;
  /** The identity of the list entry that this stands in, which need not be said again. */
  readonly identity?: string;
}

/**
 * Every path of a state that somebody can have written, with its value: the entries of lists by what
 * identifies them, and all texts, numbers and switches. The paths are those of differences.
 */
export function leavesOf(state: JsonObject): ReadonlyMap<string, JsonValue> {
  return new Map(within({ path: '', member: '', depth: 0 }, state));
}

type Leaf = readonly [path: string, value: JsonValue];

function within(spot: Spot, value: JsonValue): readonly Leaf[] {
  if (spot.depth >= deepest) return [[spot.path, value]];
  if (Array.isArray(value) && value.length > 0) return withinList(spot, value);
  if (isObject(value) && Object.keys(value).length > 0) return withinObject(spot, value);
  return value === spot.identity ? [] : [[spot.path, value]];
}

function withinObject(spot: Spot, value: JsonObject): readonly Leaf[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const path = memberPath(spot.path, spot.member, name);
    return within({ ...spot, path, member: name, depth: spot.depth + 1 }, member ?? null);
  });
}

function withinList(spot: Spot, list: readonly JsonValue[]): readonly Leaf[] {
  const keys = keysOf(spot.member, list);
  return list.flatMap((entry, index) => {
    const key = keys[index] ?? '';
    const path = entryPath(spot.path, key);
    const isIdentified = !isPosition(key) && (typeof entry === 'string' || isListKind(spot.member));
    const identity = isIdentified ? key.replace(/#\d+$/, '') : undefined;
    const inner = within({ path, member: '', depth: spot.depth + 1, identity }, entry);
    return identity === undefined ? inner : [[path, identity], ...inner];
  });
}
