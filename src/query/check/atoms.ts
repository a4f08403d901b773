import { effects, networks, outcomes, tools } from '../../model/event';
import type { Term, Value } from '../filter/filter';
import { type TextTest, wholeText } from '../judge/value-tests';

/** One value of a term: a question to one variable of an event. */
export interface Atom {
  /** Atoms of the same variable hang together: an event has one outcome. */
  readonly variable: string;
  /** Whether it holds where the variable has this value; undefined where the event lacks it. */
  readonly holds: (value: string | undefined) => boolean;
}

/** The values a field can have of which an event has one; undefined where an event may have none. */
export const choices: ReadonlyMap<string, readonly (string | undefined)[]> = new Map<
  string,
  readonly (string | undefined)[]
>([
  ['effect', effects],
  ['outcome', outcomes],
  ['tool', tools],
  ['network', networks],
  ['lex', ['V1', 'V2', undefined]],
  ['root', ['yes', 'no']],
  ['mfa', ['yes', 'no', undefined]],
]);

/** Fields of one free text, and whether every event has one. A role is none: its permission set is a name of it too. */
export const texts: ReadonlyMap<string, { readonly isOptional: boolean }> = new Map([
  ['event', { isOptional: false }],
  ['account', { isOptional: false }],
  ['region', { isOptional: false }],
  ['session', { isOptional: true }],
  ['error', { isOptional: true }],
  ['version', { isOptional: true }],
]);

/** What `has:` asks of a variable that other fields ask too. */
const presences: ReadonlyMap<string, Atom> = new Map([
  ['error', { variable: 'outcome', holds: (value) => value !== 'ok' }],
  ['mfa', { variable: 'mfa', holds: (value) => value === 'yes' }],
  ['root', { variable: 'root', holds: (value) => value === 'yes' }],
  ['role', { variable: 'role', holds: (value) => value !== undefined }],
  ['session', { variable: 'session', holds: (value) => value !== undefined }],
]);

/** Variables that are no field: a question that holds or not, whatever the others. */
export const changedVariable = 'changed?';
const certainVariable = 'certain?';

/** `isPlain` tells whether a text field's globs are simple enough to be thought through. */
export function atomOf(term: Term, value: Value, isPlain: (field: string) => boolean): Atom {
  const { field } = term;
  const presence =
    field === 'has' && value.kind === 'text' ? presences.get(value.text.toLowerCase()) : undefined;
  if (presence !== undefined) return presence;
  if (choices.has(field) || (texts.has(field) && isPlain(field))) {
    const test: TextTest = wholeText({ values: [value] });
    return { variable: field, holds: (text) => text !== undefined && test(text) };
  }
  // Every call has an actor; it can have several names.
  if ((field === 'text' || field === 'actor') && value.kind === 'glob' && /^\*+$/.test(value.text)) {
    return { variable: certainVariable, holds: () => true };
  }
  return { variable: freeVariable(term, value), holds: (text) => text !== undefined };
}

function freeVariable({ field, path }: Term, value: Value): string {
  const isOfChange =
    field === 'changed' ||
    (field === 'has' && value.kind === 'text' && value.text.toLowerCase() === 'change');
  return `${isOfChange ? changedVariable : ''}${JSON.stringify([field, path, value])}`;
}
