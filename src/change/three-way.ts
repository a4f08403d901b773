import type { Difference } from '../model/change';
import type { JsonObject } from '../model/json';
import { apply } from './apply';
import { diff } from './diff';
import { segmentsOf } from './path';

/** A state with one earlier change taken back, and with all that came after it kept. */
export interface TakenBack {
  readonly document: JsonObject;
  /** What the change had done; empty where it changed nothing. */
  readonly undone: readonly Difference[];
  /** Paths of the change that were changed again since: taking it back there loses the later change. */
  readonly conflicts: readonly string[];
}

/**
 * Takes back what turned `before` into `after`, in the state `now`. Where the result would differ from
 * `now` in anything but those paths, as where a list was put in another order since, all of them conflict.
 */
export function takenBack(before: JsonObject, after: JsonObject, now: JsonObject): TakenBack {
  const undone = diff(before, after);
  const inverse = diff(after, before);
  const document = apply(now, inverse);
  const later = diff(after, now);
  const overlapping = inverse.filter(({ path }) => later.some((other) => overlap(path, other.path)));
  const isExact = samePaths(diff(now, document), inverse);
  const conflicting = overlapping.length > 0 || isExact ? overlapping : inverse;
  return { document, undone, conflicts: [...new Set(conflicting.map(({ path }) => path))] };
}

/** Whether one path is the other or leads to it. */
function overlap(one: string, other: string): boolean {
  const [short = [], long = []] = [segmentsOf(one), segmentsOf(other)].sort((a, b) => a.length - b.length);
  return short.every((segment, index) => segment === long[index]);
}

function samePaths(one: readonly Difference[], other: readonly Difference[]): boolean {
  const paths = (list: readonly Difference[]) => list.map(({ kind, path }) => `${kind} ${path}`).sort();
  return paths(one).join('\n') === paths(other).join('\n');
}
