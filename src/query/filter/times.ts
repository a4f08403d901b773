import { dayMs, hourMs } from '../../model/duration';
import type { Zone } from './zone';

export interface Clock {
  readonly now: Date;
  readonly zone: Zone;
}

/** What a time expression covers, in milliseconds since 1970. */
export interface Period {
  readonly start: number;
  /** Where what was written ends: a day at its last moment, a time of day with its second. Exclusive. */
  readonly end: number;
  /** Whether it names whole days. */
  readonly isDay: boolean;
}

/**
 * Reads `7d`, `1h30m`, `2 hours ago`, `now`, `today`, `yesterday`, `yesterday 14:00`, `14:00`, `2026-11`,
 * `2026-11-01`, `2026-11-01T09:00[:30][Z]`.
 */
export function readPeriod(text: string, clock: Clock): Period | undefined {
  const lower = text.toLowerCase();
  return (
    readWord(lower, clock) ??
    readDuration(durationIn(lower), clock) ??
    readTimeOfDay(lower, clock) ??
    readDate(text, clock) ??
    readDateTime(text, clock)
  );
}

/** Milliseconds as events write an instant, within the years that such text can order. */
export function instantText(milliseconds: number): string {
  return new Date(Math.min(lastMoment, Math.max(firstMoment, milliseconds))).toISOString();
}

export const timeForms =
  '7d, 1h30m, "2 hours ago", today, yesterday, 14:00, "yesterday 14:00", 2026-11-01 or 2026-11-01T09:00Z';

const firstMoment = Date.parse('0000-01-01T00:00:00Z');
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z');
const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: hourMs, d: dayMs, w: 7 * dayMs };

function readWord(word: string, clock: Clock): Period | undefined {
  const now = clock.now.getTime();
  if (word === 'now') return { start: now, end: now + 1, isDay: false };
  const today = Math.floor(clock.zone.local(now) / dayMs) * dayMs;
  if (word === 'today') return days(today, today + dayMs, clock);
  if (word === 'yesterday') return days(today - dayMs, today, clock);
  return undefined;
}

/** `2 hours ago` as `2h`; any other text as it is. */
function durationIn(text: string): string {
  const [, count = '', unit = ''] =
    /^(\d+) (second|minute|hour|day|week)s? ago$/.exec(text) ?? /^(\d+)([smhdw]) ago$/.exec(text) ?? [];
  return unit === '' ? text : count + unit.charAt(0);
}

/** So long before now. A day is 24 hours here. */
function readDuration(text: string, clock: Clock): Period | undefined {
  if (!/^(?:\d+[smhdw])+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+)([smhdw])/g);
  const length = [...parts].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (unitMs[unit] ?? 0),
    0,
  );
  const start = within(clock.now.getTime() - length);
  return { start, end: start + 1, isDay: false };
}

function readDate(text: string, clock: Clock): Period | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  const start = wallTime(`${year}-${month}-${day ?? '01'}`, '00:00:00');
  if (start === undefined) return undefined;
  return days(start, day === undefined ? monthAfter(start) : start + dayMs, clock);
}

const dateTimePattern = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.(\d{1,9}))?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

function readDateTime(text: string, clock: Clock): Period | undefined {
  const [, date = '', minute = '', second = ':00', fraction, zone] = dateTimePattern.exec(text) ?? [];
  const wall = wallTime(date, minute + second);
  if (wall === undefined) return undefined;
  const exact = wall + Math.floor(Number(`0.${fraction ?? 0}`) * 1000 + 1e-6);
  if (zone === undefined) return momentOfDay(exact, fraction === undefined ? 1000 : 1, clock);
  const start = within(exact - offset(zone));
  return { start, end: start + (fraction === undefined ? 1000 : 1), isDay: false };
}

/** `14:00` is the last time that the clock said so; `yesterday 14:00` and `today 14:00` say which day. */
function readTimeOfDay(text: string, clock: Clock): Period | undefined {
  const [, word, minute = '', second = ':00'] =
    /^(?:(today|yesterday)[ t])?(\d\d:\d\d)(:\d\d)?$/.exec(text) ?? [];
  const time = wallTime('1970-01-01', minute + second);
  if (time === undefined) return undefined;
  const today = Math.floor(clock.zone.local(clock.now.getTime()) / dayMs) * dayMs;
  const isOver = clock.zone.moments(today + time)[0] <= clock.now.getTime();
  const day = word === 'yesterday' || (word === undefined && !isOver) ? today - dayMs : today;
  return momentOfDay(day + time, 1000, clock);
}

/**
 * A time of day without an offset. In the hour that comes twice it covers both, so that `since:` and
 * `until:` take in more rather than less. CloudTrail records whole seconds: what it shows as 09:00:00 is
 * found by until:…T09:00:00.
 */
function momentOfDay(wall: number, lengthMs: number, { zone }: Clock): Period {
  const [first, last] = zone.moments(wall);
  return { start: within(first), end: within(last) + lengthMs, isDay: false };
}

function days(start: number, end: number, clock: Clock): Period {
  return { start: clock.zone.moments(start)[0], end: clock.zone.moments(end)[0], isDay: true };
}

/** Undefined for a day or time of day that does not exist, such as 30 February. */
function wallTime(date: string, time: string): number | undefined {
  const iso = `${date}T${time}.000Z`;
  const parsed = Date.parse(iso);
  return Number.isNaN(parsed) || new Date(parsed).toISOString() !== iso ? undefined : parsed;
}

function monthAfter(start: number): number {
  const next = new Date(start);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.getTime();
}

function offset(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
}

function within(milliseconds: number): number {
  return Math.min(lastMoment, Math.max(firstMoment, milliseconds));
}
