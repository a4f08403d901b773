import type { EventRow } from '../../model/event';
import { resourcesInScope } from '../../model/resources-in-scope';
import { byBot } from '../../store/keys';
import {
  allConditions,
  anyCondition,
  anyRow,
  type ConditionAttribute,
  type RowCondition,
} from '../../store/row-condition';
import { fromFlags } from '../../store/stored-row';
import { type FieldName, presences } from '../filter/field-table';
import { type Filter, type Term, termsOf } from '../filter/filter';
import { firstKindsOf } from '../judge/field-judges';
import { judgeOf } from '../judge/judge';
import { scopeTest } from '../judge/name-judges';
import { wholeText } from '../judge/value-tests';
import type { FirstKind, JudgeKnowledge } from '../judge/verdict';

/** Fields that one attribute of the row answers. */
export const attributesOfFields: Readonly<Partial<Record<FieldName, ConditionAttribute>>> = {
  role: 'role',
  session: 'session',
  account: 'account',
  region: 'region',
  event: 'action',
  effect: 'effect',
  outcome: 'outcome',
  error: 'error',
  network: 'network',
  tool: 'tool',
  service: 'service',
  ip: 'ip',
  country: 'ip',
  lex: 'flags',
  mfa: 'flags',
  root: 'flags',
};

/** What the judge of a term says of the values of one attribute. */
export function attributeCondition(
  term: Term,
  attribute: ConditionAttribute,
  isNegated: boolean,
  knowledge: JudgeKnowledge,
): RowCondition {
  const judge = judgeOf(term, knowledge);
  return {
    kind: 'attribute',
    attribute,
    test: (value) => judge({ row: rowWith(value === undefined ? {} : { [attribute]: value }) }) !== isNegated,
  };
}

/** The attributes that a filter asks of, where rows with the same values in them are judged alike; else undefined. */
export function attributesAsked(filter: Filter): readonly ConditionAttribute[] | undefined {
  const asked = termsOf(filter).map(({ field }) => {
    const one = attributesOfFields[field];
    return field === 'actor' ? actorAttributes : one && [one];
  });
  const known = asked.filter((attributes) => attributes !== undefined);
  return known.length < asked.length ? undefined : [...new Set(known.flat())];
}

/** The name that is shown, and the further ones among the flags. */
const actorAttributes = ['actor', 'flags'] as const;

/** A caller by any name that it has. */
export function actorCondition(term: Term, isNegated: boolean): RowCondition {
  const isActor = wholeText(term);
  const each: readonly RowCondition[] = [
    { kind: 'attribute', attribute: 'actor', test: (value = '') => isActor(value) !== isNegated },
    {
      kind: 'attribute',
      attribute: 'flags',
      test: (value = '') => (fromFlags(value.split(' ')).alsoKnownAs ?? []).some(isActor) !== isNegated,
    },
  ];
  return isNegated ? allConditions(each) : anyCondition(each);
}

/** A row of which only some attributes are known. */
export function rowWith(values: Readonly<Partial<Record<ConditionAttribute, string>>>): EventRow {
  const { flags = '', ...texts } = values;
  return { ...blank, ...(texts as Partial<EventRow>), ...fromFlags(flags.split(' ')) };
}

/** The scope of a bot, or a call that calls its bot so itself. */
export function botCondition(term: Term, isNegated: boolean, { names }: JudgeKnowledge): RowCondition {
  const isAsked = scopeTest(term, (scope) => names.everNamed(scope, ''));
  const isNamed = wholeText(term);
  const ofScope = attributeTest('scope', (scope) => isAsked(scope) !== isNegated);
  return isNegated ? ofScope : anyCondition([ofScope, attributeTest('name', isNamed)]);
}

/** A resource by its id in the place or the scope, by any name it has had, or by the name that a call gives it. */
export function resourceCondition(term: Term): RowCondition {
  const isNamed = wholeText(term);
  const isAsked = (key: Pick<EventRow, 'scope' | 'place'>) =>
    resourcesInScope(key).some(({ field, id }) => field === term.field && isNamed(id));
  return anyCondition([
    attributeTest('place', (place) => isAsked({ scope: '', place })),
    attributeTest('scope', (scope) => isAsked({ scope, place: '' })),
    attributeTest('name', isNamed),
    { kind: 'named', test: isNamed },
  ]);
}

/** Only bots have first times. */
export function firstCondition(term: Term, { firstSeen }: JudgeKnowledge): RowCondition {
  const ofKinds = firstKindsOf(term).map(firstSeen?.isFirst ?? isFirst);
  return allConditions([attributeTest('scope', byBot.holds), anyCondition(ofKinds)]);
}

export function isFirst(kind: FirstKind): RowCondition {
  return { kind: 'first', attribute: kind };
}

/** Whether there is one of what `has:` asks for, as far as a row shows it. */
export function presenceCondition(term: Term, isNegated: boolean, knowledge: JudgeKnowledge): RowCondition {
  const each = presences.filter(wholeText(term)).map((presence): RowCondition => {
    const attribute = presenceAttributes[presence];
    const own: Term = { ...term, values: [{ kind: 'text', text: presence }] };
    if (attribute !== undefined) return attributeCondition(own, attribute, isNegated, knowledge);
    return presence === 'change' && !isNegated ? { kind: 'changed' } : anyRow;
  });
  return isNegated ? allConditions(each) : anyCondition(each);
}

/** What one attribute says of `has:`; the rest is only in the whole event. */
const presenceAttributes: Readonly<Partial<Record<(typeof presences)[number], ConditionAttribute>>> = {
  error: 'outcome',
  bot: 'bot',
  name: 'name',
  role: 'role',
  session: 'session',
  mfa: 'flags',
  root: 'flags',
};

export function attributeTest(
  attribute: ConditionAttribute,
  isAsked: (value: string) => boolean,
): RowCondition {
  return { kind: 'attribute', attribute, test: (value) => value !== undefined && isAsked(value) };
}

/** The row of no event, to be given the one attribute that is judged. */
const blank: EventRow = {
  id: '',
  time: '',
  instant: '',
  service: '',
  action: '',
  effect: 'read',
  outcome: 'ok',
  account: '',
  region: '',
  scope: '',
  place: '',
  resourceType: '',
  lane: 'other',
  actor: '',
  tool: 'other',
  ip: '',
  network: 'unknown',
};
