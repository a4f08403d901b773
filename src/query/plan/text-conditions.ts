import {
  allConditions,
  anyCondition,
  anyRow,
  type RowCondition,
  type SearchedPart,
} from '../../store/row-condition';
import { rowTexts } from '../../store/schema';
import type { Term } from '../filter/filter';
import { readNumber } from '../filter/ranges';
import { withinText } from '../judge/value-tests';
import { attributeTest } from './attribute-conditions';

/** A text in the row, in a name, in the change, in the record or in the name of its file. */
export function anywhere(term: Term): RowCondition {
  const isAsked = withinText(term);
  const inRow = ([...rowTexts, 'scope', 'place'] as const).map((attribute) =>
    attributeTest(attribute, isAsked),
  );
  const elsewhere = contained(term, ['id', 'time', 'changed', 'change', 'record', 'file']);
  return anyCondition([...inRow, { kind: 'named', test: isAsked }, elsewhere]);
}

/** One of the term's values in one of these parts. */
export function contained({ values }: Term, parts: readonly SearchedPart[]): RowCondition {
  const texts = values.map((value) =>
    value.kind === 'text' || value.kind === 'glob' ? longestPlain(value.text, textBreaks[value.kind]) : '',
  );
  return anyCondition(parts.map((part) => containing(part, texts)));
}

/** A member of the request or response: its name and, where that is asked for as text, its value. */
export function memberCondition(term: Term): RowCondition {
  const path = containing('record', [longestPlain(term.path ?? '', pathBreaks)]);
  // A number may be written in several ways.
  const isText = term.values.every((value) => 'text' in value && readNumber(value.text) === undefined);
  return isText ? allConditions([path, contained(term, ['record'])]) : path;
}

function containing(part: SearchedPart, texts: readonly string[]): RowCondition {
  if (texts.includes('')) return anyRow;
  return anyCondition(texts.map((text) => ({ kind: 'contains', part, text })));
}

// Outside of ASCII bytes do not show what is the same in another case, and a pattern stands for others.
const textBreaks = { text: /[^\x20-\x7e]/, glob: /[^\x20-\x7e]|[*?]/ } as const;
// A number in a path may be a position in a list, which the record does not spell out.
const pathBreaks = /[^\x20-\x7e]|[*?.]|(?<=^|\.)\d+(?=\.|$)/;

/** The longest run of a value in which every character stands for itself, in any case. */
function longestPlain(text: string, breaks: RegExp): string {
  const runs = text.split(breaks);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
