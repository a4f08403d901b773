import ipaddr from 'ipaddr.js';
import type { FieldDescription } from './field-table';
import type { FieldValue, ReadValue } from './field-value';
import type { Value } from './filter';
import { foreignValue } from './foreign-syntax';
import { globMatches, hasGlob } from './glob';
import { shortestId } from './limits';
import { nearest } from './nearest';
import { quoted } from './problem';
import { readComparison, readRange } from './ranges';
import type { RawValue, Scanner } from './scanner';
import { misshapen } from './shapes';
import { readSpan } from './spans';

/** Reads one value as its field takes it. */
export function readValue(asked: FieldValue, scanner: Scanner): ReadValue {
  const { field, operator, raw } = asked;
  if (operator !== '' && !comparable.has(field.takes)) {
    return wrong(`'${operator}' compares numbers and times, and ${field.name} is neither`, raw.text);
  }
  const foreign = raw.isQuoted || verbatim.has(field.takes) ? undefined : foreignValue(raw.text);
  if (foreign !== undefined) return wrong(foreign.message, foreign.suggestion);
  return readers[field.takes](asked, scanner);
}

/** Text, or a glob where it has stars or question marks outside quotes. */
export function patternOf(raw: RawValue): Value {
  return { kind: !raw.isQuoted && hasGlob(raw.text) ? 'glob' : 'text', text: raw.text };
}

/** Whether a text is an address, or one with a prefix length. */
export function isBlock(text: string): boolean {
  const { IPv4, IPv6 } = ipaddr;
  return text.includes('/')
    ? IPv4.isValidCIDRFourPartDecimal(text) || (text.includes(':') && IPv6.isValidCIDR(text))
    : IPv4.isValidFourPartDecimal(text) || (text.includes(':') && IPv6.isValid(text));
}

/** Values that may hold any character. */
const verbatim: ReadonlySet<string> = new Set(['path', 'literal']);

const comparable: ReadonlySet<string> = new Set(['version', 'time', 'path']);

const readers: Readonly<
  Record<FieldDescription['takes'], (asked: FieldValue, scanner: Scanner) => ReadValue>
> = {
  text: (asked) => misshapen(asked) ?? patternOf(asked.raw),
  literal: ({ raw }) => patternOf(raw),
  choice: readChoice,
  yesno: readYesNo,
  version: (asked, scanner) =>
    readComparison(asked, scanner.clock) ??
    readRange(asked, scanner.clock) ??
    misshapen(asked) ??
    patternOf(asked.raw),
  time: (asked, scanner) => readSpan(asked, scanner.clock),
  address: readAddress,
  country: readCountry,
  id: readId,
  path: (asked, scanner) =>
    readComparison(asked, scanner.clock) ?? readRange(asked, scanner.clock) ?? patternOf(asked.raw),
  changes: readChanges,
};

function readChoice({ field, raw }: FieldValue): ReadValue {
  const choices = field.values ?? [];
  const pattern = patternOf(raw);
  const typed = raw.text.toLowerCase();
  const found =
    pattern.kind === 'glob'
      ? choices.some((choice) => globMatches(typed, choice.toLowerCase()))
      : choices.some((choice) => choice.toLowerCase() === typed);
  if (found) return pattern;
  return wrong(
    `${field.name} is never ${quoted(raw.text)}; it is one of ${choices.join(', ')}`,
    nearest(raw.text, choices) ?? choices.join(','),
  );
}

const yesNoWords: Readonly<Record<string, string>> = { yes: 'yes', true: 'yes', no: 'no', false: 'no' };

function readYesNo({ field, raw }: FieldValue): ReadValue {
  const typed = raw.text.toLowerCase();
  const text = Object.hasOwn(yesNoWords, typed) ? yesNoWords[typed] : undefined;
  return text ? { kind: 'text', text } : wrong(`${field.name} is yes or no, got ${quoted(raw.text)}`, 'yes');
}

function readAddress({ raw }: FieldValue): ReadValue {
  if (isBlock(raw.text)) return { kind: 'block', text: raw.text };
  const pattern = patternOf(raw);
  const looksNumeric = /^[\d./]+$|^[\da-f:./]*:[\da-f:./]*$/i.test(raw.text);
  if (pattern.kind === 'glob' || raw.isQuoted || !(looksNumeric || raw.text.includes('/'))) return pattern;
  return wrong(`${quoted(raw.text)} is no address or CIDR block`, '203.0.113.0/24');
}

function readCountry({ raw }: FieldValue, scanner: Scanner): ReadValue {
  if (!scanner.hasCountries) return wrong('country needs --mmdb, a file that says where addresses are');
  if (/^[a-z]{2}$/i.test(raw.text)) return { kind: 'text', text: raw.text };
  return wrong(`a country has two letters (ISO 3166), got ${quoted(raw.text)}`, 'DE');
}

function readId({ raw }: FieldValue): ReadValue {
  const text = raw.isQuoted ? raw.text : raw.text.replace(/\*+$/, '');
  if (!raw.isQuoted && hasGlob(text)) {
    return wrong(
      `an event id is found by how it begins, got ${quoted(raw.text)}`,
      text.replace(/[*?].*/s, ''),
    );
  }
  if (text.length >= shortestId) return { kind: 'text', text };
  return wrong(`an event id needs its first ${shortestId} characters or more, got ${quoted(raw.text)}`);
}

/** An element's text may hold spaces: `sampleUtterances[book a room]` unquoted is three questions. */
function readChanges({ raw }: FieldValue): ReadValue {
  const isCut = raw.text.lastIndexOf('[') > raw.text.lastIndexOf(']');
  if (raw.isQuoted || !isCut || hasGlob(raw.text)) return patternOf(raw);
  return wrong(
    `the bracket [ is not closed in ${quoted(raw.text)}; a path with spaces needs quotes`,
    `"${raw.text}…]"`,
  );
}

function wrong(message: string, suggestion?: string): ReadValue {
  return { kind: 'wrong', message, suggestion };
}
