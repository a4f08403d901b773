import type { Difference } from '../../model/change';
import type { NamedEvent } from '../../model/named';

/** The difference at a path, if the change is known. */
export function differenceAt({ change }: NamedEvent, path: string): Difference | undefined {
  return change?.differences.find((difference) => difference.path === path);
}
