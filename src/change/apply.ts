import type { Difference } from '../model/change';
import { isObject, type JsonObject, type JsonValue, type Maybe } from '../model/json';
import { isListKind, keysOf } from './list-kinds';
import { segmentsOf } from './path';

/** A difference on its way down: what is left of its path. */
interface PendingDifference {
  readonly segments: readonly string[];
  readonly difference: Difference;
}

/**
 * The state after, from the state before and what `diff` found; lists without a meaningful order may
 * come out in another one. Also folds the `set` and `unset` of calls that change a part only.
 */
export function apply(state: JsonObject, differences: readonly Difference[]): JsonObject {
  const pending = differences.map((difference) => ({ segments: segmentsOf(difference.path), difference }));
  const after = applied(state, '', pending);
  return isObject(after) ? after : {};
}

function applied(value: Maybe, member: string, pending: readonly PendingDifference[]): Maybe {
  const here = pending.filter((one) => one.segments.length === 0);
  const beneath = pending.filter((one) => one.segments.length > 0);
  const replaced = here.reduce<Maybe>((before, { difference }) => valueAfter(before, difference), value);
  if (beneath.length === 0) return replaced;
  const isList = Array.isArray(replaced) || (replaced === undefined && isListKind(member));
  return isList ? appliedToList(replaced ?? [], member, beneath) : appliedToObject(replaced, beneath);
}

function valueAfter(before: Maybe, difference: Difference): Maybe {
  if (difference.kind === 'moved') return before;
  return 'after' in difference ? difference.after : undefined;
}

function appliedToObject(value: Maybe, pending: readonly PendingDifference[]): JsonObject {
  const members = new Map(Object.entries(isObject(value) ? value : {}));
  for (const [name, inner] of byFirstSegment(pending)) {
    const after = applied(members.get(name), name, inner);
    if (after === undefined) members.delete(name);
    else members.set(name, after);
  }
  return Object.fromEntries(members);
}

function appliedToList(
  list: Maybe,
  member: string,
  pending: readonly PendingDifference[],
): readonly JsonValue[] {
  const entries = Array.isArray(list) ? list : [];
  const keyed = new Map(keysOf(member, entries).map((key, index) => [key, entries[index]]));
  const positions = new Map<string, number>();
  for (const [key, inner] of byFirstSegment(pending)) {
    const after = applied(keyed.get(key), '', inner);
    if (after === undefined) keyed.delete(key);
    else keyed.set(key, after);
    const position = positionIn(inner);
    if (position !== undefined) positions.set(key, position);
  }
  return placed(keyed, positions);
}

function positionIn(pending: readonly PendingDifference[]): number | undefined {
  const own = pending.filter((one) => one.segments.length === 0).map((one) => one.difference);
  return own
    .map((one) => (one.kind === 'moved' ? one.to : one.kind === 'added' ? one.at : undefined))
    .find(isNumber);
}

/** The entries with those that know their position in it, and the others around them in their order. */
function placed(
  keyed: ReadonlyMap<string, Maybe>,
  positions: ReadonlyMap<string, number>,
): readonly JsonValue[] {
  const known = new Map([...positions].map(([key, position]) => [position, key]));
  const others = [...keyed.keys()].filter((key) => known.get(positions.get(key) ?? -1) !== key).values();
  const order = Array.from({ length: keyed.size }, (_, index) => known.get(index) ?? others.next().value);
  return [...order, ...others].flatMap((key) => {
    const entry = key === undefined ? undefined : keyed.get(key);
    return entry === undefined ? [] : [entry];
  });
}

function byFirstSegment(
  pending: readonly PendingDifference[],
): ReadonlyMap<string, readonly PendingDifference[]> {
  const groups = new Map<string, PendingDifference[]>();
  for (const { segments, difference } of pending) {
    const [first = '', ...rest] = segments;
    const group = groups.get(first) ?? [];
    group.push({ segments: rest, difference });
    groups.set(first, group);
  }
  return groups;
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}
