import { isObject, type JsonValue } from '../model/json';

/** Deeper than any state of Lex; what lies below is compared whole, so that no input exhausts the stack. */
export const deepest = 100;

/** Whether two JSON values are equal, whatever the order of members; of any depth, since it does not recurse. */
export function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  const open: [JsonValue | undefined, JsonValue | undefined][] = [[one, other]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    const inner = pairsWithin(left, right);
    if (inner === undefined) return false;
    for (const next of inner) open.push(next);
  }
  return true;
}

type Pair = [JsonValue | undefined, JsonValue | undefined];

function pairsWithin(left: JsonValue | undefined, right: JsonValue | undefined): readonly Pair[] | undefined {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length ? left.map((entry, index): Pair => [entry, right[index]]) : undefined;
  }
  if (!isObject(left) || !isObject(right)) return undefined;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return undefined;
  if (!names.every((name) => Object.hasOwn(right, name))) return undefined;
  return names.map((name): Pair => [left[name], right[name]]);
}
