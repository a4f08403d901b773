import { allConditions, anyCondition, anyRow, type RowCondition } from '../../store/row-condition';
import type { Filter, Term } from '../filter/filter';
import type { JudgeKnowledge } from '../judge/verdict';
import {
  actorCondition,
  attributeCondition,
  attributesOfFields,
  attributeTest,
  botCondition,
  firstCondition,
  presenceCondition,
  resourceCondition,
} from './attribute-conditions';
import { anywhere, contained, memberCondition } from './text-conditions';

/**
 * What the rows of a filter surely satisfy, for stores that can leave out others before they are read. It is
 * made of the judges themselves, asked value by value, and of texts that a match must contain.
 */
export function rowCondition(filter: Filter, knowledge: JudgeKnowledge): RowCondition {
  return conditionOf(filter, false, knowledge);
}

/** The condition of a filter, or of its opposite. */
function conditionOf(filter: Filter, isNegated: boolean, knowledge: JudgeKnowledge): RowCondition {
  switch (filter.kind) {
    case 'all':
      return anyRow;
    case 'not':
      return conditionOf(filter.of, !isNegated, knowledge);
    case 'term':
      return conditionOfTerm(filter, isNegated, knowledge);
    default: {
      const of = filter.of.map((each) => conditionOf(each, isNegated, knowledge));
      return (filter.kind === 'and') === isNegated ? anyCondition(of) : allConditions(of);
    }
  }
}

function conditionOfTerm(term: Term, isNegated: boolean, knowledge: JudgeKnowledge): RowCondition {
  const attribute = attributesOfFields[term.field];
  if (attribute !== undefined) return attributeCondition(term, attribute, isNegated, knowledge);
  if (term.field === 'actor') return actorCondition(term, isNegated);
  if (term.field === 'bot') return botCondition(term, isNegated, knowledge);
  if (term.field === 'has') return presenceCondition(term, isNegated, knowledge);
  // That a text is not there cannot be told from where it may be.
  if (isNegated) return anyRow;
  switch (term.field) {
    case 'intent':
    case 'slot':
    case 'slottype':
    case 'locale':
    case 'alias':
    case 'version':
      return resourceCondition(term);
    case 'first':
      return firstCondition(term, knowledge);
    case 'text':
      return anywhere(term);
    case 'changed':
      return contained(term, ['changed']);
    case 'serves':
      return attributeTest('place', (place) => place.startsWith('alias/'));
    case 'key':
    case 'ua':
      return contained(term, ['record']);
    case 'req.*':
    case 'resp.*':
      return memberCondition(term);
    default:
      return anyRow;
  }
}
