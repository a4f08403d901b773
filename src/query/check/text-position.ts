import type { FilterProblem } from '../filter/problem';

type TextPosition = Pick<FilterProblem, 'position' | 'length'>;

/** Where something is in a filter's text; the whole text where it is not, as within a saved query. */
export function positionOfMatch(text: string, wanted: string | RegExp): TextPosition {
  const position = typeof wanted === 'string' ? text.indexOf(wanted) : text.search(wanted);
  if (position < 0) return { position: 0, length: text.length };
  const match = typeof wanted === 'string' ? wanted : (wanted.exec(text)?.[0] ?? '');
  return { position, length: match.length };
}

/** From a part, if the text has it as it is printed, to the end. */
export function positionFrom(text: string, part: string): TextPosition {
  const position = Math.max(0, text.indexOf(part));
  return { position, length: text.length - position };
}
