import type { NamedEvent } from '../model/named';
import type { Rule } from './rule';

/** What matched one rule, for one message. When messages go out, and how often, is in deliver/notify.ts. */
export interface Group {
  readonly rule: Rule;
  /** Oldest first, each event once; never empty. */
  readonly events: readonly [NamedEvent, ...NamedEvent[]];
  /** The ids of those of which the records do not say whether the rule takes them. */
  readonly unsure?: ReadonlySet<string>;
}

/** One rule's events as a group; none where there is no event. */
export function groupOf(
  rule: Rule,
  events: readonly NamedEvent[],
  unsure?: ReadonlySet<string>,
): readonly Group[] {
  const unique = new Map(events.map((named) => [named.event.id, named]));
  const [first, ...others] = [...unique.values()].sort((one, other) => timeOf(one) - timeOf(other));
  return first === undefined ? [] : [{ rule, events: [first, ...others], ...(unsure && { unsure }) }];
}

function timeOf({ event }: NamedEvent): number {
  return Date.parse(event.instant);
}
