import type { NamedEvent } from '../model/named';
import type { FieldName } from '../query/filter/field-table';
import { judgeOf, subjectOf } from '../query/judge/judge';
import type { CompiledRule, CompiledRules } from './compile';
import { conditions } from './conditions';
import type { WatchContext } from './context';
import type { Rule } from './rule';

/** A rule and an event that it takes. */
export interface Match {
  readonly rule: Rule;
  readonly named: NamedEvent;
}

/** The rules that take an event, in their order. */
export async function judgeEvent(
  { candidates }: CompiledRules,
  named: NamedEvent,
  context: WatchContext,
): Promise<readonly Match[]> {
  const matches: Match[] = [];
  for (const compiled of candidates(named.event)) {
    if (await takes(compiled, named, context)) matches.push({ rule: compiled.rule, named });
  }
  return matches;
}

async function takes(
  { rule, filter, asksFirsts }: CompiledRule,
  named: NamedEvent,
  context: WatchContext,
): Promise<boolean> {
  const subject = subjectOf(named);
  if (asksFirsts) {
    if (judgeOf(filter, { ...context, knownFields: isNoFirst })(subject) === false) return false;
    await context.firstSeen?.load([named.event]);
  }
  if (judgeOf(filter, context)(subject) !== true) return false;
  return rule.condition === undefined || conditions[rule.condition](named, context);
}

/** All but `first:`, which reads the history of a bot. */
function isNoFirst(field: FieldName): boolean {
  return field !== 'first';
}
