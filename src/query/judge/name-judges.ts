import type { NameIndex } from '../../model/name-index';
import { type ResourceField, resourcesInScope, type ScopedResource } from '../../model/resources-in-scope';
import { botOf } from '../../model/scope';
import type { StoredRow } from '../../model/stored';
import type { Term } from '../filter/filter';
import { type TextTest, wholeText } from './value-tests';
import type { Judge, JudgeOf } from './verdict';

/**
 * By the scope: its ARN, its id, or any name it has had, so that an index can answer it. A name that only
 * a failed call asked for does not count.
 */
export const botJudge: JudgeOf = (term, { names }) => {
  const isAsked = scopeTest(term, (scope) => names.everNamed(scope, ''));
  const isNamed = wholeText(term);
  return ({ row }) => isAsked(row.scope) || isNamedByItself(row, isNamed);
};

/** Whether a scope is a bot that a `bot:` term asks for, by all names it has had. */
export function scopeTest(term: Term, namesOf: (scope: string) => readonly string[]): TextTest {
  const isNamed = wholeText(term);
  return remembered((scope) => {
    const bot = botOf(scope);
    if (bot === undefined) return false;
    return isNamed(bot) || isNamed(scope) || namesOf(scope).some(isNamed);
  });
}

/** The thing at the event's place or around it: its id, any name it has had, or the one the call gives. */
export const resourceJudge: JudgeOf = (term, { names }): Judge => {
  const isNamed = wholeText(term);
  const { field } = term;
  return ({ row }) =>
    (fieldOfResourceType.get(row.resourceType) === field && row.name !== undefined && isNamed(row.name)) ||
    resourcesInScope(row).some(
      (thing) => thing.field === field && namesOfResource(row, thing, names).some(isNamed),
    );
};

export function namesOfResource(
  { scope }: Pick<StoredRow, 'scope'>,
  thing: ScopedResource,
  names: NameIndex,
): readonly string[] {
  return [...(thing.id === '' ? [] : [thing.id]), ...names.everNamed(scope, thing.place)];
}

/** The field that asks for a kind of resource. */
const fieldOfResourceType: ReadonlyMap<string, ResourceField> = new Map([
  ['intent', 'intent'],
  ['slot', 'slot'],
  ['slot-type', 'slottype'],
  ['bot-locale', 'locale'],
  ['bot-alias', 'alias'],
]);

/** What a call that succeeded calls its bot, though its name mark may not be stored yet. */
function isNamedByItself({ scope, place, lane, name }: StoredRow, isNamed: TextTest): boolean {
  return (
    lane === 'state' && place === '' && name !== undefined && botOf(scope) !== undefined && isNamed(name)
  );
}

/** A filter is asked of thousands of rows in a few scopes. */
function remembered(test: TextTest): TextTest {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text) ?? test(text);
    known.set(text, answer);
    return answer;
  };
}
