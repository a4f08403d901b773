import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { isListKind, isPosition, keysOf } from './list-kinds';
import { entryPath, memberPath } from './path';
import { deepest } from './same';

interface FlattenedNode {
  readonly path: string;
  readonly member: string;
  readonly depth: number;
  /** The identity of the list entry that this is in, which need not be said again. */
  readonly identity?: string;
}

/**
 * Every path of a state that somebody can have written, with its value: the entries of lists by what
 * identifies them, and all texts, numbers and switches. The paths are those of differences.
 */
export function flatten(state: JsonObject): ReadonlyMap<string, JsonValue> {
  return new Map(Object.keys(state).length === 0 ? [] : within({ path: '', member: '', depth: 0 }, state));
}

type FlatValue = readonly [path: string, value: JsonValue];

function within(node: FlattenedNode, value: JsonValue): readonly FlatValue[] {
  if (node.depth >= deepest) return [[node.path, value]];
  if (Array.isArray(value) && value.length > 0) return withinList(node, value);
  if (isObject(value) && Object.keys(value).length > 0) return withinObject(node, value);
  return value === node.identity ? [] : [[node.path, value]];
}

function withinObject(node: FlattenedNode, value: JsonObject): readonly FlatValue[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const path = memberPath(node.path, node.member, name);
    return within({ ...node, path, member: name, depth: node.depth + 1 }, member ?? null);
  });
}

function withinList(node: FlattenedNode, list: readonly JsonValue[]): readonly FlatValue[] {
  const keys = keysOf(node.member, list);
  return list.flatMap((entry, index) => {
    const key = keys[index] ?? '';
    const path = entryPath(node.path, key);
    const isIdentified = !isPosition(key) && (typeof entry === 'string' || isListKind(node.member));
    const identity = isIdentified ? key.replace(/#\d+$/, '') : undefined;
    const inner = within({ path, member: '', depth: node.depth + 1, identity }, entry);
    return identity === undefined ? inner : [[path, identity], ...inner];
  });
}
