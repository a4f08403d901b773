import type { Filter, Term, TimeSpan, Value, ValueRange } from './filter';
import { isShaped } from './shapes';
import { instantText } from './times';

/** A filter as text; parsing the text gives the filter again. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return '';
    case 'term':
      return printTerm(filter);
    case 'not':
      return `-${bracketed(filter.of, filter.of.kind !== 'term')}`;
    case 'and':
      return printParts(filter).join(' ');
    default:
      return filter.of.map(printFilter).join(' OR ');
  }
}

/** The parts that must all hold, each as text. */
export function printParts(filter: Filter): readonly string[] {
  if (filter.kind !== 'and') return [printFilter(filter)];
  return filter.of.map((each) => bracketed(each, each.kind === 'or'));
}

function bracketed(filter: Filter, needsBrackets: boolean): string {
  return needsBrackets ? `(${printFilter(filter)})` : printFilter(filter);
}

function printTerm(term: Term): string {
  const { field, path, values } = term;
  const name = path === undefined ? field : field.replace('*', path);
  const operators = values.map(operatorOf);
  const [operator = ''] = operators;
  const isCompared = operator !== '' && operators.every((each) => each === operator);
  const printed = values.map((value) => printValue(value, term, isCompared));
  if (isCompared) return `${name}:${operator}${printed.join(',')}`;
  // A value in brackets is not taken for a comparison.
  return /^[<>]/.test(printed[0] ?? '')
    ? `${name}:(${printed.join(' OR ')})`
    : `${name}:${printed.join(',')}`;
}

/** The comparison that a range with one end can be written as. */
function operatorOf(value: Value): string {
  if (value.kind !== 'range' || (value.low && value.high)) return '';
  if (value.low) return value.low.inclusive ? '>=' : '>';
  return value.high?.inclusive ? '<=' : '<';
}

function printValue(value: Value, { field }: Term, isCompared: boolean): string {
  switch (value.kind) {
    case 'text':
      return isPlain(value.text) && isShaped(field, value.text) && field !== 'ip'
        ? value.text
        : quote(value.text);
    case 'range':
      return isCompared ? printBound(value, value.low ?? value.high) : printRange(value);
    case 'span':
      return printSpan(value, field);
    default:
      return value.text;
  }
}

/** Whether a text without quotes is read as the same text, whatever the field. */
function isPlain(text: string): boolean {
  return /^[\w.:@+-][\w.:@/+=-]*$/.test(text) && !text.includes('..');
}

function printRange(range: ValueRange): string {
  const { of, low, high } = range;
  // The end of `a..b` is the last moment of the range, not the one after it.
  const last = of === 'time' && high ? { ...high, value: high.value - 1 } : high;
  return `${printBound(range, low)}..${printBound(range, last)}`;
}

function printBound({ of }: ValueRange, bound: ValueRange['low']): string {
  if (!bound) return '';
  return of === 'time' ? instantText(bound.value) : String(bound.value);
}

function printSpan({ from, before }: TimeSpan, field: Term['field']): string {
  const last = before === undefined ? '' : instantText(Date.parse(before) - 1);
  if (field === 'since' && before === undefined) return from ?? '';
  return field === 'until' && from === undefined ? last : `${from ?? ''}..${last}`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
