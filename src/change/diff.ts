import type { Difference } from '../model/change';
import { isObject, type JsonObject, type JsonValue, type Maybe } from '../model/json';
import { isListKind, isPosition, keysOf, listKind } from './list-kinds';
import { entryPath, memberPath } from './path';
import { comparable } from './policy';
import { deepest, isSame } from './same';

type List = readonly JsonValue[];

/** Where in the two states a comparison is. */
interface ComparedNode {
  readonly path: string;
  /** The member that holds the values here: it says what kind of list or map they are. */
  readonly member: string;
  readonly depth: number;
  readonly byPosition?: true;
}

const top: ComparedNode = { path: '', member: '', depth: 0 };

/**
 * What turns one state of a resource into another. Entries of lists are matched by what identifies
 * them in Lex (list-kinds.ts), and a change of order is a difference only where order means something.
 * Policies are compared in one form, however they were written (policy.ts).
 */
export function diff(before: JsonObject, after: JsonObject): readonly Difference[] {
  return compare(top, ...comparable(before, after));
}

function compare(node: ComparedNode, before: Maybe, after: Maybe): readonly Difference[] {
  if (before === after) return [];
  return node.depth < deepest ? compareWithin(node, before, after) : compareWhole(node, before, after);
}

function compareWithin(node: ComparedNode, before: Maybe, after: Maybe): readonly Difference[] {
  if (isObject(before) && isObject(after)) return compareObjects(node, before, after);
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(node, before, after);
  if (before === undefined && isFilledList(node, after)) return compareLists(node, [], after);
  return compareWhole(node, before, after);
}

function compareWhole(
  { path, byPosition }: ComparedNode,
  before: Maybe,
  after: Maybe,
): readonly Difference[] {
  if (isSame(before, after)) return [];
  const mark = byPosition && { byPosition };
  if (before === undefined) return after === undefined ? [] : [{ kind: 'added', path, after, ...mark }];
  if (after === undefined) return [{ kind: 'removed', path, before, ...mark }];
  return [{ kind: 'changed', path, before, after, ...mark }];
}

/** Lex takes a list that is left out for an empty one, so a first entry is an entry added, not a list. */
function isFilledList(node: ComparedNode, after: Maybe): after is List {
  return Array.isArray(after) && after.length > 0 && isListKind(node.member);
}

function compareObjects(node: ComparedNode, before: JsonObject, after: JsonObject): readonly Difference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    // Of many members hardly any differs, and those that do not need no path.
    if (isSame(own(before, name), own(after, name))) return [];
    const path = memberPath(node.path, node.member, name);
    return compare(
      { ...node, path, member: name, depth: node.depth + 1 },
      own(before, name),
      own(after, name),
    );
  });
}

function compareLists(node: ComparedNode, before: List, after: List): readonly Difference[] {
  const keysBefore = keysOf(node.member, before);
  const keysAfter = keysOf(node.member, after);
  const { ordered, editable } = listKind(node.member);
  const partners = matched(keysBefore, keysAfter, editable === true);
  const moved = ordered ? movedPairs(partners) : new Set<number>();
  const kept = keysBefore.flatMap((key, from): readonly Difference[] => {
    const to = partners[from];
    if (to !== undefined && !moved.has(from) && isSame(before[from], after[to])) return [];
    const entry = entryNode(node, key);
    const inner = compare(entry, before[from], to === undefined ? undefined : after[to]);
    return to !== undefined && moved.has(from)
      ? [...inner, { kind: 'moved', path: entry.path, from, to }]
      : inner;
  });
  const known = new Set(partners);
  const added = keysAfter.flatMap((key, at): readonly Difference[] => {
    if (known.has(at)) return [];
    const difference = compare(entryNode(node, key), undefined, after[at]);
    return ordered ? difference.map((one) => ({ ...one, at })) : difference;
  });
  return [...kept, ...added];
}

function entryNode(node: ComparedNode, key: string): ComparedNode {
  const entry = { ...node, path: entryPath(node.path, key), member: '', depth: node.depth + 1 };
  return isPosition(key) ? { ...entry, byPosition: true } : entry;
}

/** For every entry before, the index of the same entry after. */
function matched(
  before: readonly string[],
  after: readonly string[],
  editable: boolean,
): readonly (number | undefined)[] {
  const indexes = new Map(after.map((key, index) => [key, index]));
  const partners = before.map((key) => indexes.get(key));
  if (!editable) return partners;
  const taken = new Set(partners);
  return partners.map((partner, index) => {
    const stoodStill = partner === undefined && index < after.length && !taken.has(index);
    return stoodStill ? index : partner;
  });
}

/** The indexes of as few entries as must have moved for the kept ones to be in their new order. */
function movedPairs(partners: readonly (number | undefined)[]): ReadonlySet<number> {
  const kept = partners.flatMap((to, from) => (to === undefined ? [] : [{ from, to }]));
  const still = risingRun(kept.map(({ to }) => to));
  return new Set(kept.flatMap(({ from }, index) => (still.has(index) ? [] : [from])));
}

function own(object: JsonObject, name: string): Maybe {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The indexes of one of the longest rising runs of a list of distinct numbers (patience sorting). */
export function risingRun(numbers: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    const pile = firstPileNotBelow(tops, numbers, number);
    previous[index] = tops[pile - 1];
    tops[pile] = index;
  });
  const run = new Set<number>();
  for (let index = tops.at(-1); index !== undefined; index = previous[index]) run.add(index);
  return run;
}

function firstPileNotBelow(tops: readonly number[], numbers: readonly number[], number: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[tops[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
