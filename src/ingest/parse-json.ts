import { isUtf8 } from 'node:buffer';

/** JSON as this program can hold it. */
export interface ParsedJson {
  readonly value: unknown;
  /** What of the text could not be kept as it was written, in sentences; empty for nearly every text. */
  readonly losses: readonly string[];
}

/** Undefined where the text is not JSON, which JSON itself cannot say. */
export function parseJson(text: string | Buffer): ParsedJson | undefined {
  const replaced = typeof text === 'string' || isUtf8(text) ? nothing : [replacedBytes];
  const whole = typeof text === 'string' ? text : text.toString();
  try {
    const value: unknown = JSON.parse(whole);
    const changed = mayChange.test(whole) ? changedNumbers(whole) : nothing;
    return { value, losses: changed.length === 0 ? replaced : [...replaced, ...changed] };
  } catch {
    return undefined;
  }
}

const nothing: readonly string[] = [];
const replacedBytes = 'bytes that are not UTF-8 were replaced by �';

// A double holds 15 decimal digits of any number; fewer digits without an exponent are always kept.
const mayChange = /[:,[]\s*-?(?:[\d.]{16,}|[\d.]+[eE])/;

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** The numbers that JavaScript reads as another, each named once. */
function changedNumbers(text: string): readonly string[] {
  const changed = new Set<string>();
  const look: Reviver = (_, value, context) => {
    const source = context?.source;
    if (typeof value === 'number' && source !== undefined && decimal(source) !== decimal(String(value)))
      changed.add(`the number ${source.slice(0, 40)} was read as ${value}`);
    return value;
  };
  JSON.parse(text, look);
  return [...changed].slice(0, mostNamed);
}

const mostNamed = 10;

/** A number as its digits and the power of ten of the last: the same text for the same number. */
function decimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = number.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

const number = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
