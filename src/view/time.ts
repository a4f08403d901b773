import { daySeconds } from '../model/duration';
/**
 * A time as people read it: `2026-11-22 08:59:43Z`, or in a named zone with its offset,
 * `2026-11-22 09:59:43+01:00`. Text that is no time is returned unchanged.
 */
export function readableTime(iso: string, zone = 'UTC'): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  // The time of events without a readable time; CloudTrail is younger than that.
  if (moment.getTime() === 0) return 'unknown';
  return zone === 'UTC' ? moment.toISOString().replace(/T(.{8}).*$/, ' $1Z') : inZone(moment, zone);
}

/** A time as spreadsheets read a date: `2026-11-22 09:59:43` in the zone, without its offset. */
export function spreadsheetTime(iso: string, zone?: string): string {
  return withoutOffset(readableTime(iso, zone));
}

/** A readable time without its zone. */
export function withoutOffset(time: string): string {
  return time.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
}

/** The times of the rows of a list, without their zone, and without the year where all are of one. */
export function rowTimes(times: readonly string[], zone?: string): readonly string[] {
  const local = times.map((time) => withoutOffset(readableTime(time, zone)));
  const years = new Set(local.map((time) => time.slice(0, 4)));
  return years.size === 1 ? local.map((time) => time.replace(/^\d{4}-/, '')) : local;
}

/** How long before `now` a time was, in one unit: `22 minutes ago`. */
export function timeAgo(iso: string, now: Date): string {
  const seconds = Math.floor((now.getTime() - new Date(iso).getTime()) / 1000);
  if (Number.isNaN(seconds)) return 'at an unknown time';
  if (seconds < 0) return 'in the future';
  const unit = units.find(({ length }) => seconds >= length);
  if (unit === undefined) return 'just now';
  const count = Math.floor(seconds / unit.length);
  return `${count} ${unit.name}${count === 1 ? '' : 's'} ago`;
}

const units = [
  { name: 'year', length: 365 * daySeconds },
  { name: 'month', length: 30 * daySeconds },
  { name: 'day', length: daySeconds },
  { name: 'hour', length: 3_600 },
  { name: 'minute', length: 60 },
] as const;

function inZone(moment: Date, zone: string): string {
  const parts = new Map(
    zoneFormat(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  // The offset reads `GMT+01:00`, and plain `GMT` for none.
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}

function zoneFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
}
