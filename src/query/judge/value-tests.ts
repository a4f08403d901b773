import ipaddr from 'ipaddr.js';
import type { Term, Value, ValueRange } from '../filter/filter';
import { globMatches } from '../filter/glob';
import { readNumber } from '../filter/ranges';

/** Whether a text is one of a term's values. */
export type TextTest = (text: string) => boolean;

/** The text as a whole; numbers where the term has ranges. */
export function wholeText({ values }: Pick<Term, 'values'>): TextTest {
  const tests = values.map(wholeTest);
  return (text) => {
    const lower = text.toLowerCase();
    return tests.some((test) => test(lower));
  };
}

/** Anywhere within the text. */
export function withinText({ values }: Pick<Term, 'values'>): TextTest {
  const tests = values.map(withinTest);
  return (text) => {
    const lower = text.toLowerCase();
    return tests.some((test) => test(lower));
  };
}

/** A path of a configuration, or one above it: `a` matches `a`, `a.b` and `a[c]`. */
export function pathTest({ values }: Pick<Term, 'values'>): TextTest {
  const isWhole = wholeText({ values });
  const stems = values.flatMap((value) => (value.kind === 'text' ? [value.text.toLowerCase()] : []));
  return (path) => {
    const lower = path.toLowerCase();
    return (
      isWhole(path) || stems.some((stem) => lower.startsWith(`${stem}.`) || lower.startsWith(`${stem}[`))
    );
  };
}

/** A value of JSON, whatever its type. */
export function jsonTest({ values }: Pick<Term, 'values'>): (value: unknown) => boolean {
  const isText = wholeText({ values });
  const numbers = values.flatMap((value) => (value.kind === 'text' ? (readNumber(value.text) ?? []) : []));
  const ranges = values.filter((value) => value.kind === 'range');
  const isAnything = values.some((value) => value.kind === 'glob' && /^\*+$/.test(value.text));
  return (value) => {
    if (isAnything) return true;
    if (typeof value === 'object' && value !== null) return false;
    if (typeof value === 'number' && numbers.includes(value)) return true;
    return ranges.some((range) => isInRange(range, value)) || isText(String(value));
  };
}

/** An address as CloudTrail gives it: within a block, or text such as a service's name. */
export function addressTest({ values }: Pick<Term, 'values'>): TextTest {
  const blocks = values.flatMap((value) => (value.kind === 'block' ? [blockOf(value.text)] : []));
  const isText = wholeText({ values: values.filter(({ kind }) => kind !== 'block') });
  return (text) => {
    const address = addressOf(text);
    return (address !== undefined && blocks.some((block) => isInBlock(address, block))) || isText(text);
  };
}

function wholeTest(value: Value): TextTest {
  if (value.kind === 'range') return (text) => isInRange(value, text);
  if (value.kind === 'span') return () => false;
  const wanted = value.text.toLowerCase();
  return value.kind === 'glob' ? (text) => globMatches(wanted, text) : (text) => text === wanted;
}

function withinTest(value: Value): TextTest {
  if (value.kind === 'range' || value.kind === 'span') return () => false;
  const wanted = value.text.toLowerCase();
  return value.kind === 'glob' ? (text) => globMatches(`*${wanted}*`, text) : (text) => text.includes(wanted);
}

function isInRange(range: ValueRange, value: unknown): boolean {
  const number = range.of === 'number' ? numberOf(value) : millisecondsOf(value);
  if (number === undefined) return false;
  const { low, high } = range;
  return (
    (!low || isBeyond(number - low.value, low.inclusive)) &&
    (!high || isBeyond(high.value - number, high.inclusive))
  );
}

function isBeyond(distance: number, inclusive: boolean): boolean {
  return inclusive ? distance >= 0 : distance > 0;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : typeof value === 'string' ? readNumber(value) : undefined;
}

/** Lex writes times as epoch seconds with a fraction, other services as ISO text. */
function millisecondsOf(value: unknown): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return number * 1000;
  const parsed = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Block = readonly [Address, number];

function addressOf(text: string): Address | undefined {
  const { IPv4, IPv6 } = ipaddr;
  if (IPv4.isValidFourPartDecimal(text)) return IPv4.parse(text);
  return text.includes(':') && IPv6.isValid(text) ? ipaddr.process(text) : undefined;
}

function blockOf(text: string): Block {
  if (text.includes('/')) return unmapped(ipaddr.parseCIDR(text));
  const address = ipaddr.process(text);
  return [address, address.toByteArray().length * 8];
}

/** An IPv4 block written as IPv6 means the IPv4 addresses, as `process` reads them too. */
function unmapped([address, bits]: Block): Block {
  const isMapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96;
  return isMapped ? [address.toIPv4Address(), bits - 96] : [address, bits];
}

function isInBlock(address: Address, [start, bits]: Block): boolean {
  return address.kind() === start.kind() && address.match([start, bits]);
}
