import type { NamedEvent } from '../model/named';
import type { Rule } from './rule';

/** What matched one rule, for one message. When messages go out, and how often, is in deliver/notify.ts. */
export interface Group {
  readonly rule: Rule;
  /** Oldest first, each event once; never empty. */
  readonly events: readonly [NamedEvent, ...NamedEvent[]];
}

/** One rule's events as a group; none where there is no event. */
export function groupOf(rule: Rule, events: readonly NamedEvent[]): readonly Group[] {
  const unique = new Map(events.map((named) => [named.event.id, named]));
  const [first, ...others] = [...unique.values()].sort((one, other) => timeOf(one) - timeOf(other));
  return first === undefined ? [] : [{ rule, events: [first, ...others] }];
}

function timeOf({ event }: NamedEvent): number {
  return Date.parse(event.instant);
}
