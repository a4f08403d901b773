import type { NamedEvent } from '../named';
import type { Match } from './judge';
import type { Rule } from './rule';

/** Matches of one rule that are told of in one message. */
export interface Group {
  readonly rule: Rule;
  /** Oldest first, each event once; never empty. */
  readonly events: readonly [NamedEvent, ...NamedEvent[]];
}

const MINUTE = 60_000;

/** Puts together what matched the same rule within a minute; rules in the order of their first match. */
export function groupMatches(matches: readonly Match[]): readonly Group[] {
  const byRule = new Map<string, Match[]>();
  for (const match of matches) {
    const known = byRule.get(match.rule.name);
    if (known === undefined) byRule.set(match.rule.name, [match]);
    else known.push(match);
  }
  return [...byRule.values()].flatMap(groupsOfRule);
}

function groupsOfRule(matches: readonly Match[]): readonly Group[] {
  const unique = [...new Map(matches.map((match) => [match.named.event.id, match])).values()];
  const sorted = unique.toSorted((one, other) => timeOf(one.named) - timeOf(other.named));
  const groups: { readonly rule: Rule; readonly events: [NamedEvent, ...NamedEvent[]] }[] = [];
  for (const { rule, named } of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && timeOf(named) - timeOf(last.events[0]) < MINUTE) last.events.push(named);
    else groups.push({ rule, events: [named] });
  }
  return groups;
}

function timeOf({ event }: NamedEvent): number {
  return Date.parse(event.instant);
}
