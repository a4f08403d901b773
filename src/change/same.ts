import type { JsonObject, JsonValue } from '../model/json';

/** Deeper than any state of Lex; what lies below is compared whole, so that no input exhausts the stack. */
export const deepest = 100;

/** Whether two JSON values are equal, whatever the order of members; of any depth, since it does not recurse. */
export function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (!isContainer(one) || !isContainer(other)) return one === other;
  /** Pairs of lists or objects, one after the other. */
  const open: Container[] = [one, other];
  for (let right = open.pop(); right !== undefined; right = open.pop()) {
    const left = open.pop();
    if (!(isList(left) ? isSameList(left, right, open) : isSameObject(left, right, open))) return false;
  }
  return true;
}

type Container = JsonObject | readonly JsonValue[];

function isContainer(value: JsonValue | undefined): value is Container {
  return typeof value === 'object' && value !== null;
}

function isList(value: Container | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Compares what is no list and no object, and puts those of the others that have to be looked into on the pile. */
function isSameList(left: readonly JsonValue[], right: Container, open: Container[]): boolean {
  if (!isList(right) || left.length !== right.length) return false;
  return left.every((entry, index) => isAlike(entry, right[index], open));
}

function isSameObject(left: JsonObject | undefined, right: Container, open: Container[]): boolean {
  if (left === undefined || isList(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && isAlike(left[name], right[name], open));
}

function isAlike(left: JsonValue | undefined, right: JsonValue | undefined, open: Container[]): boolean {
  if (left === right) return true;
  if (!isContainer(left) || !isContainer(right)) return false;
  open.push(left, right);
  return true;
}
