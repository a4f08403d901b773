import type { Difference } from '../../model/change';
import type { NamedEvent } from '../../model/named';

/** The difference at a path, where a change is known against the state before. */
export function differenceAt({ change }: NamedEvent, path: string): Difference | undefined {
  return change?.differences.find((difference) => difference.path === path);
}
