import type { Doubt } from '../model/doubt';
import type { NamedEvent } from '../model/named';
import type { FieldName } from '../query/filter/field-table';
import { judgeOf, subjectOf } from '../query/judge/judge';
import type { CompiledRule, CompiledRules } from './compile';
import { conditions } from './conditions';
import type { WatchContext } from './context';
import type { Rule } from './rule';
import { changeConditions, unknownChangeOf } from './unknown-change';

/** A rule and an event that it takes. */
export interface Match {
  readonly rule: Rule;
  readonly named: NamedEvent;
  /** Why the records do not say whether the rule takes it; absent where they do. */
  readonly doubts?: readonly Doubt[];
}

/** The rules that take an event, or may take it as far as the records say, in their order. */
export async function judgeEvent(
  { candidates }: CompiledRules,
  named: NamedEvent,
  context: WatchContext,
): Promise<readonly Match[]> {
  const matches: Match[] = [];
  for (const compiled of candidates(named.event)) {
    const taken = await takes(compiled, named, context);
    if (taken === false) continue;
    matches.push({ rule: compiled.rule, named, ...(taken !== true && { doubts: taken }) });
  }
  return matches;
}

/** Whether a rule takes an event; doubts where that cannot be known. */
type Taken = boolean | readonly Doubt[];

async function takes(compiled: CompiledRule, named: NamedEvent, context: WatchContext): Promise<Taken> {
  const { condition } = compiled.rule;
  const unknown = unknownChangeOf(named);
  const isTaken = await takesByFilter(compiled, named, context, unknown.length > 0);
  if (isTaken === false) return false;
  const found = condition === undefined || (await conditions[condition](named, context));
  if (found === true) return isTaken === true || unknown;
  if (found !== false) return found;
  return condition !== undefined && changeConditions.has(condition) && unknown.length > 0 && unknown;
}

/** Whether the filter takes an event; undefined where that hangs on what it changed, which is not known. */
async function takesByFilter(
  { filter, asksFirsts }: CompiledRule,
  named: NamedEvent,
  context: WatchContext,
  isUnknown: boolean,
): Promise<boolean | undefined> {
  const subject = subjectOf(named);
  const mayTake = (knownFields: (field: FieldName) => boolean) =>
    judgeOf(filter, { ...context, knownFields })(subject) !== false;
  if (asksFirsts) {
    if (!mayTake(isNoFirst) && !(isUnknown && mayTake(isNeither))) return false;
    await context.firstSeen?.load([named.event]);
  }
  if (judgeOf(filter, context)(subject) === true) return true;
  return isUnknown && mayTake(isNoChange) ? undefined : false;
}

/** All but `first:`, which reads the history of a bot. */
function isNoFirst(field: FieldName): boolean {
  return field !== 'first';
}

function isNeither(field: FieldName): boolean {
  return isNoFirst(field) && isNoChange(field);
}

function isNoChange(field: FieldName): boolean {
  return field !== 'changed';
}
