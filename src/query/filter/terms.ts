import type { Operator } from './asked';
import { bareFilter, isArn } from './bare-terms';
import type { FieldName } from './field-table';
import { anyOf, everything, type Filter, type Value } from './filter';
import { fieldOf, meantOtherwise, unknownField } from './known-fields';
import { readValues } from './raw-values';
import { matchAt, note, type RawValue, type Reading } from './reading';
import { isBlock, readValue } from './values';

/** term = [ field op ] value { "," value } */
export function readTerm(reading: Reading): Filter {
  const start = reading.at;
  const head = isBareToken(reading) ? undefined : readHead(reading);
  const raws = readValues(reading, start);
  if (raws.length === 0) return everything;
  return head ? fieldTerm(reading, head, raws) : bareTerm(reading, raws);
}

interface Head {
  readonly typed: string;
  readonly operator: Operator;
  readonly position: number;
}

const HEAD = /[^\s:,()"]+:(?:>=|<=|>|<)?/y;
const TOKEN = /[^\s,()"]+/y;

/** An ARN or IPv6 address has colons, but no field before them. */
function isBareToken(reading: Reading): boolean {
  const token = matchAt(reading, TOKEN);
  return isArn(token) || isBlock(token);
}

function readHead(reading: Reading): Head | undefined {
  const position = reading.at;
  const head = matchAt(reading, HEAD);
  if (head === '') return undefined;
  reading.at += head.length;
  const colon = head.indexOf(':');
  return { typed: head.slice(0, colon), operator: head.slice(colon + 1) as Operator, position };
}

function bareTerm(reading: Reading, raws: readonly RawValue[]): Filter {
  for (const raw of raws) {
    const meant = raw.isQuoted ? undefined : meantOtherwise(raw.text);
    if (meant) note(reading, { ...meant, position: raw.position, length: raw.length });
  }
  return anyOf(raws.map(bareFilter));
}

function fieldTerm(reading: Reading, head: Head, raws: readonly RawValue[]): Filter {
  const asked = fieldOf(head.typed.toLowerCase());
  if (!asked) {
    note(reading, { ...unknownField(head.typed, raws), position: head.position, length: head.typed.length });
    return everything;
  }
  const values: Value[] = [];
  for (const raw of raws) {
    const value = readValue({ field: asked.field, operator: head.operator, raw }, reading);
    if (value.kind !== 'wrong') values.push(value);
    else {
      const suggestion = value.suggestion && suggestionFor(head.typed, value.suggestion);
      note(reading, { message: value.message, position: raw.position, length: raw.length, suggestion });
    }
  }
  if (values.length === 0) return everything;
  // The name in lower case is one of the table's; a path keeps its case for being printed.
  const path = asked.path && { path: head.typed.slice(head.typed.indexOf('.') + 1) };
  return { kind: 'term', field: asked.field.name as FieldName, ...path, values };
}

function suggestionFor(typed: string, suggestion: string): string {
  return /^[a-z]+:/.test(suggestion) ? suggestion : `${typed}:${suggestion}`;
}
