/** A timestamp in UTC: `time` to the second (`2026-11-22T08:59:43Z`), and the milliseconds within it. */
export interface Timestamp {
  readonly time: string;
  readonly milliseconds: number;
}

/**
 * Reads a time as AWS and the tools around it write them: ISO 8601 with `Z`, an offset or nothing (then
 * UTC), with a space for the `T`, with a fraction, or seconds or milliseconds since 1970.
 */
export function readTime(value: unknown): Timestamp | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return undefined;
  if (plain.test(value)) return { time: value, milliseconds: 0 };
  const match = iso.exec(value);
  if (match !== null) return fromIso(match);
  return epochText.test(value) ? fromEpoch(Number(value)) : undefined;
}

/** The same as milliseconds since 1970. */
export function epochMilliseconds(value: unknown): number | undefined {
  if (typeof value === 'number') return wholeMilliseconds(value);
  const timestamp = readTime(value);
  return timestamp === undefined ? undefined : Date.parse(timestamp.time) + timestamp.milliseconds;
}

/** `2026-11-22T08:59:43.250Z`: sorts as text by time. */
export function toInstant(timestamp: Timestamp): string {
  return `${timestamp.time.slice(0, 19)}.${String(timestamp.milliseconds).padStart(3, '0')}Z`;
}

/** As CloudTrail writes it, but for the last days of a month, which need a calendar. */
const plain = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const iso = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:?\d\d)?$/;
const epochText = /^\d{9,13}(?:\.\d{1,9})?$/;
const lastMillisecond = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
// In seconds this is the year 5138, in milliseconds 1973: CloudTrail is younger than both.
const smallestInMilliseconds = 1e11;

function fromIso(match: RegExpExecArray): Timestamp | undefined {
  const [text, year, month, day, hour, minute, second, fraction = '', offset = 'Z'] = match;
  const isReal =
    isDate(Number(year), Number(month), Number(day)) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!isReal) return undefined;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (offset.toUpperCase() !== 'Z') return fromOffset(text, offset, milliseconds);
  return { time: `${text.slice(0, 10)}T${text.slice(11, 19)}Z`, milliseconds };
}

function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function fromOffset(text: string, offset: string, milliseconds: number): Timestamp | undefined {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  const local = Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);
  return fromMilliseconds(local + (offset.startsWith('-') ? minutes : -minutes) * 60_000 + milliseconds);
}

function fromEpoch(value: number): Timestamp | undefined {
  return fromMilliseconds(wholeMilliseconds(value));
}

function wholeMilliseconds(value: number): number {
  const milliseconds = value < smallestInMilliseconds ? value * 1000 : value;
  // The thousandth makes up for 1767225600.336 * 1000 falling a hair short of a whole number.
  return Math.floor(milliseconds + 0.001);
}

function fromMilliseconds(milliseconds: number): Timestamp | undefined {
  if (!(milliseconds >= 0 && milliseconds <= lastMillisecond)) return undefined;
  return {
    time: `${new Date(milliseconds).toISOString().slice(0, 19)}Z`,
    milliseconds: milliseconds % 1000,
  };
}
