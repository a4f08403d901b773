import type { EventRow } from '../../model/event';
import {
  allConditions,
  anyCondition,
  anyRow,
  type ConditionAttribute,
  type RowCondition,
  type SearchedPart,
} from '../../store/row-condition';
import { rowTexts } from '../../store/schema';
import type { FieldName } from '../filter/field-table';
import type { Filter, Term } from '../filter/filter';
import { judgeOf } from '../judge/judge';
import { withinText } from '../judge/value-tests';
import type { JudgeKnowledge } from '../judge/verdict';

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

/** Fields that one attribute of the row answers. */
const attributes: Readonly<Partial<Record<FieldName, ConditionAttribute>>> = {
  actor: 'actor',
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
};

function conditionOfTerm(term: Term, isNegated: boolean, knowledge: JudgeKnowledge): RowCondition {
  const attribute = attributes[term.field];
  if (attribute !== undefined) return attributeCondition(term, attribute, isNegated, knowledge);
  // That a text is not there cannot be told from where it may be.
  if (isNegated) return anyRow;
  switch (term.field) {
    case 'text':
      return anywhere(term);
    case 'changed':
      return contained(term, ['changed']);
    case 'ua':
      return contained(term, ['record']);
    case 'req.*':
    case 'resp.*':
      return containing('record', [longestPlain(term.path ?? '', pathBreaks)]);
    default:
      return anyRow;
  }
}

function attributeCondition(
  term: Term,
  attribute: ConditionAttribute,
  isNegated: boolean,
  knowledge: JudgeKnowledge,
): RowCondition {
  const judge = judgeOf(term, knowledge);
  return {
    kind: 'attribute',
    attribute,
    test: (value) =>
      judge({ row: value === undefined ? blank : { ...blank, [attribute]: value } }) !== isNegated,
  };
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

/** A text in the row, in a name, in the change or in the record. */
function anywhere(term: Term): RowCondition {
  const isAsked = withinText(term);
  const inRow = ([...rowTexts, 'scope', 'place'] as const).map(
    (attribute): RowCondition => ({
      kind: 'attribute',
      attribute,
      test: (value) => value !== undefined && isAsked(value),
    }),
  );
  const elsewhere = contained(term, ['id', 'time', 'changed', 'change', 'record']);
  return anyCondition([...inRow, { kind: 'named', test: isAsked }, elsewhere]);
}

/** One of the term's values in one of these parts. */
function contained({ values }: Term, parts: readonly SearchedPart[]): RowCondition {
  const texts = values.map((value) =>
    value.kind === 'text' || value.kind === 'glob' ? longestPlain(value.text, textBreaks[value.kind]) : '',
  );
  return anyCondition(parts.map((part) => containing(part, texts)));
}

function containing(part: SearchedPart, texts: readonly string[]): RowCondition {
  if (texts.includes('')) return anyRow;
  return anyCondition(texts.map((text) => ({ kind: 'contains', part, text })));
}

// Outside of ASCII bytes do not show what is the same in another case, and a pattern stands for others.
const textBreaks = { text: /[^\x20-\x7e]/, glob: /[^\x20-\x7e]|[*?]/ } as const;
const pathBreaks = /[^\x20-\x7e]|[*?.]/;

/** The longest run of a value in which every character stands for itself, in any case. */
function longestPlain(text: string, breaks: RegExp): string {
  const runs = text.split(breaks);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
