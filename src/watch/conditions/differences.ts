import { segmentsOf } from '../../change/path';
import type { Difference } from '../../model/change';
import type { NamedEvent } from '../../model/named';

/** A difference with its path taken apart. */
export interface PathDifference {
  readonly difference: Difference;
  /** Names and keys, outermost first. */
  readonly path: readonly string[];
}

export function pathDifferencesOf({ change }: NamedEvent): readonly PathDifference[] {
  const differences = change?.differences ?? [];
  return differences.map((difference) => ({ difference, path: segmentsOf(difference.path) }));
}
