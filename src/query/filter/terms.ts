import { bareFilter, isArn } from './bare-terms';
import type { FieldName } from './field-table';
import { anyOf, everything, type Filter, type Value } from './filter';
import { fieldOf, meantOtherwise, unknownField } from './known-fields';
import { type Operator, operators } from './operators';
import { readValues } from './raw-values';
import { matchAt, note, type RawValue, type Scanner } from './scanner';
import { isBlock, readValue } from './values';

/** term = [ field op ] value { "," value } */
export function readTerm(scanner: Scanner): Filter {
  const start = scanner.at;
  const head = isBareToken(scanner) ? undefined : readHead(scanner);
  const raws = readValues(scanner, start);
  if (raws.length === 0) return everything;
  return head ? fieldTerm(scanner, head, raws) : bareTerm(scanner, raws);
}

interface Head {
  readonly typed: string;
  readonly operator: Operator;
  readonly position: number;
}

const headPattern = new RegExp(`[^\\s:,()"]+:(?:${operators.join('|')})?`, 'y');
const tokenPattern = /[^\s,()"]+/y;

/** An ARN or IPv6 address has colons, but no field before them. */
function isBareToken(scanner: Scanner): boolean {
  const token = matchAt(scanner, tokenPattern);
  return isArn(token) || isBlock(token);
}

function readHead(scanner: Scanner): Head | undefined {
  const position = scanner.at;
  const head = matchAt(scanner, headPattern);
  if (head === '') return undefined;
  scanner.at += head.length;
  const colon = head.indexOf(':');
  return { typed: head.slice(0, colon), operator: head.slice(colon + 1) as Operator, position };
}

function bareTerm(scanner: Scanner, raws: readonly RawValue[]): Filter {
  for (const raw of raws) {
    const meant = raw.isQuoted ? undefined : meantOtherwise(raw.text, wordAfter(scanner, raw));
    if (meant) note(scanner, { ...meant, position: raw.position, length: raw.length });
  }
  return anyOf(raws.map(bareFilter));
}

/** The bare word that follows a value; empty where another term, a keyword or the end does. */
function wordAfter({ text }: Scanner, { position, length }: RawValue): string {
  const [, word = ''] = /^\s+([^\s,()":]+)(?=\s|$)/.exec(text.slice(position + length)) ?? [];
  return /^(?:AND|OR|NOT)$/.test(word) || word.startsWith('-') ? '' : word;
}

function fieldTerm(scanner: Scanner, head: Head, raws: readonly RawValue[]): Filter {
  const asked = fieldOf(head.typed.toLowerCase());
  if (!asked) {
    note(scanner, { ...unknownField(head.typed, raws), position: head.position, length: head.typed.length });
    return everything;
  }
  const values: Value[] = [];
  for (const raw of raws) {
    const value = readValue({ field: asked.field, operator: head.operator, raw }, scanner);
    if (value.kind !== 'wrong') values.push(value);
    else {
      const suggestion = value.suggestion && suggestionFor(head.typed, value.suggestion);
      note(scanner, { message: value.message, position: raw.position, length: raw.length, suggestion });
    }
  }
  if (values.length === 0) return everything;
  // The name in lower case is one of the table's; a path keeps its case for being printed.
  const path = asked.path && { path: head.typed.slice(head.typed.indexOf('.') + 1) };
  return { kind: 'term', field: asked.field.name as FieldName, ...path, values };
}

function suggestionFor(typed: string, suggestion: string): string {
  return /^-?[a-z]+:/.test(suggestion) ? suggestion : `${typed}:${suggestion}`;
}
